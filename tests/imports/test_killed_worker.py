"""A real worker, killed with `kill -9` while it reads a long sheet and while it writes it."""

import pytest
from django.conf import settings

from phases.core.audit.models import AuditEntry
from phases.imports import services
from phases.imports.models import Import
from phases.jobs import services as jobs
from phases.organisation.models import Person
from tests.conftest import StartWorker
from tests.factories import ledgers
from tests.services.waiting import eventually

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
LINES, A_PART = 12_000, 1000


def test_import_whose_worker_is_killed_twice_is_whole_and_nothing_stands_twice(
    campaign, office, start_worker: StartWorker, monkeypatch
):
    monkeypatch.setattr(settings, "JOB_LEASE_SECONDS", 1)
    worker = start_worker(JOB_LEASE_SECONDS="1")
    text = "姓名,处室,职务\n" + "".join(f"党员{n:05d},办公室,科员\n" for n in range(LINES))
    imported = ledgers.opened(campaign, office, "roster", text)
    found = Import.objects.filter(pk=imported.pk)

    eventually(imported.parts.exists)
    worker.kill()
    assert Person.objects.count() == 0
    worker.start()
    eventually(lambda: found.get().state == "ready", between=jobs.sweep)
    assert (found.get().counts["new"], imported.parts.count()) == (LINES, LINES // A_PART)

    services.ask_to_write(imported=found.get(), by=office)
    eventually(lambda: imported.parts.exclude(written=None).count() >= 2)
    worker.kill()
    proved = imported.parts.exclude(written=None).count()
    assert Person.objects.count() == proved * A_PART < LINES  # a part is written with its proof, or not at all
    worker.start()
    eventually(lambda: found.get().state == "written", between=jobs.sweep)

    names = Person.objects.order_by("order").values_list("name", flat=True)
    assert list(names) == [f"党员{n:05d}" for n in range(LINES)]
    assert found.get().counts["made"] == LINES
    assert AuditEntry.objects.filter(act="ledger.imported").count() == 1

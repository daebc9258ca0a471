"""What the law wants gone goes; the chain stays sound and says who erased it, and why."""

import pytest
from django.db import transaction

from phases.core import audit
from phases.core.audit.models import AuditActor, AuditDetail, AuditEntry
from phases.core.verdict import RefusedError

GROUND = "《个人信息保护法》第四十七条"


def test_erased_detail_is_gone_and_the_chain_stays_sound(chain, secretary):
    entry = AuditEntry.objects.get(seq=4)
    audit.erase_detail(entry=entry, by=secretary, ground=GROUND)
    (found,) = audit.verify(chain)
    assert found.faults == []
    assert found.erased == {4: 11}
    assert not AuditDetail.objects.filter(body__contains="第4次").exists()


def test_history_shows_that_a_detail_was_erased(chain, secretary):
    audit.erase_detail(entry=AuditEntry.objects.get(seq=4), by=secretary, ground=GROUND)
    erased = next(line for line in audit.history_of(secretary.person.unit) if line.seq == 4)
    assert (erased.detail_erased, erased.reason, list(erased.changes)) == (True, "", [])
    assert audit.history_of(secretary.person.unit)[0].detail_erased is False


def test_erased_name_is_gone_from_every_entry_and_the_chains_stay_sound(chain, secretary):
    audit.erase_actor(actor=AuditActor.objects.get(), by=None, ground=GROUND)
    assert [found.faults for found in audit.verify()] == [[], []]
    assert not AuditDetail.objects.filter(body__contains="演示甲").exists()
    line = audit.history_of(secretary.person.unit)[0]
    assert (line.who, line.who_erased) == (None, True)


@pytest.mark.parametrize("ground", ["", "  "])
def test_erasure_without_legal_ground_is_refused(chain, secretary, ground):
    with pytest.raises(RefusedError):
        audit.erase_detail(entry=AuditEntry.objects.get(seq=4), by=secretary, ground=ground)
    with pytest.raises(RefusedError):
        audit.erase_actor(actor=AuditActor.objects.get(), by=secretary, ground=ground)
    assert AuditDetail.objects.count() == 10


def test_erasing_again_is_refused(chain, secretary):
    entry = AuditEntry.objects.get(seq=4)
    audit.erase_detail(entry=entry, by=secretary, ground=GROUND)
    with pytest.raises(RefusedError):
        audit.erase_detail(entry=entry, by=secretary, ground=GROUND)
    assert AuditEntry.objects.count() == 11


def test_erasure_itself_can_be_read_and_not_the_erased_words(chain, secretary):
    with transaction.atomic():
        written = audit.erase_detail(entry=AuditEntry.objects.get(seq=4), by=secretary, ground=GROUND)
    (line,) = audit.read_entries(AuditEntry.objects.filter(pk=written.pk).select_related("detail"))
    assert (line.who.name, line.reason) == ("演示甲", GROUND)

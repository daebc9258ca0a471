"""The office's way through a sealed ballot, page by page, as a clerk clicks it."""

import pytest
from django.test import Client
from django.urls import reverse

from phases.appraisal.models import Tally
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.urn_states import UrnState
from phases.core import shares
from phases.organisation.roles import Role
from tests.factories import timeline
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(ready: make.Ready, page: str = "urn", **more: str) -> str:
    appraisal = ready.urn.appraisal
    return reverse(f"urn:{page}", kwargs={"slug": appraisal.campaign.slug, "pk": appraisal.pk} | more)


def typed(sheets: list[shares.Share]) -> dict[str, str]:
    return {f"sheet{n}": "\n".join(shares.written(share)) for n, share in enumerate(sheets, start=1)}


def test_from_the_first_page_to_the_printed_slips():
    appraisal = make.appraisal()
    by = timeline.part(appraisal.campaign, Role.OFFICE)
    client, ready = signed_in(by), make.Ready(SecretUrn(appraisal=appraisal), by)
    assert "Prepare the sealed ballot" in client.get(at(ready)).content.decode()
    client.post(at(ready, "prepare"))
    ready.urn = SecretUrn.objects.get()
    printed = client.post(at(ready, "keys"), {"holder1": "周正", "holder2": "吴敏", "holder3": "郑远"})
    assert (printed.headers["Content-Type"], printed.headers["Cache-Control"]) == ("application/pdf", "no-store")
    make.lay_keys(ready)
    assert client.post(at(ready, "try"), typed(ready.sheets)).status_code == 302
    slips = client.post(at(ready, "slips"), {"number": 18})
    assert slips.content.startswith(b"%PDF")
    client.post(at(ready, "deed", act="open"))
    assert ready.fresh().state == UrnState.OPEN


def test_from_the_closing_to_the_second_count():
    ready = make.urn()
    for place in range(6):
        ready.cast(place)
    client = signed_in(ready.by)
    assert "at least 5" in client.get(at(ready)).content.decode()
    client.post(at(ready, "close"))
    assert client.get(at(ready, "record")).content.startswith(b"%PDF")
    assert client.post(at(ready, "count"), typed(ready.sheets[:2])).status_code == 302
    assert Tally.objects.filter(online=6).count() == 6
    head = timeline.part(ready.urn.appraisal.campaign, Role.HEAD)
    assert signed_in(head).post(at(ready, "again"), typed(ready.sheets[1:])).status_code == 302
    assert ready.fresh().state == UrnState.CHECKED
    page = client.get(at(ready)).content.decode()
    assert "Record of the sealing" in page


def test_misread_sheet_names_the_line_and_shows_nothing_again():
    ready = make.urn(state=UrnState.CLOSED)
    sheets = typed(ready.sheets[:2])
    lines = sheets["sheet1"].split("\n")
    lines[2] = ("2" if lines[2][0] != "2" else "3") + lines[2][1:]
    answer = signed_in(ready.by).post(at(ready, "count"), sheets | {"sheet1": "\n".join(lines)})
    assert "Line 3 was misread" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert not Tally.objects.filter(online__isnull=False).exists()


def test_too_few_ballots_say_so_and_run_on_with_a_reason():
    ready = make.urn()
    client = signed_in(ready.by)
    ready.cast(0)
    client.post(at(ready, "close"))
    assert "never opened" in client.get(at(ready)).content.decode()
    refused = client.post(at(ready, "count"), typed(ready.sheets[:2]))
    assert "too few to hide anybody" in refused.content.decode()
    client.post(at(ready, "extend"), {"reason": "还有人没来"})
    assert ready.fresh().state == UrnState.OPEN


def test_head_sees_the_way_and_may_not_print():
    ready = make.urn(state=UrnState.PREPARED)
    head = signed_in(timeline.part(ready.urn.appraisal.campaign, Role.HEAD))
    assert head.get(at(ready)).status_code == 200
    assert head.get(at(ready, "keys")).status_code == 403


def test_destroying_before_the_count_asks_why(monkeypatch):
    ready = make.urn(state=UrnState.CLOSED)
    client = signed_in(ready.by)
    assert "Reason" in client.get(at(ready, "destroy")).content.decode()
    client.post(at(ready, "destroy"), {"reason": "改用纸质"})
    assert ready.fresh().state == UrnState.DESTROYED
    assert client.get(at(ready, "record")).status_code == 404

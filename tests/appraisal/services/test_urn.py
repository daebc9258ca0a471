"""The life up to the closing: papers are made in the request and kept nowhere, no step is left out."""

import io

import pytest
from django.db import IntegrityError
from pypdf import PdfReader

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, Option, Tally, VoterClass
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.services import planning
from phases.appraisal.services import urn as services
from phases.appraisal.urn_states import UrnState
from phases.core import audit, codes, seal, shares
from phases.core.audit.models import AuditDetail
from phases.core.verdict import RefusedError
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def sheets_on(pdf: bytes) -> list[shares.Share]:
    """Typed back from the paper."""
    read = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        lines = [line for line in page.extract_text().splitlines() if len(codes.bare(line)) in {14, 15}]
        read.append(shares.read("".join(codes.bare(line)[-14:] for line in lines)))
    return read


def test_from_the_printed_keys_to_the_printed_slips():
    ready = make.urn(state=UrnState.PREPARED)
    printed = services.print_keys(urn=ready.urn, holders=make.HOLDERS, by=ready.by)
    sheets = sheets_on(printed.pdf)
    with pytest.raises(RefusedError):
        services.print_slips(urn=printed.urn, number=18, by=ready.by, address="https://v.example.org/v/")
    tried = services.try_keys(urn=printed.urn, sheets=sheets, by=ready.by)
    slips = services.print_slips(urn=tried, number=18, by=ready.by, address="https://v.example.org/v/")
    assert (slips.urn.state, slips.urn.slips) == (UrnState.SLIPS, 18)
    opened = services.open_ballot(urn=slips.urn, by=ready.by)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(slips.pdf)).pages)
    printed_codes = [codes.read(word) for word in text.split() if len(word) == 29]
    assert {selectors.slip_of(code).urn for code in printed_codes} == {opened}


def test_secret_key_is_neither_in_the_row_nor_in_the_trail_nor_in_what_is_returned():
    ready = make.urn(state=UrnState.PREPARED)
    printed = services.print_keys(urn=ready.urn, holders=make.HOLDERS, by=ready.by)
    one, other = sheets_on(printed.pdf)[:2]
    private = shares.joined(one, other)
    urn = SecretUrn.objects.get()
    kept = b"".join(bytes(value) for value in (urn.public_key, urn.key_check, urn.issued, urn.form))
    assert private not in kept
    told = "".join(AuditDetail.objects.values_list("body", flat=True)) + repr(printed)
    assert not [
        line for share in (one, other) for line in shares.written(share) if line in told or line in repr(printed)
    ]
    assert seal._pair_of(seal.X25519PrivateKey.from_private_bytes(private)).public == bytes(urn.public_key)


def test_printing_the_keys_again_makes_the_old_sheets_void():
    ready = make.urn(state=UrnState.KEYED)
    services.print_keys(urn=ready.urn, holders=make.HOLDERS, by=ready.by)
    with pytest.raises(RefusedError):
        services.try_keys(urn=ready.urn, sheets=ready.sheets, by=ready.by)


def test_trial_asks_for_all_three_sheets():
    ready = make.urn(state=UrnState.KEYED)
    stranger = shares.split(seal.new_pair().private)
    for sheets in (ready.sheets[:2], [*ready.sheets[:2], stranger[2]], [ready.sheets[0]] * 3):
        with pytest.raises(RefusedError):
            services.try_keys(urn=ready.urn, sheets=sheets, by=ready.by)
    assert services.try_keys(urn=ready.urn, sheets=ready.sheets, by=ready.by).state == UrnState.TRIED


def test_opening_lays_a_place_for_every_word_and_for_the_blank():
    ready = make.urn()
    assert Option.objects.filter(kind=Option.Kind.BLANK).count() == 6
    assert Tally.objects.count() == 6 * 5
    assert ready.fresh().appraisal.online_issued == 18


def test_closing_notes_what_lies_in_the_urn():
    ready = make.urn()
    for place in range(6):
        ready.cast(place)
    urn = services.close_ballot(urn=ready.urn, by=ready.by)
    entry = audit.entries_of(urn.appraisal.campaign.audit_chain, act="urn.closed").first()
    assert entry.object_hash == ballots.seal_of(ready.fresh()) == selectors.closing_seal(urn)
    assert urn.closed_on == urn.appraisal.campaign.today


def test_enough_ballots_keep_the_urn_closed():
    ready = make.urn()
    for place in range(5):
        ready.cast(place)
    services.close_ballot(urn=ready.urn, by=ready.by)
    with pytest.raises(RefusedError, match="stays closed"):
        services.extend(urn=ready.urn, reason="再等等", by=ready.by)


def test_urn_can_be_taken_away_before_it_is_open():
    ready = make.urn(state=UrnState.SLIPS)
    services.drop(urn=ready.urn, by=ready.by)
    assert not SecretUrn.objects.exists()
    with pytest.raises(RefusedError):
        services.drop(urn=make.urn().urn, by=ready.by)


def test_appraisal_has_one_urn_and_says_whether_paper_stands_beside():
    made = make.appraisal(online=False, on_paper=True, state="planned")
    by = make.urn(state=UrnState.PREPARED).by
    services.prepare(appraisal=made, by=by, on_paper=False)
    made.refresh_from_db()
    assert (made.online, made.on_paper) == (True, False)
    with pytest.raises(RefusedError):
        services.prepare(appraisal=made, by=by)


def test_urn_that_is_taken_away_leaves_a_vote_on_paper():
    ready = make.urn(state=UrnState.SLIPS)
    services.drop(urn=ready.urn, by=ready.by)
    left = Appraisal.objects.get()
    assert (left.online, left.on_paper, left.online_issued) == (False, True, None)


ROLL = [{"name": "党员", "eligible": 18}]


def rolled(state=UrnState.SLIPS) -> make.Ready:
    ready = make.urn(state=UrnState.PREPARED)
    planning.change(appraisal=ready.urn.appraisal, by=ready.by, classes=ROLL)
    make.lay_keys(ready)
    make.lay_slips(ready, 18)
    if state == UrnState.OPEN:
        ready.urn = services.open_ballot(urn=ready.urn, by=ready.by)
    return ready


@pytest.mark.parametrize(
    "change",
    [{"classes": [{"name": "党员", "eligible": 19}]}, {"classes": []}, {"blank": "void"}, {"on_paper": True},
     {"online": False, "on_paper": True}],
)  # fmt: skip
@pytest.mark.parametrize("state", [UrnState.SLIPS, UrnState.OPEN])
def test_roll_stays_once_slips_are_printed(state, change):
    ready = rolled(state)
    with pytest.raises(RefusedError, match="voters and the meaning of a blank stay"):
        planning.change(appraisal=ready.urn.appraisal, by=ready.by, place="三楼", **change)
    left = Appraisal.objects.get()
    assert (left.place, left.classes.get().eligible, left.blank, left.on_paper) == ("", 18, "abstention", False)


def test_place_and_attendance_may_be_noted_while_slips_are_out():
    ready = rolled(UrnState.OPEN)
    planning.change(appraisal=ready.urn.appraisal, by=ready.by, place="三楼", classes=ROLL, blank="abstention")
    VoterClass.objects.update(present=17)
    assert (Appraisal.objects.get().place, VoterClass.objects.get().present) == ("三楼", 17)


@pytest.mark.parametrize(
    "reach",
    [
        lambda: VoterClass.objects.update(eligible=30),
        lambda: VoterClass.objects.all().delete(),
        lambda: VoterClass.objects.create(appraisal=Appraisal.objects.get(), order=2, name="群众", eligible=9),
        lambda: Appraisal.objects.update(blank="void"),
        lambda: Appraisal.objects.update(on_paper=True),
    ],
)
def test_database_keeps_the_roll_of_printed_slips(reach):
    rolled()
    with pytest.raises(IntegrityError, match="Slips are printed"):
        reach()


def test_roll_is_free_again_when_the_urn_is_taken_away():
    ready = rolled()
    services.drop(urn=ready.urn, by=ready.by)
    planning.change(appraisal=Appraisal.objects.get(), by=ready.by, classes=[{"name": "党员", "eligible": 30}])
    assert VoterClass.objects.get().eligible == 30


@pytest.mark.parametrize("state", [UrnState.SLIPS, UrnState.OPEN])
def test_appraisal_with_slips_out_is_not_taken_off_the_list(state):
    ready = rolled(state)
    Appraisal.objects.update(state="planned")
    with pytest.raises(RefusedError, match="slips of its sealed ballot are out"):
        planning.remove(appraisal=Appraisal.objects.get(), by=ready.by)
    assert VoterClass.objects.exists()

"""Opening: only with two sheets, only what was closed, everything accounted for; and the end of an urn."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from phases.appraisal import ballots
from phases.appraisal import rules as result_rules
from phases.appraisal.models import Appraisal, BallotRemark, Question, Tally
from phases.appraisal.models.urn import SEALED, SecretUrn
from phases.appraisal.services import counting, locking, tallying
from phases.appraisal.services import urn as life
from phases.appraisal.urn_states import UrnState
from phases.core import audit, seal, shares
from phases.core.verdict import RefusedError
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from phases.timeline.selectors import part_of
from tests.factories import timeline
from tests.factories import urns as make

pytestmark = pytest.mark.django_db

# Source T (domain.md T-49): votes for each word of each question, 18 ballots.
ROWS = ((16, 2, 0, 0), (15, 3, 0, 0), (16, 0, 2, 0), (16, 1, 1, 0), (16, 1, 1, 0), (16, 2, 0, 0))


def voted(number: int = 18, slips: int = 18, remark: str = "", **fields) -> make.Ready:
    ready = make.urn(slips=slips, **fields)
    for place in range(number):
        votes = [next(word for word in range(4) if sum(row[: word + 1]) > place) + 1 for row in ROWS]
        ready.cast(place, votes, f"{remark}{place}" if remark else "")
    return ready


def beside_paper() -> tuple[make.Ready, User]:
    """Counted, beside paper ballots that somebody else entered and the clerk checked."""
    ready = voted(6, on_paper=True)
    other, now = timeline.part(ready.urn.appraisal.campaign, Role.OFFICE), timezone.now()
    Appraisal.objects.update(state="ballots_entered", entered_by=other, entered_at=now)
    Appraisal.objects.update(state="checked", checked_by=ready.by, checked_at=now, checked_how="read")
    return ready, other


def test_urn_beside_which_nobody_voted_on_paper_opens_once_two_people_said_so():
    ready = voted(6, on_paper=True)
    life.close_ballot(urn=ready.urn, by=ready.by)
    with pytest.raises(RefusedError, match="both counts say 0"):
        make.counted(ready)
    appraisal = ready.fresh().appraisal
    other = timeline.part(appraisal.campaign, Role.OFFICE)
    none = dict.fromkeys(("issued", "returned", "valid", "void"), 0)
    votes = {question.pk: {option.pk: 0 for option in question.options.all()} for question in appraisal.questions.all()}
    for act, by in ((tallying.enter, ready.by), (tallying.count_again, other)):
        act(appraisal=Appraisal.objects.get(), numbers=none, votes=votes, by=by)
    assert make.counted(ready).state == UrnState.OPENED


@pytest.mark.trace("T-49")
def test_sealed_ballots_give_the_figures_of_the_source():
    urn = make.counted(voted())
    rows = [
        tuple(Tally.objects.get(option__question=question, option__order=place).online for place in range(1, 5))
        for question in Question.objects.filter(appraisal=urn.appraisal)
    ]
    assert tuple(rows) == ROWS
    appraisal = urn.appraisal
    assert (appraisal.online_issued, appraisal.online_returned, appraisal.online_valid, appraisal.online_void) == (
        18, 18, 18, 0,
    )  # fmt: skip
    assert appraisal.state == "ballots_entered"


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (2, 1)])
def test_any_two_sheets_open(pair):
    ready = voted(5)
    life.close_ballot(urn=ready.urn, by=ready.by)
    urn = counting.count(urn=ready.urn, sheets=[ready.sheets[place] for place in pair], by=ready.by)
    assert urn.state == UrnState.OPENED
    line = next(iter(audit.history_of(urn)))
    assert ", ".join(make.HOLDERS[place] for place in pair).split(", ")[0] in str([c.new for c in line.changes])


def test_one_sheet_the_same_twice_or_foreign_sheets_open_nothing():
    ready = voted(5)
    life.close_ballot(urn=ready.urn, by=ready.by)
    foreign = shares.split(seal.new_pair().private)
    for sheets in (ready.sheets[:1], [ready.sheets[0]] * 2, foreign[:2], [ready.sheets[0], foreign[1]], ready.sheets):
        with pytest.raises(RefusedError):
            counting.count(urn=ready.urn, sheets=sheets, by=ready.by)
    assert not Tally.objects.filter(online__isnull=False).exists()


def test_open_urn_and_fewer_than_five_ballots_are_not_counted():
    ready = voted(4)
    with pytest.raises(RefusedError):
        counting.count(urn=ready.urn, sheets=ready.sheets[:2], by=ready.by)
    with pytest.raises(RefusedError, match="at least 5"):
        make.counted(ready)
    life.extend(urn=ready.urn, reason="还有人没投", by=ready.by)
    ready.cast(4)
    assert make.counted(ready).appraisal.online_valid == 5


def test_template_raises_the_least_number_and_never_lowers_it():
    ready = voted(5)
    Campaign.objects.update(rules={"ballots": {"least_ballots": 6}})
    with pytest.raises(RefusedError, match="at least 6"):
        make.counted(ready)
    Campaign.objects.update(rules={"ballots": {"least_ballots": 1}})
    assert make.counted(ready).state == UrnState.OPENED
    few = voted(4)
    Campaign.objects.update(rules={"ballots": {"least_ballots": 1}})
    with pytest.raises(RefusedError, match="at least 5"):
        make.counted(few)


def test_remarks_come_out_shuffled_without_anything_beside_them():
    ready = voted(18, remark="意见")
    make.counted(ready)
    texts = list(BallotRemark.objects.values_list("text", flat=True))
    assert sorted(texts) == sorted(f"意见{place}" for place in range(18))
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM phases_ballotremark")
        assert [row[0] for row in cursor.fetchall()] != [f"意见{place}" for place in range(18)]  # 1 in 18!


def test_second_person_counts_the_same_and_nothing_is_written_twice():
    ready = voted(6, remark="话")
    urn = make.counted(ready)
    with pytest.raises(RefusedError):
        counting.count_again(urn=urn, sheets=ready.sheets[1:], by=ready.by)
    other = timeline.part(urn.appraisal.campaign, Role.OFFICE)
    assert counting.count_again(urn=urn, sheets=ready.sheets[1:], by=other).state == UrnState.CHECKED
    assert BallotRemark.objects.count() == 6
    urn.appraisal.refresh_from_db()
    assert (urn.appraisal.state, urn.appraisal.checked_by) == ("checked", other)
    head = timeline.part(urn.appraisal.campaign, Role.HEAD)
    locking.lock(appraisal=urn.appraisal, by=head)
    urn.refresh_from_db()
    assert urn.state == UrnState.LOCKED


def test_changed_tally_is_found_by_the_second_count():
    ready = voted(6)
    urn = make.counted(ready)
    Tally.objects.filter(online=6).update(online=5)
    with pytest.raises(RefusedError, match="differs"):
        counting.count_again(urn=urn, sheets=ready.sheets[1:], by=timeline.part(urn.appraisal.campaign, Role.OFFICE))


# ---- A10: who can write SQL ---------------------------------------------------------------------------------------


def tampered(ready: make.Ready, **fields: bytes) -> None:
    SecretUrn.objects.filter(pk=ready.urn.pk).update(**fields)


def twice(urn: SecretUrn) -> bytes:
    """The first box a second time; PostgreSQL hands out views, which cannot be added."""
    return bytes(urn.sealed) + bytes(urn.sealed[:SEALED])


def test_forged_ballot_without_the_key_outside_the_database_is_counted_as_unreadable():
    """The public key closes a box; the authenticator is missing. The attacker also used a slip that nobody used."""
    ready = voted(5)
    urn = ready.fresh()
    body = b"\x01" + bytes(16) + b"\x06" + b"\x04" * 6
    context = urn.pk.bytes + bytes(urn.form)
    forged = seal.seal(body + bytes(32), public=bytes(urn.public_key), use=ballots.USE, context=context, size=2048)
    unused = ballots.mark_of(ready.codes[7])
    tampered(
        ready,
        spent=ballots.kept([*ballots.marks(urn), unused]),
        sealed=ballots.kept([*ballots.boxes(urn), forged]),
    )
    counted = make.counted(ready)
    assert (counted.appraisal.online_valid, counted.appraisal.online_void) == (5, 1)


def test_copied_ballot_counts_once():
    ready = voted(5)
    urn = ready.fresh()
    unused = ballots.mark_of(ready.codes[7])
    copied = [*ballots.boxes(urn), ballots.boxes(urn)[0]]
    tampered(ready, spent=ballots.kept([*ballots.marks(urn), unused]), sealed=ballots.kept(copied))
    counted = make.counted(ready)
    assert (counted.appraisal.online_valid, counted.appraisal.online_void) == (5, 1)


def test_mark_of_no_slip_stops_the_opening():
    ready = voted(5)
    urn = ready.fresh()
    tampered(ready, spent=ballots.kept([*ballots.marks(urn), b"stuff"]), sealed=twice(urn))
    with pytest.raises(RefusedError, match="not what it was"):
        make.counted(ready)


def test_box_too_many_or_too_few_is_refused_by_the_database():
    ready = voted(5)
    urn = ready.fresh()
    for fields in ({"sealed": twice(urn)}, {"sealed": urn.sealed[:-1]}, {"spent": urn.spent[5:]}):
        with pytest.raises(DatabaseError), transaction.atomic():
            tampered(ready, **{name: bytes(value) for name, value in fields.items()})


def test_dropped_vote_and_reopened_urn_are_refused_by_the_database():
    ready = voted(6)
    urn = ready.fresh()
    with pytest.raises(DatabaseError), transaction.atomic():
        tampered(ready, spent=bytes(urn.spent[5:]), sealed=bytes(urn.sealed[SEALED:]))
    make.counted(ready)
    for state in ("open", "slips", "prepared"):
        with pytest.raises(DatabaseError), transaction.atomic():
            SecretUrn.objects.filter(pk=urn.pk).update(state=state)
    with pytest.raises(DatabaseError), transaction.atomic():
        SecretUrn.objects.filter(pk=urn.pk).delete()


def test_urn_that_changed_after_closing_is_not_opened():
    """Whoever lifts the database's guards still meets the digest in the trail."""
    ready = voted(6)
    life.close_ballot(urn=ready.urn, by=ready.by)
    if connection.vendor != "sqlite":
        return
    urn = ready.fresh()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'urn_takes_ballots_while_open'")
        (guard,) = cursor.fetchone()
        cursor.execute("DROP TRIGGER urn_takes_ballots_while_open")
        tampered(ready, spent=bytes(urn.spent[5:]), sealed=bytes(urn.sealed[SEALED:]))
        cursor.execute(guard)
    with pytest.raises(RefusedError, match="not what it was"):
        counting.count(urn=ready.urn, sheets=ready.sheets[:2], by=ready.by)


def test_words_of_the_form_stay_while_ballots_lie_in_the_urn():
    ready = voted(5)
    with pytest.raises(DatabaseError), transaction.atomic():
        ready.urn.appraisal.questions.first().options.filter(order=1).update(word="不深刻")
    with pytest.raises(DatabaseError), transaction.atomic():
        ready.urn.appraisal.questions.filter(order=1).update(order=9)


# ---- The end ------------------------------------------------------------------------------------------------------


def test_urn_is_destroyed_when_the_days_of_complaint_are_over(monkeypatch):
    wiped = []
    monkeypatch.setattr(counting, "wipe", wiped.append)  # VACUUM cannot run within this test's transaction
    urn = make.counted(voted(5))
    assert counting.destroy_what_is_due() == 0
    SecretUrn.objects.update(opened_on=urn.opened_on - timedelta(days=15), closed_on=urn.opened_on - timedelta(days=15))
    assert counting.destroy_what_is_due() == 1
    urn.refresh_from_db()
    assert (urn.state, bytes(urn.sealed), bytes(urn.issued), urn.ballots) == (UrnState.DESTROYED, b"", b"", 5)
    assert Tally.objects.filter(online=5).exists()
    assert counting.destroy_what_is_due() == 0


def test_template_says_how_long_complaints_may_come():
    urn = make.counted(voted(5))
    Campaign.objects.update(rules={"ballots": {"complaint_days": 30}})
    SecretUrn.objects.update(opened_on=urn.opened_on - timedelta(days=29), closed_on=urn.opened_on - timedelta(days=29))
    assert counting.destroy_what_is_due() == 0


def test_urn_is_not_destroyed_before_the_result_is_locked():
    ready = voted(5)
    urn = make.counted(ready)
    with pytest.raises(RefusedError, match="not locked"):
        counting.destroy(urn=urn, by=ready.by, reason="急")


def test_urn_that_nobody_may_count_is_destroyed_with_a_reason():
    ready = voted(3)
    life.close_ballot(urn=ready.urn, by=ready.by)
    with pytest.raises(RefusedError):
        counting.destroy(urn=ready.urn, by=ready.by)
    assert counting.destroy(urn=ready.urn, by=ready.by, reason="人太少，改用纸质").state == UrnState.DESTROYED


# ---- Nobody counts twice, and nobody rewrites what came out of the urn ---------------------------------------------


def test_who_opened_the_urn_does_not_count_it_again_beside_paper_ballots_either():
    ready, other = beside_paper()
    urn = make.counted(ready)
    with pytest.raises(RefusedError, match="somebody else"):
        counting.count_again(urn=urn, sheets=ready.sheets[1:], by=ready.by)
    assert counting.count_again(urn=urn, sheets=ready.sheets[1:], by=other).state == UrnState.CHECKED


def test_result_of_paper_and_urn_is_not_locked_before_the_urn_was_counted_twice():
    ready, other = beside_paper()
    urn = make.counted(ready)
    head = timeline.part(urn.appraisal.campaign, Role.HEAD)
    with pytest.raises(RefusedError, match="counted once"):
        locking.lock(appraisal=urn.appraisal, by=head)
    counting.count_again(urn=urn, sheets=ready.sheets[1:], by=other)
    assert locking.lock(appraisal=urn.appraisal, by=head).state == "locked"


def test_sealed_ballots_are_checked_by_the_urn_and_never_by_typing():
    urn = make.counted(voted(6))
    other = timeline.part(urn.appraisal.campaign, Role.OFFICE)
    with pytest.raises(RefusedError, match="the urn is counted a second time"):
        tallying.check(appraisal=urn.appraisal, by=other)
    with pytest.raises(RefusedError, match="the urn is counted a second time"):
        tallying.count_again(appraisal=urn.appraisal, numbers={}, votes={}, by=other)
    urn.appraisal.refresh_from_db()
    assert urn.appraisal.state == "ballots_entered"


def test_remarks_out_of_the_urn_stay_as_they_were_given():
    ready = voted(6, remark="话")
    locking.write_remarks(appraisal=ready.urn.appraisal, texts=["会上说的"], by=ready.by)
    urn = make.counted(ready)
    with pytest.raises(RefusedError, match="stand as they were given"):
        locking.write_remarks(appraisal=urn.appraisal, texts=["大家都满意"], by=ready.by)
    assert BallotRemark.objects.count() == 7


def test_remarks_on_paper_are_written_down_while_the_urn_is_sealed():
    """Few of them point at nobody who voted in secret; they are read before the opening and after it."""
    ready = voted(6)
    part = part_of(ready.by, ready.urn.appraisal.campaign)
    locking.write_remarks(appraisal=ready.urn.appraisal, texts=["会上说的"], by=ready.by)
    make.counted(ready)
    assert result_rules.remarks_may_be_shown(part)
    assert list(BallotRemark.objects.values_list("text", flat=True)) == ["会上说的"]


@pytest.mark.parametrize(("sealed", "written"), [(1, 0), (4, 0), (5, 5)])
def test_sealed_remarks_are_counted_alone_against_their_least_number(sealed, written):
    """Four on paper and one sealed would make five: whoever typed the four would know the fifth."""
    ready = make.urn(on_paper=False)
    locking.write_remarks(appraisal=ready.urn.appraisal, texts=[f"纸上{n}" for n in range(4)], by=ready.by)
    for place in range(8):
        ready.cast(place, remark=f"密封{place}" if place < sealed else "")
    urn = make.counted(ready)
    assert BallotRemark.objects.filter(text__startswith="密封").count() == written
    assert BallotRemark.objects.filter(text__startswith="纸上").count() == 4
    told = audit.entries_of(urn.appraisal.campaign.audit_chain, act="urn.counted").get().detail.body
    assert ('"withheld"' in told) is (written == 0)

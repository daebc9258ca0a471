"""Whatever is recorded, corrected, cancelled and made up, in any order: the ledger equals a model of three lines."""

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from phases.core.verdict import RefusedError
from phases.study import services
from phases.study.models import StudyCredit
from tests.factories import meetings, study, timeline

TIMES = [(None, None), (9, 11), (10, 12), (14, 17)]
PEOPLE = 3

sessions = some.tuples(
    some.sets(some.integers(0, PEOPLE - 1)), some.integers(1, 8), some.sampled_from(TIMES), some.integers(0, 1)
)
deeds = some.one_of(
    some.tuples(some.just("record"), some.just(0), sessions),
    some.tuples(some.just("correct"), some.integers(0, 3), sessions),
    some.tuples(some.sampled_from(["cancel", "restore"]), some.integers(0, 3), some.none()),
    some.tuples(
        some.just("make_up"), some.integers(0, 3), some.tuples(some.integers(0, PEOPLE - 1), some.integers(1, 8))
    ),
)


class Model:
    """Sessions as plain dictionaries; what each person should have is reckoned from them alone."""

    def __init__(self):
        self.sessions = []

    def hours(self, person):
        taken, total = [], 0
        for session in self.sessions:
            if not session["stands"]:
                continue
            if person in session["away"]:
                total += sum(size for _day, size in session["made_up"].get(person, []))
            elif not any(self.overlap(session, other) for other in taken):
                taken.append(session)
                total += session["size"]
        return total

    @staticmethod
    def overlap(one, other):
        (a, b), (c, d) = one["times"], other["times"]
        return one["day"] == other["day"] and a is not None and c is not None and a < d and c < b


@pytest.mark.django_db
@given(some.lists(deeds, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ledger_equals_the_model(db, doings):
    campaign = timeline.campaign()
    office, people = meetings.appointed(campaign), meetings.people(campaign.unit, PEOPLE)
    model, recorded = Model(), []
    for deed, number, what in doings:
        if deed == "record":
            recorded.append(study.session(campaign, by=office, **facts_of(people, what)))
            model.sessions.append(plain(what) | {"made_up": {}, "stands": True})
        elif number < len(recorded):
            follow(campaign, office, people, recorded[number], model.sessions[number], deed, what)
        agree(campaign, people, model)


def follow(campaign, office, people, session, expected, deed, what):
    """Do the deed to the session and, where it is not refused, to the model."""
    session.meeting.refresh_from_db()
    try:
        if deed == "correct":
            facts = study.session_facts(campaign, **facts_of(people, what))
            version = session.meeting.version
            services.correct_session(session=session, facts=facts, version=version, by=office, reason="核对")
            new = plain(what)
            # A make-up falls when its person turns out to have been there, or the session has no room for it now.
            kept = {
                who: fitting([part for part in parts if new["day"] <= part[0]], new["size"])
                for who, parts in expected["made_up"].items()
                if who in new["away"]
            }
            expected.update(new, made_up=kept)
        elif deed == "cancel":
            services.cancel_session(session=session, reason="没有召开", by=office)
            expected["stands"] = False
        elif deed == "restore":
            services.restore_session(session=session, by=office)
            expected["stands"] = True
        else:
            (who, size), day = what, session.meeting.held_on
            services.record_make_up(session=session, people=[people[who]], on=day, by=office, half_hours=size)
            expected["made_up"].setdefault(who, []).append((expected["day"], size))
    except RefusedError:
        pass


def fitting(parts, size):
    """The parts recorded first, as long as the session has room for them."""
    kept = []
    for part in parts:
        if sum(half_hours for _day, half_hours in [*kept, part]) <= size:
            kept.append(part)
    return kept


def facts_of(people, what):
    away, size, (starts, ends), day = what
    return {
        "people": people,
        "absent": {people[number]: "" for number in away},
        "half_hours": size,
        "starts_at": starts and meetings.at(starts),
        "ends_at": ends and meetings.at(ends),
        "on": meetings.DAY.replace(day=10 + day),
    }


def plain(what):
    away, size, times, day = what
    return {"away": set(away), "size": size, "times": times, "day": day}


def agree(campaign, people, model):
    assert [study.hours_of(person, campaign) * 2 for person in people] == [
        model.hours(number) for number in range(len(people))
    ]
    standing = StudyCredit.objects.standing().filter(campaign=campaign)
    attended = list(standing.filter(mode="attended").values_list("session", "person"))
    made_up = standing.filter(mode="make_up").order_by().values("session", "person", "session__half_hours")
    sums = made_up.annotate(total=Sum("half_hours"))
    assert len(attended) == len(set(attended))
    assert not set(attended) & {(line["session"], line["person"]) for line in sums}
    assert all(line["total"] <= line["session__half_hours"] for line in sums)

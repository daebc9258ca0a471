"""Moves, tasks and requirements: what the state allows, with the reason in the trail."""

from datetime import date

import pytest

from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
from phases.timeline import services
from phases.timeline.models import Step, Task
from tests.factories import gates, organisation, timeline

pytestmark = pytest.mark.django_db


def acts_of(campaign):
    return list(AuditEntry.objects.filter(chain=campaign.audit_chain).order_by("seq").values_list("act", flat=True))


@pytest.fixture
def place():
    return gates.place(stands_still_on=date(2009, 3, 16))


def test_starting_a_phase_notes_the_campaigns_own_day():
    campaign = timeline.campaign(stands_still_on=date(2009, 3, 16))
    phase = campaign.phases.get(order=1)
    type(phase).objects.filter(pk=phase.pk).update(state="not_started")
    assert services.move(phase=phase, act="start", by=organisation.user()).started_on == date(2009, 3, 16)


@pytest.mark.trace("S-52")
def test_closing_without_a_review_that_passed_is_refused_and_leaves_no_trace(place):
    for act in ("wrap_up", "request"):
        services.move(phase=place.phase, act=act, by=place.office)
    with pytest.raises(RefusedError):
        services.move(phase=place.phase, act="close", by=place.head)
    assert gates.fresh(place.phase).state == "transition_requested"
    assert "phase.closed" not in acts_of(place.campaign)


@pytest.mark.parametrize("act", ["start", "close", "reopen", "finish", "fly"])
def test_move_that_the_state_does_not_allow_is_refused(place, act):
    with pytest.raises(RefusedError):
        services.move(phase=place.phase, act=act, by=place.head, reason="原因")


def test_second_phase_does_not_open_before_the_first_has_closed(place):
    with pytest.raises(RefusedError, match="学习调研"):
        services.move(phase=place.campaign.phases.get(order=2), act="start", by=place.head)


def test_changing_a_phase_keeps_the_announced_words(place):
    phase = services.change_phase(phase=place.phase, by=place.office, name="学习调研", start="3月中旬", end="5月5日")
    assert (phase.start_on, phase.end_on) == (date(2009, 3, 11), date(2009, 5, 5))
    services.change_phase(phase=phase, by=place.office, name="学习调研", start="3月中旬", end="5月5日")
    assert acts_of(place.campaign).count("phase.changed") == 1


def test_tick_of_a_task_goes_both_ways(place):
    step = Step.objects.create(phase=place.phase, key="prepare", name="准备")
    task = Task.objects.create(step=step, key="plan", name="制定方案")
    services.tick_task(task=task, by=place.office, on=date(2009, 3, 20))
    assert Task.objects.get().done_on == date(2009, 3, 20)
    services.tick_task(task=task, by=place.office, on=None)
    assert Task.objects.get().done_on is None
    assert acts_of(place.campaign)[-2:] == ["task.done", "task.undone"]


def test_requirement_of_a_phase_that_has_begun_changes_only_with_a_reason(place):
    with pytest.raises(RefusedError):
        services.change_requirement(requirement=place.demand, by=place.office, value=2)
    changed = services.change_requirement(requirement=place.demand, by=place.office, value=2, reason="市委要求两次")
    assert changed.value == 2
    assert acts_of(place.campaign) == ["requirement.changed"]


def test_requirement_of_a_phase_that_has_not_begun_changes_without_one(place):
    phase = place.campaign.phases.get(order=2)
    added = services.add_requirement(
        phase=phase, by=place.office, text="召开评议会", criterion="meeting_held", where={"kind": "appraisal"}
    )
    assert services.change_requirement(requirement=added, by=place.office, value=2).value == 2
    services.remove_requirement(requirement=added, by=place.office)
    assert not phase.requirements.exists()


def test_requirement_added_after_one_was_removed_gets_a_key_of_its_own(place):
    phase = place.campaign.phases.get(order=2)
    first, second = (
        services.add_requirement(phase=phase, by=place.office, text=text, criterion="report_approved")
        for text in ("一", "二")
    )
    services.remove_requirement(requirement=first, by=place.office)
    third = services.add_requirement(phase=phase, by=place.office, text="三", criterion="report_approved")
    assert third.key != second.key


def test_requirement_with_a_waiver_is_not_removed():
    place = gates.place()
    gates.services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    with pytest.raises(RefusedError):
        services.remove_requirement(requirement=place.demand, by=place.office, reason="不再需要")


def test_closed_phase_keeps_its_requirements():
    place = gates.place()
    gates.closed(place)
    place.demand.phase = gates.fresh(place.phase)
    with pytest.raises(RefusedError):
        services.change_requirement(requirement=place.demand, by=place.office, value=2, reason="补课")

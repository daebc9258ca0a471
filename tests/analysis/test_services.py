"""Problems, as they are found, analysed and followed up."""

import pytest
from django.db import IntegrityError, transaction

from phases.analysis import services
from phases.analysis.models import Problem
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from tests.factories import analysis, discussion, meetings, opinions, organisation, research, timeline

pytestmark = pytest.mark.django_db

# The two gaps of source T (domain.md T-24).
GAPS = ("思想觀念尚未完全適應新形勢的要求", "缺乏不斷開拓創新的意識")


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("T-24")
def test_two_gaps_found_in_discussion_become_two_problems_with_their_origin(campaign, office):
    held = discussion.discussion(campaign, organisation.department(campaign.unit), by=office)
    problems = [analysis.problem(campaign, gap, by=office, discussions=[held]) for gap in GAPS]
    assert [problem.number for problem in problems] == [1, 2]
    assert {problem.discussions.get() for problem in problems} == {held}


@pytest.mark.trace("S-37")
def test_problem_names_opinions_and_topics_and_is_found_from_them(campaign, office, client):
    group, topic = opinions.group(campaign, opinions.opinion(campaign)), research.topic(campaign, by=office)
    problem = analysis.problem(campaign, by=office, groups=[group], topics=[topic], source=Problem.Source.RESEARCH)
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.get(f"/campaigns/{campaign.slug}/problems/{problem.pk}/").content.decode()
    back = client.get(f"/campaigns/{campaign.slug}/research/topics/{topic.pk}/").content.decode()
    assert f"/research/topics/{topic.pk}/" in shown
    assert group.text in shown
    assert f"/problems/{problem.pk}/" in back


def test_problem_counts_as_analysed_only_with_its_cause(campaign, office):
    problem = analysis.problem(campaign, by=office)
    with pytest.raises(RefusedError, match="cause"):
        services.move(problem=problem, act="analyse", by=office)
    services.change_problem(problem=problem, cause="习惯于坐等上门", by=office)
    assert services.move(problem=problem, act="analyse", by=office).state == "cause_analysed"
    with pytest.raises(RefusedError, match="cause stays"):
        services.change_problem(problem=problem, cause="", by=office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(cause="")


def test_problem_is_carried_over_with_a_reason_and_taken_up_again(campaign, office):
    problem = services.move(problem=analysis.problem(campaign, by=office), act="confirm", by=office)
    with pytest.raises(RefusedError, match="say why"):
        services.move(problem=problem, act="carry_over", by=office)
    services.move(problem=problem, act="carry_over", by=office, reason="需要市里协调")
    assert audit.history_of(problem)[0].reason == "需要市里协调"
    assert services.move(problem=problem, act="take_up", by=office).state == "confirmed"


def test_what_rectification_does_is_not_done_by_hand(campaign, office):
    with pytest.raises(RefusedError, match="by itself"):
        services.move(problem=analysis.problem(campaign, by=office), act="fix", by=office)


def test_confirmed_problem_stays_on_the_list(campaign, office):
    problem = services.move(problem=analysis.problem(campaign, by=office), act="confirm", by=office)
    with pytest.raises(RefusedError, match="confirmed"):
        services.remove_problem(problem=problem, by=office)


def test_liaison_adds_for_the_own_department_until_the_office_confirms(campaign, office):
    own = organisation.department(campaign.unit, "一处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    with pytest.raises(RefusedError, match="own department"):
        analysis.problem(campaign, by=liaison)
    problem = analysis.problem(campaign, by=liaison, department=own)
    services.change_problem(problem=problem, text="办事程序偏多", by=liaison)
    services.move(problem=problem, act="confirm", by=office)
    with pytest.raises(RefusedError, match="office keeps"):
        services.change_problem(problem=problem, text="别的", by=liaison)
    with pytest.raises(RefusedError, match="office confirms"):
        services.move(problem=problem, act="analyse", by=liaison)


def test_member_adds_no_problem(campaign):
    with pytest.raises(RefusedError):
        analysis.problem(campaign, by=meetings.appointed(campaign, Role.MEMBER))

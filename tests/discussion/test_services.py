"""Theme, discussions, summaries, suggestions, as they happen."""

from datetime import date

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.discussion import selectors, services
from phases.discussion.models import Discussion, Summary
from phases.opinions.models import Channel, Opinion
from phases.organisation.roles import Role
from tests.factories import discussion, meetings, organisation, timeline

pytestmark = pytest.mark.django_db

THEME = "更好更快发展，科技贡献什么"


@pytest.fixture
def campaign():
    return timeline.campaign(rules={"discussion_theme": THEME})


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def department(campaign):
    return organisation.department(campaign.unit, "高新技术处")


@pytest.mark.trace("S-38")
def test_theme_stands_in_full_width_quotes_of_the_campaigns_script(campaign, office):
    assert selectors.quoted(selectors.theme_of(campaign), campaign.script) == f"“{THEME}”"
    services.set_theme(campaign=campaign, words=" 大科普怎么做 ", by=office)
    assert selectors.quoted(selectors.theme_of(campaign), "zh-hant") == "「大科普怎么做」"
    services.set_theme(campaign=campaign, words="", by=office)
    assert selectors.theme_of(campaign) == THEME


def test_theme_is_set_by_the_office_alone(campaign):
    with pytest.raises(RefusedError, match="office"):
        services.set_theme(campaign=campaign, words="别的", by=meetings.appointed(campaign, Role.LIAISON))


@pytest.mark.trace("S-39", "S-41")
def test_discussion_keeps_form_people_views_and_suggestions(campaign, office, department):
    made = discussion.discussion(
        campaign, department, by=office, participants=3, views=["跨越发展靠新兴产业"], suggestions=["排出技术路线图"]
    )
    found = selectors.discussions_of(campaign).get(pk=made.pk)
    assert (found.form, found.participants, found.view_count, found.suggestion_count) == ("座谈", 3, 1, 1)


def test_number_of_people_may_be_unknown_but_not_less_than_the_leaders(campaign, office, department):
    leaders = [organisation.person(campaign.unit, is_leader=True) for _ in range(2)]
    discussion.discussion(campaign, department, by=office, leaders=leaders)
    with pytest.raises(RefusedError, match="More leaders"):
        discussion.discussion(campaign, department, by=office, leaders=leaders, participants=1)


def test_liaison_records_for_the_own_department_only(campaign, department):
    liaison = meetings.appointed(campaign, Role.LIAISON, department=department)
    made = discussion.discussion(campaign, department, by=liaison)
    other = organisation.department(campaign.unit, "办公室")
    with pytest.raises(RefusedError, match="own department"):
        discussion.discussion(campaign, other, by=liaison)
    with pytest.raises(RefusedError, match="own department"):
        services.change_discussion(discussion=made, department=other, views=[], suggestions=[], by=liaison)


def test_day_that_has_not_come_is_refused(campaign, office, department):
    with pytest.raises(RefusedError, match="not come"):
        discussion.discussion(campaign, department, by=office, on=date(2999, 1, 1))


@pytest.mark.trace("S-41")
def test_promoted_suggestion_stands_among_the_opinions_and_keeps_its_origin(campaign, office, department):
    made = discussion.discussion(campaign, department, by=office, suggestions=["公布办事电话，首问的人负责到底"])
    opinion = services.promote_suggestion(suggestion=made.suggestions.get(), by=office)
    assert (opinion.text, opinion.channel.kind) == ("公布办事电话，首问的人负责到底", Channel.Kind.DISCUSSION)
    assert (made.suggestions.get().opinion, opinion.giver_name) == (opinion, "高新技术处")
    with pytest.raises(RefusedError, match="already"):
        services.promote_suggestion(suggestion=made.suggestions.get(), by=office)
    assert Opinion.objects.count() == 1


def test_line_that_stands_among_the_opinions_is_not_dropped(campaign, office, department):
    made = discussion.discussion(campaign, department, by=office, suggestions=["甲", "乙"], views=["丙"])
    services.promote_suggestion(suggestion=made.suggestions.get(text="甲"), by=office)
    with pytest.raises(RefusedError, match="甲"):
        services.change_discussion(discussion=made, views=[], suggestions=["乙"], by=office)
    services.change_discussion(discussion=made, views=["丁"], suggestions=["甲"], by=office)
    assert [one.text for one in made.suggestions.all()] == ["甲"]
    assert [one.text for one in made.views.all()] == ["丁"]
    with pytest.raises(RefusedError, match="among the opinions"):
        services.remove_discussion(discussion=made, by=office)


def test_removed_discussion_leaves_its_words_in_the_trail(campaign, office, department):
    made = discussion.discussion(campaign, department, by=office, views=["丙"])
    chain = campaign.audit_chain
    services.remove_discussion(discussion=made, by=office)
    assert not Discussion.objects.exists()
    (line, *_earlier) = audit.read_entries(audit.entries_of(chain))
    assert str(line.act) == "removed a discussion"


@pytest.mark.trace("S-41")
def test_each_department_hands_in_one_summary_and_the_old_words_stay_in_the_trail(campaign, office, department):
    with pytest.raises(RefusedError, match="nothing to hand in"):
        discussion.summary(campaign, department, by=office, text="")
    discussion.discussion(campaign, department, by=office)
    discussion.summary(campaign, department, by=office, text="")
    summary = discussion.summary(campaign, department, by=office, text="新观点两条")
    assert Summary.objects.get() == summary
    assert "新观点两条" in [change.new for change in audit.history_of(summary)[0].changes]

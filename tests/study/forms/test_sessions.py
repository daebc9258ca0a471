"""The one form of a session: hours reckoned or typed, and what was typed kept when it cannot be used."""

import pytest
from django.http import QueryDict

from phases.organisation.models import Group
from phases.study.forms import sessions as forms
from phases.timeline import selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def part(campaign):
    return selectors.part_of(meetings.appointed(campaign), campaign)


def typed(campaign, part, **fields):
    data = QueryDict(mutable=True)
    data.update({"held_on": "2009-04-10", "form": "collective", "phase": campaign.phases.get(order=1).pk})
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return forms.SessionForm(data, campaign=campaign, part=part)


def test_credit_is_reckoned_from_the_times(campaign, part):
    form = typed(campaign, part, starts_at="14:00", ends_at="16:45")
    assert form.is_valid()
    assert form.facts.half_hours == 5


def test_typed_hours_win_over_the_times(campaign, part):
    form = typed(campaign, part, starts_at="14:00", ends_at="17:00", hours="2.5")
    assert form.is_valid()
    assert form.facts.half_hours == 5


def test_campaign_may_count_school_hours(campaign, part):
    campaign.rules = {"minutes_per_credit_hour": 45}
    form = typed(campaign, part, starts_at="14:00", ends_at="17:00")
    assert form.is_valid()
    assert form.facts.half_hours == 8


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours", "2.3"),
        ("hours", "0"),
        ("hours", "25"),
        ("hours", "drei"),
        ("held_on", "10.4."),
        ("form", "yoga"),
        ("lecturer", "长" * 61),
    ],
)
def test_bad_input_names_the_field_and_keeps_the_rest(campaign, part, name, value):
    form = typed(campaign, part, **{"hours": "3", "content": "十七大精神", name: value})
    assert set(form.errors) == {name}
    assert form[name].value() == value
    assert form["content"].value() == "十七大精神"


@pytest.mark.parametrize("times", [{}, {"starts_at": "14:00"}, {"ends_at": "17:00"}])
def test_without_hours_and_without_both_times_the_hours_are_asked_for(campaign, part, times):
    assert set(typed(campaign, part, **times).errors) == {"hours"}


def test_lecture_is_given_on_with_lecturer_and_materials(campaign, part):
    material = study.material(campaign, "《邓小平论科学发展》")
    lecture = {"lecturer": "许喆堃", "lecturer_from": "省委党校", "lecturer_is_external": "on"}
    form = typed(
        campaign, part, form="lecture", hours="3", content=" 辅导报告 ", materials=[str(material.pk)], **lecture
    )
    assert form.is_valid()
    facts = form.facts
    assert (facts.form, facts.lecturer, facts.lecturer_from, facts.lecturer_is_external) == (
        "lecture",
        "许喆堃",
        "省委党校",
        True,
    )
    assert (facts.meeting.title, facts.meeting.kind, facts.materials) == ("辅导报告", "study", (material,))


@pytest.mark.parametrize(
    ("content", "title"), [("两会精神", "党组中心组集中学习（三）"), ("当前经济形势", "当前经济形势")]
)
def test_planned_session_keeps_its_title_unless_something_else_was_studied(campaign, part, content, title):
    session = study.session(campaign, title="党组中心组集中学习（三）", content="两会精神", state="planned")
    phase = session.meeting.phase_id
    sent = {"held_on": "2009-04-10", "phase": str(phase), "form": "collective", "hours": "3", "content": content}
    data = QueryDict(mutable=True)
    data.update(sent)
    initial = forms.values_of_session(session)
    form = forms.SessionForm(data, campaign=campaign, part=part, meeting=session.meeting, initial=initial)
    assert form.is_valid()
    assert form.facts.meeting.title == title


@pytest.mark.parametrize("hours", ["", "3"])
def test_end_before_the_beginning_is_said_beside_the_end(campaign, part, hours):
    assert set(typed(campaign, part, starts_at="17:00", ends_at="14:00", hours=hours).errors) == {"ends_at"}


def test_material_of_another_campaign_is_not_offered(campaign, part):
    foreign = study.material(timeline.campaign(), "别处的材料")
    assert set(typed(campaign, part, hours="3", materials=[str(foreign.pk)]).errors) == {"materials"}


def test_record_whose_hours_follow_from_its_times_goes_on_following(campaign):
    session = study.session(campaign, starts_at=meetings.at(14), ends_at=meetings.at(17), half_hours=6)
    assert forms.values_of_session(session)["hours"] is None


def test_record_with_hours_of_its_own_shows_them(campaign):
    material = study.material(campaign, "两会精神")
    session = study.session(
        campaign, starts_at=meetings.at(14), ends_at=meetings.at(17), half_hours=5, materials=[material], lecturer="许"
    )
    shown = forms.values_of_session(session)
    assert (shown["hours"], shown["materials"], shown["lecturer"]) == (2.5, [material.pk], "许")


def test_filter_offers_groups_forms_and_phases(campaign):
    organisation.group(campaign.unit)
    organisation.group(campaign.unit, kind=Group.Kind.BRANCH, name="第一支部")
    form = forms.SessionFilter({}, campaign=campaign)
    assert [name for _pk, name in form.fields["group"].choices][1:] == ["党组中心组", "第一支部"]
    assert [name for _order, name in form.fields["phase"].choices][1:] == ["学习调研", "分析检查", "整改落实"]
    assert len(form.fields["form"].choices) == 5

"""What the form makes of what was typed, and what it keeps when that cannot be used."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from phases.analysis_report.forms import ChiefForm
from phases.meetings import facts, forms
from phases.meetings.facts import AgendaLine
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def typed(campaign, **fields):
    data = {"held_on": "2009-03-18", "kind": "mobilisation", "phase": campaign.phases.get(order=1).pk}
    return forms.MeetingForm(sent(**data | fields), campaign=campaign)


def shown(people, kind="mobilisation", groups=""):
    """What the page sends back of the list it showed."""
    return {"expected": [str(person.pk) for person in people], "expected_for": f"{kind}:{groups}"}


def test_valid_form_gives_the_meeting_as_typed(campaign, people):
    absent = {"absent": [str(people[1].pk)], f"reason_{people[1].pk}": "sick"}
    form = typed(campaign, title=" 动员大会 ", starts_at="14:00", chair="周明远", **shown(people), **absent)
    assert form.is_valid()
    facts = form.facts
    assert (facts.title, facts.held_on, facts.starts_at) == ("动员大会", date(2009, 3, 18), meetings.at(14))
    assert (facts.chair, facts.state) == ("周明远", "held")
    assert [line.status for line in facts.attendance] == ["present", "leave", "present"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("held_on", "2009-02-30"), ("starts_at", "25:00"), ("kind", "study"), ("phase", "0"), ("place", "长" * 101)],
)
def test_bad_input_names_the_field_and_keeps_the_rest(campaign, name, value):
    form = typed(campaign, **{"title": "动员大会", name: value})
    assert set(form.errors) == {name}
    assert form[name].value() == value
    assert form["title"].value() == "动员大会"


def test_meeting_without_a_day_is_refused(campaign):
    assert set(typed(campaign, held_on="").errors) == {"held_on"}


def test_empty_title_becomes_the_kind(campaign):
    form = typed(campaign)
    assert form.is_valid()
    with translation.override("en"):
        assert form.facts.title == "mobilisation meeting"


def test_planned_is_ticked_and_kept(campaign):
    form = typed(campaign, planned="on")
    assert form.is_valid()
    assert form.facts.state == Meeting.State.PLANNED


def test_reason_that_the_list_does_not_offer_is_absence_without_leave(campaign, people):
    form = typed(campaign, absent=[str(people[0].pk)], **{f"reason_{people[0].pk}": "weather"}, **shown(people))
    assert form.is_valid()
    assert [line.status for line in form.facts.attendance] == ["absent", "present", "present"]


def test_reasons_typed_so_far_stay_when_something_else_is_wrong(campaign, people):
    absent = {"absent": [str(people[0].pk)], f"reason_{people[0].pk}": "business"}
    form = typed(campaign, held_on="gestern", **shown(people), **absent)
    assert not form.is_valid()
    assert form.away == [(people[0], "business")]


def test_somebody_unexpected_who_came_is_added(campaign, people):
    form = typed(campaign, also=[str(people[2].pk)], **shown(people[:2]))
    assert form.is_valid()
    assert [line.person for line in form.facts.attendance] == people


def test_people_of_another_unit_cannot_be_smuggled_in(campaign, people):
    stranger = organisation.person(organisation.unit())
    form = typed(campaign, **shown([people[0], stranger]))
    assert form.people == [people[0]]
    assert set(typed(campaign, also=[str(stranger.pk)], **shown(people)).errors) == {"also"}


def test_changing_the_kind_makes_the_list_anew(campaign, people):
    staff = organisation.person(campaign.unit, category=Person.Category.STAFF)
    assert typed(campaign, kind="seminar", **shown([*people, staff])).people == people


def test_changing_the_groups_makes_the_list_anew(campaign, people):
    group = organisation.group(campaign.unit, people[0])
    form = typed(campaign, groups=[str(group.pk), "x"], **shown(people))
    assert form.people == [people[0]]


def test_record_opens_with_all_that_it_holds(campaign, people):
    agenda = (AgendaLine("作动员报告", "支部书记"), AgendaLine("宣读方案"))
    meeting = meetings.meeting(campaign, people=people, absent={people[1]: "duty"}, agenda=agenda)
    form = forms.MeetingForm(initial=forms.values_of(meeting), campaign=campaign, meeting=meeting)
    assert form.people == people
    assert form.away == [(people[1], "duty")]
    assert form["agenda"].value() == "作动员报告 | 支部书记\n宣读方案"
    assert form["version"].value() == 1


@pytest.mark.parametrize("between", [" | ", "｜", "\t", "  ", "\u3000"])
def test_speaker_stands_behind_what_a_spreadsheet_or_a_person_writes(between):
    assert facts.read_agenda(f"讲话{between}省科协副主席") == [AgendaLine("讲话", "省科协副主席")]


def test_empty_lines_are_no_items_of_the_agenda():
    lines = facts.read_agenda("作动员报告\n\n  \n讲话\n")
    assert [line.title for line in lines] == ["作动员报告", "讲话"]


def test_transition_meeting_sums_up_and_deploys():
    with translation.override("en"):
        assert (
            forms.usual_agenda("phase_transition", timeline.campaign())
            == "Summary of the phase\nDeployment of the next phase"
        )
        assert forms.usual_agenda("seminar", timeline.campaign()) == ""


def test_taking_back_needs_words():
    assert set(forms.ReasonForm({"reason": "  "}).errors) == {"reason"}
    assert forms.ReasonForm({"reason": "记重了"}).is_valid()


def test_filter_offers_the_phases_and_every_kind_but_study(campaign):
    form = forms.MeetingFilter({}, campaign=campaign)
    assert [name for _order, name in form.fields["phase"].choices][1:] == ["学习调研", "分析检查", "整改落实"]
    assert "study" not in dict(form.fields["kind"].choices)


def test_leaders_are_offered_and_missed_where_nobody_is_marked(campaign, people):
    """A new roster marks nobody; an empty choice alone would not say what to do."""
    form = ChiefForm(campaign=campaign)
    assert "Mark them there first" in str(form.fields["chief"].help_text)
    Person.objects.filter(pk=people[0].pk).update(is_leader=True)
    form = ChiefForm(campaign=campaign)
    assert list(form.fields["chief"].queryset) == [people[0]]
    assert "Mark them there first" not in str(form.fields["chief"].help_text)

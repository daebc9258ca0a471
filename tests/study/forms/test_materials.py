"""What somebody types about materials."""

import pytest

from phases.study.forms import materials as forms
from phases.study.models import StudyMaterial
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_material_says_of_what_kind_how_urgent_and_for_whom(campaign):
    typed = {"title": "《领导干部学习文件选编》", "category": "book", "priority": "key", "audience": "leaders"}
    assert forms.MaterialForm(typed).is_valid()
    wrong = forms.MaterialForm({"title": "", "category": "song", "priority": "now", "audience": "leaders"})
    assert set(wrong.errors) == {"title", "category", "priority"}


@pytest.fixture
def title(campaign):
    return study.material(campaign, "《摘编》")


def issue(campaign, members, **typed):
    data = {
        "materials": StudyMaterial.objects.values_list("pk", flat=True),
        "to": "members",
        "on": "2009-04-10",
        **typed,
    }
    return forms.IssueForm(data, campaign=campaign, members=members, departments=[])


def test_copies_for_some_people_ask_which(campaign, title):
    members = meetings.people(campaign.unit)
    assert set(issue(campaign, members, to="people").errors) == {"people"}
    form = issue(campaign, members, to="people", people=[members[0].pk])
    assert form.is_valid()
    assert form.takers == [members[0]]


def test_copies_for_a_department_ask_which(campaign, title):
    assert set(issue(campaign, [], to="department").errors) == {"department"}


def test_copies_for_every_member_need_no_ticks(campaign, title):
    members = meetings.people(campaign.unit)
    form = issue(campaign, members)
    assert form.is_valid()
    assert form.takers == members

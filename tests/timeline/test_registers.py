"""What every plain register does alike; the areas' own tests walk their pages."""

import pytest

from phases.organisation.models import Unit
from phases.submissions import selectors
from phases.submissions.shelf import SHELF
from phases.timeline.registers.forms import own
from tests.factories import meetings, organisation, submissions, timeline

pytestmark = pytest.mark.django_db


def test_filter_finds_a_word_and_a_choice_within_the_campaign_alone():
    campaign = timeline.campaign()
    wanted = submissions.paper(campaign, title="调研报告")
    submissions.paper(campaign, title="发言材料")
    submissions.paper(timeline.campaign(), title="调研报告")
    assert list(selectors.PAPERS.matching(campaign, {"q": "调研"})) == [wanted]
    assert not selectors.PAPERS.matching(campaign, {"state": "returned"}).exists()
    asked = selectors.PAPERS.filter({"state": "returned", "q": " "})
    assert [value for value, _label in asked.fields["state"].choices] == ["", "sent", "returned", "accepted"]
    assert asked.wanted == {"state": "returned"}


def test_form_chooses_among_the_units_own_departments_and_people():
    campaign = timeline.campaign()
    department = organisation.department(campaign.unit)
    organisation.unit("下级单位", parent=campaign.unit)
    person = meetings.people(department, 1)[0]
    organisation.person(organisation.unit())
    assert list(own(Unit.objects.all(), campaign)) == [department]
    assert list(own(type(person).objects.all(), campaign)) == [person]


def test_tabs_lead_to_what_one_may_read():
    campaign = timeline.campaign(slug="kj")
    views = list(SHELF.tabs(campaign, lambda *_: True, "consents"))
    assert [view["current"] for view in views] == [False, True]
    assert views[0]["url"] == "/campaigns/kj/submissions/papers/"

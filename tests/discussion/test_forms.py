"""Forms of discussions."""

import pytest

from phases.discussion import forms
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, timeline


def test_lines_are_read_without_doubles_and_empty_ones():
    field = forms.LinesField()
    assert field.clean(" 甲 \n\n乙\n甲") == ["甲", "乙"]
    assert field.prepare_value(["甲", "乙"]) == "甲\n乙"
    with pytest.raises(forms.forms.ValidationError, match="1000"):
        field.clean("长" * 1001)


@pytest.mark.django_db
def test_liaison_finds_the_own_department_chosen_and_the_templates_forms():
    campaign = timeline.campaign(rules={"discussion_forms": ["座谈", "学习交流"]})
    own = organisation.department(campaign.unit, "一处")
    organisation.department(campaign.unit, "二处")
    part = part_of(meetings.appointed(campaign, Role.LIAISON, department=own), campaign)
    form = forms.DiscussionForm(campaign=campaign, part=part)
    assert (form.fields["department"].initial, form.forms_offered) == (own.pk, ["座谈", "学习交流"])

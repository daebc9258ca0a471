"""What the form of the next issue comes filled in with."""

import pytest

from phases.publicity import forms
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-15")
def test_next_issue_comes_with_number_title_and_everything_untold():
    campaign = timeline.campaign()
    item = publicity.item(campaign)
    publicity.bulletin(campaign, number=1)
    form = forms.BulletinForm(campaign=campaign)
    assert form.initial["number"] == 2
    assert list(form.initial["items"]) == [item]
    assert "cases" not in form.fields
    assert "学习实践活动" in form.initial["title"]


def test_number_that_exists_is_an_error_of_its_field():
    campaign = timeline.campaign()
    publicity.bulletin(campaign, number=1)
    form = forms.BulletinForm({"number": 1, "title": "第1期", "dated_on": "2009-03-20"}, campaign=campaign)
    assert list(form.errors) == ["number"]

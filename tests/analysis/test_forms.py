"""The form of a problem."""

import pytest

from phases.analysis.forms import ProblemForm
from tests.factories import opinions, timeline

pytestmark = pytest.mark.django_db


def test_form_reads_numbers_of_consolidated_opinions():
    campaign = timeline.campaign()
    group = opinions.group(campaign, opinions.opinion(campaign))
    sent = {"subject": "party_cadres", "text": "程序偏多", "source": "masses", "groups": f"{group.number}",
            "phase": campaign.phases.all()[0].pk}  # fmt: skip
    form = ProblemForm(sent, campaign=campaign)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["groups"] == [group]


def test_problem_without_a_subject_is_not_taken():
    campaign = timeline.campaign()
    form = ProblemForm(
        {"text": "程序偏多", "source": "masses", "phase": campaign.phases.all()[0].pk}, campaign=campaign
    )
    assert list(form.errors) == ["subject"]

"""What both campaign templates bring for appraisals: the sources' own words and numbers, demanded nowhere else."""

import pytest

from phases.appraisal import selectors, services
from phases.timeline import template
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db
FIRST_WORDS = ["深刻", "準確", "透徹", "清晰", "可行", "滿意"]


def campaign_of(key):
    return timeline.campaign(rules=template.available()[key].rules, template_key=key, script="zh-hant")


@pytest.mark.trace("T-46", "T-47", "T-49")
def test_museum_s_form_has_five_items_seven_points_and_six_scales():
    campaign = campaign_of("study-practice-2008-museum")
    form = selectors.offered_form(campaign, "report_review")
    assert (len(form.settings["agenda"]), len(form.settings["guidance"]), form.settings["lead_days"]) == (5, 7, 3)
    made = services.plan(
        campaign=campaign, phase=campaign.phases.all()[1], form="report_review", by=meetings.appointed(campaign)
    )
    questions = list(made.questions.all())
    assert [question.options.all()[0].word for question in questions] == FIRST_WORDS
    assert all(question.options.filter(kind="rank").count() == 4 for question in questions)
    assert made.needs_consent
    assert [one.category for one in made.classes.all()] == ["serving_member", "activist", "mass_representative"]


@pytest.mark.trace("T-63")
def test_museum_s_survey_has_no_threshold_and_is_demanded_by_no_gate():
    museum = template.available()["study-practice-2008-museum"]
    form = selectors.offered_form(campaign_of(museum.key), "satisfaction")
    assert form.settings["repeat_below"] is None
    gates = [
        demand
        for phase in museum.phases
        for demand in phase["requirements"]
        if demand["criterion"] in {"ballots_complete", "top_rank_rate"} and demand.get("severity") != "info"
        if demand.get("where", {}).get("kind") != "report_review"
    ]
    assert gates == []


def test_bureau_s_survey_has_weights_and_a_word_that_is_not_counted():
    form = selectors.offered_form(campaign_of("study-practice-2009-bureau"), "satisfaction")
    assert [(word.weight, word.kind) for word in form.questions[0].words] == [
        (100, "rank"), (75, "rank"), (55, "rank"), (None, "unknown"),
    ]  # fmt: skip
    assert form.settings["repeat_below"] == 90

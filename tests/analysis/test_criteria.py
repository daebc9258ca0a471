"""The gate asks for a problem of each subject (domain.md S-37)."""

import pytest

from phases.analysis.criteria import ProblemsFound
from phases.analysis.models import Problem
from tests.factories import analysis, study, timeline

pytestmark = pytest.mark.django_db

SUBJECTS = Problem.Subject


@pytest.mark.trace("S-37")
def test_each_of_the_two_subjects_needs_a_problem_of_its_own():
    campaign = timeline.campaign()
    asked = {one: study.requirement(campaign, "problem_count", value=1, subject=one.value) for one in SUBJECTS}
    analysis.problem(campaign, subject=SUBJECTS.LEADING_GROUP)
    found = {one: ProblemsFound().assess(requirement) for one, requirement in asked.items()}
    assert [found[one].met for one in (SUBJECTS.LEADING_GROUP, SUBJECTS.PARTY_CADRES)] == [True, False]
    (lack,) = found[SUBJECTS.PARTY_CADRES].lacks
    assert lack.url.endswith("?subject=party_cadres")
    analysis.problem(campaign, subject=SUBJECTS.PARTY_CADRES)
    assert ProblemsFound().assess(asked[SUBJECTS.PARTY_CADRES]).met


@pytest.mark.trace("T-24")
def test_two_gaps_of_any_subject_meet_the_two():
    campaign = timeline.campaign()
    for subject in SUBJECTS:
        analysis.problem(campaign, subject=subject)
    finding = ProblemsFound().assess(study.requirement(campaign, "problem_count", value=2))
    assert (finding.met, finding.figure, finding.target) == (True, "2", "2")


def test_problem_of_another_phase_does_not_count():
    campaign = timeline.campaign()
    analysis.problem(campaign, phase=campaign.phases.all()[1])
    assert not ProblemsFound().assess(study.requirement(campaign, "problem_count", value=1)).met

"""The museum's phase of analysis: the organisational life meeting, the analysis report, its appraisal."""

from typing import Any

from phases.analysis import services as problems
from phases.analysis.models import Problem
from phases.analysis_report import selectors
from phases.analysis_report import services as reports
from phases.demonstration import records
from phases.demonstration.analysis.life import play_life
from phases.demonstration.analysis.report import Desk
from phases.demonstration.stage import Stage
from phases.demonstration.work import put_right
from phases.meetings import services as meetings
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup

Facts = dict[str, Any]
WRITTEN_IN = 2


def play_analysis(facts: Facts, *, stage: Stage) -> None:
    """The report is opened in phase one (T-37); it goes its way in phase two, after the organisational life meeting."""
    play_life(facts, stage=stage)
    for line in records.of_phase(facts["drafting_meetings"], stage.phase):
        kind = Meeting.Kind.DRAFTING
        said = records.meeting_facts(line, phase=stage.phase, cast=stage.cast, kind=kind)
        meetings.record_meeting(campaign=stage.campaign, facts=said, by=stage.office)
    about = facts["report"]
    if stage.phase.order == 1:
        chief, opened_on = stage.person(about["chief"]), about["opened_on"]
        reports.open_report(campaign=stage.campaign, by=stage.office, chief=chief, title=about["title"], on=opened_on)
    elif report := selectors.report_of(stage.campaign) if stage.phase.order == WRITTEN_IN else None:
        trace_problems(facts["problems_of_opinions"], stage)
        Desk(report, about, stage).play(facts["appraisal"])
        put_right(facts["quick_fixes"], stage)


def trace_problems(lines: dict[int, list[int]], stage: Stage) -> None:
    """Which of the consolidated opinions each gap stands for, by their numbers."""
    for number, numbers in lines.items():
        problem = Problem.objects.get(campaign=stage.campaign, number=number)
        groups = OpinionGroup.objects.live().filter(campaign=stage.campaign, number__in=numbers)
        problems.change_problem(problem=problem, by=stage.office, groups=groups)

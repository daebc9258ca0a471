"""Who may do what, on one page (domain.md 6.2).

A role is what somebody is in a campaign; a permission is what a page or an act asks for. What the *state* of a
thing allows is another question and stands in each area's `rules.py`.
"""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    SEE_CAMPAIGN = "see_campaign"
    EDIT_CAMPAIGN = "edit_campaign"
    APPOINT = "appoint"
    MOVE_PHASE = "move_phase"
    WAIVE = "waive"
    ASK_WAIVER = "ask_waiver"
    SEE_ROSTER = "see_roster"
    EDIT_ROSTER = "edit_roster"
    SEE_STUDY = "see_study"
    SEE_OWN_HOURS = "see_own_hours"
    RECORD_STUDY = "record_study"
    RECORD_OWN_DEPARTMENT = "record_own_department"
    SEE_MEETINGS = "see_meetings"
    RECORD_MEETING = "record_meeting"
    SEE_DOCUMENTS = "see_documents"
    SEE_PUBLISHED = "see_published"
    EDIT_DOCUMENTS = "edit_documents"
    REVIEW_DOCUMENTS = "review_documents"
    RECEIVE_REPORTS = "receive_reports"
    SEE_SUBMISSIONS = "see_submissions"
    EDIT_SUBMISSIONS = "edit_submissions"
    SEE_OPINIONS = "see_opinions"
    SEE_OPINION_SUMMARY = "see_opinion_summary"
    RECORD_OPINIONS = "record_opinions"
    GIVE_OPINION = "give_opinion"
    CONSOLIDATE = "consolidate"
    SEE_GIVER = "see_giver"
    SEE_RESEARCH = "see_research"
    EDIT_RESEARCH = "edit_research"
    SEE_DISCUSSION = "see_discussion"
    EDIT_DISCUSSION = "edit_discussion"
    SEE_ANALYSIS_REPORT = "see_analysis_report"
    EDIT_ANALYSIS_REPORT = "edit_analysis_report"
    SEE_PROBLEMS = "see_problems"
    EDIT_PROBLEMS = "edit_problems"
    SEE_RECTIFICATION = "see_rectification"
    EDIT_RECTIFICATION = "edit_rectification"
    CLOSE_ITEM = "close_item"
    SEE_APPRAISALS = "see_appraisals"
    SEE_RESULTS = "see_results"
    EDIT_APPRAISALS = "edit_appraisals"
    LOCK_TALLY = "lock_tally"
    SEE_PUBLICITY = "see_publicity"
    EDIT_PUBLICITY = "edit_publicity"
    SEE_LEADERSHIP = "see_leadership"
    EDIT_LEADERSHIP = "edit_leadership"
    SUBMIT_OWN = "submit_own"
    SEE_DRAFTS = "see_drafts"
    APPROVE_DRAFTS = "approve_drafts"
    REVIEW_LEADERS_DRAFTS = "review_leaders_drafts"
    SEE_SAYINGS = "see_sayings"
    SEE_TALKS = "see_talks"
    SEE_OWN_TALKS = "see_own_talks"
    COUNT_TALKS = "count_talks"
    RECORD_TALKS = "record_talks"
    RECORD_OWN_TALKS = "record_own_talks"
    IMPORT = "import"
    SEE_JOBS = "see_jobs"
    SEE_TRAIL = "see_trail"
    EXPORT = "export"


class Role(models.TextChoices):
    HEAD = "head", _("head of the leading group")
    OFFICE = "office", _("leading-group office")
    LIAISON = "liaison", _("department liaison")
    SECRETARY = "secretary", _("branch secretary")
    LEADER = "leader", _("member of the leadership")
    MEMBER = "member", _("party member")
    OBSERVER = "observer", _("observer")
    SUPERIOR = "superior", _("supervising committee")


P = Permission

# What is published within the unit: everybody of the campaign may read it, observers too (domain.md T-10).
PUBLISHED = {P.SEE_CAMPAIGN, P.SEE_PUBLISHED, P.SEE_RECTIFICATION, P.SEE_PUBLICITY, P.SEE_LEADERSHIP, P.GIVE_OPINION}
# Everybody reads when and what is appraised; who reads a locked result, and who a published one, say the area's rules.
PUBLISHED |= {P.SEE_APPRAISALS}
READERS = (
    PUBLISHED
    | {P.SEE_STUDY, P.SEE_MEETINGS, P.SEE_DOCUMENTS, P.SEE_OWN_HOURS, P.SEE_SUBMISSIONS, P.SEE_RESEARCH}
    | {P.SEE_DISCUSSION, P.SEE_PROBLEMS, P.SEE_ANALYSIS_REPORT}
)
# A department's own: its sessions, discussions, reflections, the opinions that it collected.
OWN_DEPARTMENT = {P.SEE_ROSTER, P.RECORD_OWN_DEPARTMENT, P.RECORD_OPINIONS, P.SUBMIT_OWN}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.HEAD: frozenset(
        READERS
        | {P.MOVE_PHASE, P.WAIVE, P.REVIEW_DOCUMENTS, P.SEE_ROSTER, P.SEE_JOBS, P.SEE_TRAIL, P.EXPORT}
        | {P.RECEIVE_REPORTS, P.SEE_OPINIONS, P.CLOSE_ITEM, P.SUBMIT_OWN}
        | {P.SEE_RESULTS, P.LOCK_TALLY}
        | {P.SEE_DRAFTS, P.APPROVE_DRAFTS, P.SEE_SAYINGS, P.SEE_TALKS, P.COUNT_TALKS}
    ),
    Role.OFFICE: frozenset(
        READERS
        | {P.EDIT_CAMPAIGN, P.APPOINT, P.MOVE_PHASE, P.ASK_WAIVER, P.SEE_ROSTER, P.EDIT_ROSTER, P.RECORD_STUDY}
        | {P.RECORD_MEETING, P.EDIT_DOCUMENTS, P.SEE_JOBS, P.SEE_TRAIL, P.EXPORT, P.RECEIVE_REPORTS}
        | {P.EDIT_SUBMISSIONS, P.SEE_OPINIONS, P.RECORD_OPINIONS, P.CONSOLIDATE, P.SEE_GIVER, P.EDIT_RESEARCH}
        | {P.EDIT_DISCUSSION, P.EDIT_PROBLEMS, P.EDIT_RECTIFICATION, P.EDIT_PUBLICITY, P.EDIT_LEADERSHIP, P.IMPORT}
        | {P.SEE_RESULTS, P.EDIT_APPRAISALS, P.SEE_DRAFTS, P.COUNT_TALKS, P.EDIT_ANALYSIS_REPORT}
    ),
    Role.LIAISON: frozenset(READERS | OWN_DEPARTMENT),
    Role.SECRETARY: frozenset(
        READERS | OWN_DEPARTMENT | {P.SEE_DRAFTS, P.SEE_SAYINGS, P.SEE_TALKS, P.COUNT_TALKS, P.RECORD_TALKS}
    ),
    Role.LEADER: frozenset(
        READERS
        | {P.SEE_ROSTER, P.SEE_OPINIONS, P.SUBMIT_OWN, P.SEE_RESULTS, P.SEE_SAYINGS}
        | {P.SEE_OWN_TALKS, P.COUNT_TALKS, P.RECORD_OWN_TALKS}
    ),
    Role.MEMBER: frozenset(
        PUBLISHED | {P.SEE_MEETINGS, P.SEE_OWN_HOURS, P.SEE_PROBLEMS, P.SUBMIT_OWN, P.SEE_OWN_TALKS}
    ),
    Role.OBSERVER: frozenset(PUBLISHED),
    # What a person studied is the unit's own; the committee reads the campaign, its gate and its reports.
    Role.SUPERIOR: frozenset(
        {P.SEE_CAMPAIGN, P.SEE_PUBLISHED, P.SEE_MEETINGS, P.SEE_RESEARCH, P.SEE_RECTIFICATION, P.SEE_LEADERSHIP}
        | {P.SEE_OPINION_SUMMARY}
        | {P.SEE_APPRAISALS, P.SEE_RESULTS}
        | {P.REVIEW_LEADERS_DRAFTS, P.COUNT_TALKS}
    ),
}

# What an administrator may do in every campaign: accounts and set-up, never the campaign's own content.
ADMINISTRATOR: frozenset[Permission] = frozenset({P.SEE_CAMPAIGN, P.EDIT_CAMPAIGN, P.APPOINT, P.SEE_JOBS, P.SEE_TRAIL})

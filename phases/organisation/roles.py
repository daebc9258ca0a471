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

READERS = {P.SEE_CAMPAIGN, P.SEE_STUDY, P.SEE_MEETINGS, P.SEE_DOCUMENTS, P.SEE_PUBLISHED, P.SEE_OWN_HOURS}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.HEAD: frozenset(
        READERS
        | {P.MOVE_PHASE, P.WAIVE, P.REVIEW_DOCUMENTS, P.SEE_ROSTER, P.SEE_JOBS, P.SEE_TRAIL, P.EXPORT}
        | {P.RECEIVE_REPORTS}
    ),
    Role.OFFICE: frozenset(
        READERS
        | {P.EDIT_CAMPAIGN, P.APPOINT, P.MOVE_PHASE, P.ASK_WAIVER, P.SEE_ROSTER, P.EDIT_ROSTER, P.RECORD_STUDY}
        | {P.RECORD_MEETING, P.EDIT_DOCUMENTS, P.SEE_JOBS, P.SEE_TRAIL, P.EXPORT, P.RECEIVE_REPORTS}
    ),
    Role.LIAISON: frozenset(READERS | {P.SEE_ROSTER, P.RECORD_OWN_DEPARTMENT}),
    Role.SECRETARY: frozenset(READERS | {P.SEE_ROSTER, P.RECORD_OWN_DEPARTMENT}),
    Role.LEADER: frozenset(READERS | {P.SEE_ROSTER}),
    Role.MEMBER: frozenset({P.SEE_CAMPAIGN, P.SEE_MEETINGS, P.SEE_PUBLISHED, P.SEE_OWN_HOURS}),
    Role.OBSERVER: frozenset({P.SEE_CAMPAIGN, P.SEE_PUBLISHED}),
    # What a person studied is the unit's own; the committee reads the campaign, its gate and its reports.
    Role.SUPERIOR: frozenset({P.SEE_CAMPAIGN, P.SEE_PUBLISHED, P.SEE_MEETINGS}),
}

# What an administrator may do in every campaign: accounts and set-up, never the campaign's own content.
ADMINISTRATOR: frozenset[Permission] = frozenset({P.SEE_CAMPAIGN, P.EDIT_CAMPAIGN, P.APPOINT, P.SEE_JOBS, P.SEE_TRAIL})

"""Every place of the product that the navigation leads to, as a table; the frame shows those one may go."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.imports.catalogue import BRINGING
from phases.organisation.roles import Permission

P = Permission


@dataclass(frozen=True)
class Way:
    """One place one can go: `name` of the URL, who may go there, which pages count as being there."""

    label: str | Promise
    name: str
    permissions: frozenset[Permission]
    within: tuple[str, ...]
    group: int
    icon: str


def _way(label: str | Promise, name: str, permission: Permission, icon: str, group: int, *within: str) -> Way:
    return Way(label, name, frozenset({permission}), within or (name,), group, icon)


INBOX = _way(_("Inbox"), "reports:inbox", P.RECEIVE_REPORTS, "inbox", 1)
UNITS = _way(_("Units below"), "gates:units", P.RECEIVE_REPORTS, "map", 1)
# Shown to those to whom somebody reports.
RECEIVING = (INBOX, UNITS)

WITHIN_STUDY = (
    "study:session",
    "study:ma",
    "study:plan",
    "study:calendar",
    "study:coverage",
    "study:issue",
    "study:reflection",
    "study:checklist",
    "study:leader",
    "study:activity",
)

# Within a campaign, in the order of work; a line sets each group apart.
TABS: tuple[Way, ...] = (
    _way(_("Workbench"), "dashboard:workbench", P.SEE_CAMPAIGN, "layout-list", 1),
    INBOX,
    UNITS,
    _way(_("Study"), "study:session-list", P.SEE_STUDY, "book-open", 1, *WITHIN_STUDY),
    _way(_("Research"), "research:topic-list", P.SEE_RESEARCH, "telescope", 1, "research:", "discussion:"),
    _way(_("Opinions"), "opinions:opinion-list", P.SEE_OPINIONS, "messages-square", 1, "opinions:", "box:", "thread:"),
    _way(_("Problems"), "analysis:problem-list", P.SEE_PROBLEMS, "search-check", 1, "analysis:"),
    _way(_("Rectification"), "rectification:item-list", P.SEE_RECTIFICATION, "wrench", 1, "rectification:"),
    _way(_("Meetings"), "meetings:meeting-list", P.SEE_MEETINGS, "calendar-days", 2, "meetings:"),
    _way(
        _("Documents and reports"),
        "documents:document-list",
        P.SEE_PUBLISHED,
        "file-text",
        2,
        "documents:",
        "reports:report",
        "reports:figures",
        "reports:delivery",
    ),
    _way(_("Appraisals"), "appraisal:appraisal-list", P.SEE_APPRAISALS, "vote", 2, "appraisal:", "urn:"),
    _way(
        _("Gate"),
        "gates:overview",
        P.SEE_CAMPAIGN,
        "gate-closed",
        3,
        "gates:overview",
        "gates:gate",
        "gates:requirement",
        "gates:waiver",
    ),
    _way(_("Roster"), "study:people", P.SEE_ROSTER, "users", 3, "study:pe", "study:credit"),
    _way(_("More"), "dashboard:more", P.SEE_CAMPAIGN, "menu", 3),
)

# Reached from the page "more" only.
ELSEWHERE: tuple[Way, ...] = (
    _way(_("Phases and tasks"), "timeline:plan", P.SEE_CAMPAIGN, "milestone", 1),
    _way(_("Who does what"), "timeline:parts", P.APPOINT, "user-cog", 1, "timeline:part"),
    _way(_("Settings of the campaign"), "timeline:campaign-edit", P.EDIT_CAMPAIGN, "settings-2", 1),
    _way(_("Summary of the opinions"), "opinions:summary", P.SEE_OPINION_SUMMARY, "file-text", 1, "opinions:summary"),
    _way(
        _("Analysis report"),
        "analysis_report:report",
        P.SEE_ANALYSIS_REPORT,
        "file-pen-line",
        1,
        "analysis_report:report",
        "analysis_report:name",
        "analysis_report:step",
        "analysis_report:send",
        "analysis_report:round",
        "analysis_report:point",
    ),
    Way(
        _("Answers on the analysis report"),
        "analysis_report:reply-list",
        frozenset({P.SUBMIT_OWN, P.RECORD_OWN_DEPARTMENT}),
        ("analysis_report:repl",),
        1,
        "message-square-quote",
    ),
    _way(
        _("Table of what was taken over"),
        "analysis_report:adoption",
        P.SEE_PUBLISHED,
        "table-2",
        1,
        "analysis_report:adoption",
    ),
    _way(_("Opinion box"), "box:box", P.SEE_OPINIONS, "mailbox", 1, "box:"),
    _way(_("Where every opinion went"), "thread:overview", P.SEE_RECTIFICATION, "route", 1, "thread:"),
    _way(_("Visits"), "research:visit-list", P.SEE_RESEARCH, "footprints", 1),
    _way(_("Discussion"), "discussion:coverage", P.SEE_DISCUSSION, "messages-square", 1),
    _way(_("Study plan"), "study:plan", P.SEE_STUDY, "calendar-check", 1),
    _way(_("Calendar"), "study:calendar", P.SEE_STUDY, "calendar-days", 1),
    _way(_("Study materials"), "study:material-list", P.SEE_STUDY, "library", 1),
    _way(_("Give an opinion"), "opinions:opinion-mine", P.GIVE_OPINION, "message-square-plus", 1),
    _way(_("Enter opinions"), "opinions:opinion-enter", P.RECORD_OPINIONS, "keyboard", 1),
    _way(_("Channels and forms for opinions"), "opinions:channel-list", P.SEE_OPINIONS, "route", 1),
    _way(_("Materials handed out"), "study:issue-list", P.SEE_STUDY, "package-check", 1),
    Way(
        _("Reflections"),
        "study:reflection-list",
        frozenset({P.SEE_STUDY, P.SUBMIT_OWN}),
        ("study:reflection",),
        1,
        "file-pen-line",
    ),
    _way(_("Study check-list"), "study:checklist", P.SEE_STUDY, "list-checks", 1),
    _way(_("Leaders in study"), "study:leader-list", P.SEE_STUDY, "user-round-check", 1),
    _way(_("Striving for excellence"), "study:activity-list", P.SEE_STUDY, "award", 1),
    _way(_("Organisation life"), "organisation_life:overview", P.SEE_MEETINGS, "users", 1, "organisation_life:"),
    Way(
        _("Log of heart-to-heart talks"),
        "organisation_life:talk-list",
        frozenset({P.SEE_TALKS, P.SEE_OWN_TALKS, P.COUNT_TALKS}),
        ("organisation_life:talk",),
        1,
        "message-square-quote",
    ),
    _way(_("Reviews of phases"), "meetings:review-list", P.SEE_MEETINGS, "message-square-quote", 1, "meetings:review"),
    _way(_("Blank sign-in sheet"), "meetings:sign-in-blank", P.SEE_ROSTER, "printer", 1),
    _way(_("Leadership of the campaign"), "leadership:overview", P.SEE_LEADERSHIP, "users-round", 1, "leadership:"),
    _way(_("Publicity"), "publicity:overview", P.SEE_PUBLICITY, "newspaper", 1, "publicity:"),
    _way(_("Dealings with the superior"), "submissions:overview", P.SEE_SUBMISSIONS, "stamp", 1, "submissions:"),
    Way(
        _("Ledgers: export and import"),
        "imports:ledger-list",
        BRINGING | {P.EXPORT},
        ("imports:",),
        2,
        "table-2",
    ),
    _way(_("Deliveries"), "reports:delivery-list", P.SEE_DOCUMENTS, "send", 2),
    _way(_("Background work"), "jobs:job-list", P.SEE_JOBS, "list-checks", 2),
    _way(_("Trail"), "dashboard:trail", P.SEE_TRAIL, "history", 2),
)

# Outside of any campaign, for administrators.
INSTALLATION: tuple[Way, ...] = (
    _way(_("Campaigns"), "timeline:campaign-list", P.SEE_CAMPAIGN, "layout-list", 1, "timeline:campaign"),
    _way(_("Accounts"), "organisation:account-list", P.APPOINT, "key-round", 2, "organisation:account"),
    _way(_("Units"), "organisation:unit-list", P.APPOINT, "network", 2, "organisation:unit"),
    _way(_("Background work"), "jobs:all", P.SEE_JOBS, "list-checks", 2),
)

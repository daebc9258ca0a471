"""Who gets which page: every address of the product stands in this table, so that none is born open.

A line names the address, what fills it (tests/factories/scene.py), and who gets 200; somebody else with a part in the
campaign gets 403, somebody without one 404, and whoever has not logged in is sent to the log-in page.
"""

import hashlib
import logging

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.factories.scene import Scene, scene, url_names

ALL = "head office liaison secretary leader member observer superior administrator"
READERS = "head office liaison secretary leader"
RECORDERS = "office liaison secretary"
SEES_STUDY = READERS
SEES_OPINIONS = "head office leader"
SEES_MEETINGS = f"{READERS} member superior"
SEES_RESEARCH = f"{READERS} superior"
SEES_DRAFTS = "head office secretary"
SEES_PUBLISHED = f"{READERS} member observer superior"
SEES_OPINIONS = "head office leader"
INSIDE = f"{READERS} member observer"
WITHIN = f"{INSIDE} superior"
SETS_UP = "office administrator"
OVERSEES = "head office administrator"

RUNS_BALLOTS = "head office"

# Pages of one campaign.
PAGES = {
    "urn:urn": ("urn", RUNS_BALLOTS),
    "urn:keys": ("urn", "office"),
    "urn:try": ("urn", "office"),
    "urn:slips": ("urn", "office"),
    "urn:close": ("urn", "office"),
    "urn:extend": ("urn", "office"),
    "urn:count": ("urn", "office"),
    "urn:again": ("urn", RUNS_BALLOTS),
    "urn:destroy": ("urn", "office"),
    "urn:record": ("urn", RUNS_BALLOTS),
    "timeline:first-steps": ("slug", SETS_UP),
    "timeline:campaign-edit": ("slug", SETS_UP),
    "timeline:plan": ("slug", ALL),
    "timeline:phase-edit": ("order", SETS_UP),
    "timeline:task-edit": ("task", SETS_UP),
    "timeline:parts": ("slug", SETS_UP),
    "dashboard:workbench": ("slug", ALL),
    "dashboard:more": ("slug", ALL),
    "dashboard:trail": ("slug", OVERSEES),
    "exports:download": ("export", "head office"),
    "imports:ledger-list": ("slug", "head office secretary"),
    "imports:blank": ("ledger", "head office"),
    "imports:begin": ("ledger", "office"),
    "imports:import": ("import", "office"),
    "imports:columns": ("import", "office"),
    "imports:marked": ("import", "office"),
    "meetings:meeting-list": ("slug", SEES_MEETINGS),
    "meetings:meeting-add": ("slug", "office"),
    "meetings:meeting": ("meeting", SEES_MEETINGS),
    "meetings:meeting-edit": ("meeting", "office"),
    "meetings:meeting-cancel": ("meeting", "office"),
    "meetings:sign-in": ("meeting", SEES_MEETINGS),
    "meetings:sign-in-blank": ("slug", READERS),
    "submissions:overview": ("slug", READERS),
    "submissions:records": ("papers", READERS),
    "submissions:record-add": ("papers", "office"),
    "submissions:record-edit": ("sent paper", "office"),
    "leadership:overview": ("slug", WITHIN),
    "leadership:group-edit": ("slug", "office"),
    "leadership:responsibility-edit": ("leader", "office"),
    "leadership:duties": ("slug", WITHIN),
    "leadership:overdue": ("slug", "head office"),
    "leadership:records": ("members", WITHIN),
    "leadership:record-add": ("members", "office"),
    "leadership:record-edit": ("member", "office"),
    "publicity:overview": ("slug", INSIDE),
    "publicity:records": ("columns", INSIDE),
    "publicity:record-add": ("columns", "office"),
    "publicity:record-edit": ("column", "office"),
    "publicity:bulletin-paper": ("bulletin", INSIDE),
    "meetings:sheet": ("meeting", "office"),
    "meetings:desk": ("desk", "office"),
    "meetings:desk-room": ("desk", "office"),
    "meetings:desk-screen": ("desk", "office"),
    "meetings:review-list": ("slug", SEES_MEETINGS),
    "meetings:review-add": ("slug", "office"),
    "meetings:review-edit": ("review", "office"),
    "meetings:minutes-file": ("meeting", SEES_MEETINGS),
    "meetings:minutes-lock": ("meeting", "office"),
    "meetings:minutes-correct": ("meeting", "office"),
    "organisation_life:overview": ("slug", SEES_MEETINGS),
    "organisation_life:readiness": ("life", SEES_DRAFTS),
    "organisation_life:papers": ("life", "office"),
    "organisation_life:notice": ("life", "office"),
    "organisation_life:summary-file": ("life", SEES_MEETINGS),
    "organisation_life:directions": ("opinion review", SEES_OPINIONS),
    "organisation_life:draft-list": ("life", f"{SEES_DRAFTS} superior"),
    "organisation_life:draft-mine": ("life", "member"),
    "organisation_life:draft-paper": ("life", "office secretary"),
    "organisation_life:draft": ("speech draft", SEES_DRAFTS),
    "organisation_life:record": ("life", SEES_MEETINGS),
    "organisation_life:record-file": ("life", SEES_MEETINGS),
    "organisation_life:speakers": ("life", "office"),
    "organisation_life:speech": ("speech", "office"),
    "organisation_life:comment-add": ("life", "office"),
    "organisation_life:comment-remove": ("comment", "office"),
    "organisation_life:points": ("life", "office"),
    "organisation_life:wrap-up": ("life", "office"),
    "organisation_life:talk-list": ("slug", "head office secretary leader member superior"),
    "organisation_life:talk-add": ("slug", "secretary leader"),
    "organisation_life:talk-edit": ("talk", "secretary"),
    "organisation_life:talk-remove": ("talk", "secretary"),
    "study:session-list": ("slug", SEES_STUDY),
    "study:session-add": ("slug", RECORDERS),
    "study:session-preview": ("slug", RECORDERS),
    "study:session": ("session", SEES_STUDY),
    "study:session-edit": ("session", RECORDERS),
    "study:session-cancel": ("session", RECORDERS),
    "study:session-make-up": ("session", RECORDERS),
    "study:session-sheet": ("session", RECORDERS),
    "study:make-up": ("slug", RECORDERS),
    "study:material-list": ("slug", SEES_STUDY),
    "study:material-edit": ("material", "office"),
    "study:coverage": ("slug", SEES_STUDY),
    "study:issue-list": ("slug", SEES_STUDY),
    "study:issue-add": ("slug", RECORDERS),
    "study:issue-receipt": ("slug", SEES_STUDY),
    "study:plan": ("slug", SEES_STUDY),
    "study:plan-add": ("slug", RECORDERS),
    "study:plan-paste": ("slug", RECORDERS),
    "study:plan-edit": ("row", RECORDERS),
    "study:calendar": ("slug", SEES_STUDY),
    "study:reflection-list": ("slug", f"{READERS} member"),
    "study:reflection-add": ("slug", f"{READERS} member"),
    "study:reflection": ("reflection", "head office liaison secretary member"),
    "study:reflection-edit": ("reflection", "office liaison secretary member"),
    "study:checklist": ("slug", SEES_STUDY),
    "study:leader-list": ("slug", SEES_STUDY),
    "study:activity-list": ("slug", SEES_STUDY),
    "study:activity-edit": ("activity", RECORDERS),
    "study:group-list": ("slug", SEES_STUDY),
    "study:group-edit": ("group", "office"),
    "study:people": ("slug", SEES_STUDY),
    "study:person-add": ("slug", "office"),
    "study:person-paste": ("slug", "office"),
    "study:person": ("person", SEES_STUDY),
    "study:person-edit": ("person", "office"),
    "study:credit-add": ("person", RECORDERS),
    "study:credit-cancel": ("credit", RECORDERS),
    "box:box": ("box", SEES_OPINIONS),
    "box:change": ("box", "office"),
    "box:poster": ("box", SEES_OPINIONS),
    "box:thread": ("from the box", SEES_OPINIONS),
    "opinions:opinion-list": ("slug", READERS),
    "opinions:opinion-enter": ("slug", RECORDERS),
    "opinions:opinion-paste": ("slug", RECORDERS),
    "opinions:opinion-mine": ("slug", f"{READERS} member observer"),
    "opinions:opinion": ("opinion", SEES_OPINIONS),
    "opinions:opinion-correct": ("opinion", "office"),
    "opinions:opinion-strike": ("opinion", "office"),
    "opinions:opinion-sort": ("opinion", "office"),
    "opinions:opinion-answer": ("opinion", "office"),
    "opinions:opinion-giver": ("opinion", "office"),
    "opinions:workspace": ("slug", "office"),
    "opinions:suggestion": ("slug", "office"),
    "opinions:group-list": ("slug", SEES_OPINIONS),
    "opinions:group": ("consolidated", SEES_OPINIONS),
    "opinions:group-reword": ("consolidated", "office"),
    "opinions:group-decide": ("consolidated", "office"),
    "opinions:group-merge": ("consolidated", "office"),
    "opinions:tables": ("slug", READERS),
    "opinions:summary": ("slug", f"{SEES_OPINIONS} superior"),
    "opinions:summary-file": ("summary file", f"{SEES_OPINIONS} superior"),
    "opinions:channel-list": ("slug", READERS),
    "opinions:channel-add": ("slug", "office"),
    "opinions:channel-edit": ("channel", "office"),
    "opinions:word-add": ("words", "office"),
    "opinions:word-edit": ("word", "office"),
    "opinions:form-add": ("slug", "office"),
    "opinions:form-edit": ("form", "office"),
    "opinions:form-file": ("form file", READERS),
    "thread:overview": ("slug", WITHIN),
    "thread:way-list": ("slug", f"{READERS} member"),
    "thread:way": ("way", f"{READERS} member"),
    "research:topic-list": ("slug", SEES_RESEARCH),
    "research:topic-add": ("slug", READERS),
    "research:titles-paste": ("slug", "office"),
    "research:topic": ("topic", SEES_RESEARCH),
    "research:topic-edit": ("topic", RECORDERS),
    "research:topic-remove": ("topic", RECORDERS),
    "research:topic-move": ("topic step", RECORDERS),
    "research:report-text": ("topic", RECORDERS),
    "research:topic-opinions": ("topic", "office"),
    "research:conversion-add": ("reported", RECORDERS),
    "research:conversion-remove": ("conversion", RECORDERS),
    "research:exchange": ("slug", "office"),
    "research:visit-list": ("slug", SEES_RESEARCH),
    "research:visit-add": ("slug", READERS),
    "research:visit-edit": ("visit", RECORDERS),
    "research:visit-remove": ("visit", RECORDERS),
    "discussion:coverage": ("slug", READERS),
    "discussion:theme": ("slug", "office"),
    "discussion:summary": ("department", RECORDERS),
    "discussion:discussion-list": ("slug", READERS),
    "discussion:discussion-add": ("slug", RECORDERS),
    "discussion:discussion": ("discussion", READERS),
    "discussion:discussion-edit": ("discussion", RECORDERS),
    "discussion:discussion-remove": ("discussion", RECORDERS),
    "analysis:problem-list": ("slug", f"{READERS} member"),
    "analysis:problem-add": ("slug", RECORDERS),
    "analysis:problem": ("problem", f"{READERS} member"),
    "analysis:problem-edit": ("problem", RECORDERS),
    "analysis:problem-remove": ("problem", RECORDERS),
    "analysis:problem-move": ("problem step", "office"),
    "appraisal:appraisal-list": ("slug", SEES_PUBLISHED),
    "appraisal:appraisal-add": ("slug", "office"),
    "appraisal:guide": ("slug", "head office"),
    "appraisal:appraisal": ("appraisal", SEES_PUBLISHED),
    "appraisal:appraisal-edit": ("appraisal planned", "office"),
    "appraisal:questions": ("appraisal planned", "office"),
    "appraisal:appraisal-remove": ("appraisal planned", "office"),
    "appraisal:step": ("appraisal step", "office"),
    "appraisal:count": ("appraisal held", "office"),
    "appraisal:count-again": ("appraisal counted", "head office"),
    "appraisal:compare": ("appraisal counted", "head office"),
    "appraisal:remarks": ("appraisal held", "office"),
    "appraisal:quoted": ("appraisal held", "office"),
    "appraisal:ballot": ("appraisal planned", SEES_PUBLISHED),
    "analysis_report:report": ("slug", READERS),
    "analysis_report:report-open": ("slug", "office"),
    "analysis_report:report-change": ("slug", "office"),
    "analysis_report:report-words": ("slug", "office"),
    "analysis_report:report-copy": ("slug", SEES_PUBLISHED),
    "analysis_report:difference": ("slug", READERS),
    "analysis_report:name": ("stage", "office"),
    "analysis_report:step-back": ("slug", "office"),
    "analysis_report:send": ("slug", "office"),
    "analysis_report:adoption": ("slug", SEES_PUBLISHED),
    "analysis_report:round-add": ("slug", "office"),
    "analysis_report:round": ("round", READERS),
    "analysis_report:round-edit": ("round", "office"),
    "analysis_report:round-close": ("round", "office"),
    "analysis_report:round-reopen": ("round", "office"),
    "analysis_report:point-add": ("round", "office"),
    "analysis_report:point-decide": ("point", "office"),
    "analysis_report:point-edit": ("point", "office"),
    "analysis_report:point-remove": ("point", "office"),
    "analysis_report:reply-list": ("slug", f"{READERS} member"),
    "analysis_report:reply": ("answer", RECORDERS),
    "rectification:item-list": ("slug", SEES_PUBLISHED),
    "rectification:item-add": ("slug", RECORDERS),
    "rectification:item": ("item", SEES_PUBLISHED),
    "rectification:item-edit": ("item", RECORDERS),
    "rectification:item-remove": ("item", RECORDERS),
    "rectification:waiting": ("slug", SEES_PUBLISHED),
    "rectification:item-claim": ("item", RECORDERS),
    "rectification:item-check": ("item to check", "head office"),
    "rectification:item-close": ("item to close", "head"),
    "rectification:item-move": ("item step", "office"),
    "rectification:item-agree": ("item to agree", "office"),
    "rectification:item-extend": ("item", "head office"),
    "rectification:item-hand-over": ("item", "office"),
    "rectification:evidence-file": ("evidence", f"head {RECORDERS}"),
    "rectification:hand-over": ("slug", SEES_PUBLISHED),
    "rectification:plan": ("slug", SEES_PUBLISHED),
    # The scene's plan is approved: it has to be taken up again before anybody changes it.
    "rectification:plan-edit": ("slug", ""),
    "rectification:plan-approve": ("slug", ""),
    "rectification:category-add": ("slug", ""),
    "rectification:category-edit": ("category", ""),
    "rectification:plan-revise": ("slug", "head office"),
    "rectification:publications": ("slug", SEES_PUBLISHED),
    "rectification:publication-add": ("slug", "office"),
    "rectification:publication": ("publication", SEES_PUBLISHED),
    "rectification:records": ("regulations", SEES_PUBLISHED),
    "rectification:record-add": ("regulations", "office"),
    "rectification:record-edit": ("line of regulations", "office"),
    "rectification:regulation": ("regulation", SEES_PUBLISHED),
    "rectification:regulation-move": ("regulation step", "office"),
    "rectification:booklets": ("slug", SEES_PUBLISHED),
    "rectification:booklet-file": ("booklet", SEES_PUBLISHED),
    "rectification:booklet-hand-out": ("booklet", "office"),
    "jobs:job-list": ("slug", OVERSEES),
    "jobs:progress": ("job", OVERSEES),
    "documents:document-list": ("slug", SEES_PUBLISHED),
    "documents:document-add": ("slug", "office"),
    "documents:document-detail": ("draft", READERS),
    "documents:document-change": ("draft", "office"),
    "documents:document-edit": ("draft", "office"),
    "documents:document-return": ("draft", "head"),
    "documents:version-detail": ("draft version", READERS),
    "documents:version-compare": ("compare", READERS),
    "reports:report-preview": ("report version", SEES_PUBLISHED),
    "reports:report-file": ("paper", SEES_PUBLISHED),
    "reports:delivery-list": ("slug", READERS),
    "reports:inbox": ("inbox", "superior"),
    "reports:inbox-detail": ("arrived", "superior"),
    "reports:inbox-pdf": ("arrived", "superior"),
    "gates:gate": ("order", ALL),
    "gates:units": ("inbox", "superior"),
    "gates:requirement-add": ("order", SETS_UP),
    "gates:requirement-edit": ("requirement", SETS_UP),
}
# What a draft is does not even exist for those who read only what is published.
UNSEEN = dict.fromkeys(("documents:document-detail", "documents:version-detail"), "member observer superior")
# The committee's own campaign is not that of the unit below.
UNSEEN |= {name: SEES_PUBLISHED.removesuffix(" superior") for name in ("reports:inbox", "gates:units")}
UNSEEN |= dict.fromkeys(("reports:inbox-detail", "reports:inbox-pdf"), UNSEEN["reports:inbox"])
# A talk of others does not exist for a leader, who records the own ones.
UNSEEN |= dict.fromkeys(("organisation_life:talk-edit", "organisation_life:talk-remove"), "leader")
# Whoever brings the log of talks has imports of their own; the office's do not exist for them.
UNSEEN |= dict.fromkeys(("imports:import", "imports:columns", "imports:marked"), "secretary")

# Pages of the installation: outside of any campaign.
OF_ADMINISTRATORS = {
    "timeline:campaign-add": "",
    "organisation:account-list": "",
    "organisation:account-add": "",
    "organisation:account-edit": "account",
    "organisation:unit-list": "",
    "organisation:unit-add": "",
    "organisation:unit-edit": "unit",
    "jobs:all": "",
}
OF_EVERYBODY = ("timeline:campaign-list", "organisation:password", "organisation:preferences")
PASSING_ON = {"dashboard:home": "", "gates:overview": "slug"}
# Without logging in: the door itself, and the committee's signed link.
PUBLIC = {
    "organisation:login": "",
    "organisation:first": "",
    "portal:reply": "token",
    "portal:reply-pdf": "token",
    "portal:box": "box",
    "portal:receipt": "",
    "portal:vote": "",
    "portal:ballot-marks": "urn closed",
    "portal:ballot-guide": "voter",
    "portal:sign-in": "sign-in",
    "portal:plan": "slug",
}
# Deeds: a GET is refused whoever asks.
DEEDS = {
    "urn:prepare": "urn",
    "urn:deed": "urn deed",
    "timeline:task-tick": "task",
    "timeline:part-end": "part",
    "organisation:logout": "",
    "organisation:language": "",
    "organisation:account-close": "account",
    "organisation:account-open": "account",
    "organisation:account-password": "account",
    "organisation:unit-remove": "unit",
    "meetings:meeting-restore": "meeting",
    "organisation_life:summary-write": "life",
    "organisation_life:draft-hand-in": "speech draft",
    "organisation_life:draft-take-back": "speech draft",
    "organisation_life:draft-decide": "speech draft",
    "publicity:record-remove": "column",
    "leadership:record-remove": "member",
    "leadership:duties-deed": "duties",
    "leadership:duty-tick": "duty",
    "submissions:record-remove": "sent paper",
    "meetings:desk-open": "desk",
    "meetings:desk-close": "desk",
    "meetings:desk-confirm": "desk",
    "meetings:desk-refuse": "desk",
    "meetings:desk-record": "desk",
    "meetings:review-remove": "review",
    "study:desk-record": "session",
    "study:session-restore": "session",
    "study:material-remove": "material",
    "study:material-adopt": "slug",
    "study:issue-deed": "slug",
    "study:plan-draft": "slug",
    "study:plan-link": "row",
    "study:plan-remove": "row",
    "study:reflection-turn": "reflection",
    "study:checklist-tick": "slug",
    "study:checklist-untick": "tick",
    "study:activity-remove": "activity",
    "study:group-remove": "group",
    "study:person-leave": "person",
    "study:person-return": "person",
    "box:close": "box",
    "box:reopen": "box",
    "opinions:opinion-take-up": "opinion",
    "opinions:gather": "slug",
    "opinions:found": "slug",
    "opinions:aside": "slug",
    "opinions:set-apart": "slug",
    "opinions:undo": "act",
    "opinions:group-split": "consolidated",
    "opinions:group-remove": "consolidated",
    "opinions:lay-out": "slug",
    "opinions:channel-remove": "channel",
    "opinions:word-remove": "word",
    "opinions:form-remove": "form",
    "research:report-write": "topic",
    "research:report-file": "topic",
    "research:opinion-unlink": "topic opinion",
    "discussion:suggestion-promote": "suggestion",
    "rectification:take": "batch",
    "rectification:item-progress": "item",
    "rectification:item-evidence": "item",
    "rectification:plan-begin": "slug",
    "rectification:category-remove": "category",
    "rectification:feedback-add": "publication",
    "rectification:publication-end": "publication",
    "rectification:booklet-ask": "slug",
    "rectification:record-remove": "line of regulations",
    "analysis_report:report-preview": "slug",
    "analysis_report:report-refresh": "slug",
    "analysis_report:reply-take-back": "answer",
    "jobs:again": "job",
    "jobs:stop": "job",
    "imports:sheet": "import",
    "imports:mend": "import",
    "imports:write": "import",
    "imports:abandon": "import",
    "imports:take-back": "import",
    "documents:words-preview": "draft",
    "documents:remark-add": "draft version",
    "documents:remark-settle": "remark",
    "documents:document-deed": "deed",
    "reports:report-approve": "report version",
    "reports:delivery-retry": "delivery",
    "gates:draft": "order",
    "gates:waiver-ask": "order",
    "gates:waiver-grant": "waiver",
    "gates:waiver-revoke": "waiver",
    "gates:move": "move",
    "gates:requirement-remove": "requirement",
}
BEFORE_LOGGING_IN = {"organisation:logout", "organisation:language"}
PLACES = (
    {name: filled for name, (filled, _who) in PAGES.items()}
    | OF_ADMINISTRATORS
    | dict.fromkeys(OF_EVERYBODY, "")
    | PASSING_ON
    | PUBLIC
    | DEEDS
)


@pytest.fixture
def everything(db, caplog) -> Scene:
    caplog.set_level(logging.CRITICAL, logger="django")  # thousands of refusals are what is asked for
    return scene()


def address(everything: Scene, name: str) -> str:
    return reverse(name, kwargs=everything.at[PLACES[name]] if PLACES[name] else {})


def as_somebody(everything: Scene, who: str, **options: bool) -> Client:
    client = Client(**options)
    if who != "anonymous":
        client.force_login(everything.users[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def expected(name: str, who: str) -> int:
    """The status of a GET by somebody with a part in the campaign or by an administrator."""
    if name in DEEDS:
        return 405
    if name in PASSING_ON or name in {"organisation:login", "organisation:first"}:
        return 302
    if name in OF_ADMINISTRATORS:
        return 200 if who == "administrator" else 403
    if name not in PAGES or who in PAGES[name][1].split():
        return 200
    return 404 if who in UNSEEN.get(name, "").split() else 403


def test_every_address_is_in_the_table():
    assert sorted(PLACES) == sorted(url_names())


@pytest.mark.parametrize("who", ALL.split())
def test_pages_open_to(everything, who):
    client = as_somebody(everything, who)
    found = {name: client.get(address(everything, name)).status_code for name in PLACES}
    assert found == {name: expected(name, who) for name in PLACES}


def test_somebody_of_another_campaign_finds_nothing(everything):
    client = as_somebody(everything, "outsider")
    within = [*PAGES, "gates:overview"]
    assert {name: client.get(address(everything, name)).status_code for name in within} == dict.fromkeys(within, 404)
    assert {client.get(address(everything, name)).status_code for name in OF_ADMINISTRATORS} == {403}


def test_deeds_of_another_campaign_are_refused(everything):
    client = as_somebody(everything, "outsider")
    deeds = [name for name in DEEDS if name not in BEFORE_LOGGING_IN and "account" not in name and "unit" not in name]
    assert {name: client.post(address(everything, name)).status_code for name in deeds} == dict.fromkeys(deeds, 404)


def test_whoever_has_not_logged_in_is_sent_to_the_door(everything):
    client = Client()
    for name in set(PLACES) - set(PUBLIC) - BEFORE_LOGGING_IN:
        answer = client.get(address(everything, name))
        assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, "/login/"), name


def test_what_is_open_without_logging_in(everything):
    found = {name: Client().get(address(everything, name)).status_code for name in PUBLIC}
    assert found == {name: 302 if name == "organisation:first" else 200 for name in PUBLIC}


def test_member_sees_the_own_hours_and_nobody_elses(everything):
    client = as_somebody(everything, "member")
    own = reverse("study:person", kwargs=everything.at["themselves"])
    assert client.get(own).status_code == 200
    assert client.get(address(everything, "study:person")).status_code == 403


def _rows(model):
    return model._default_manager.order_by("pk").values()


def _plain(row):
    """PostgreSQL hands out binary fields as views, which say only where they lie in memory."""
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def fingerprint() -> dict[str, str]:
    """Every row of every table beside the sessions of browsers."""
    models = [model for model in apps.get_models(include_auto_created=True) if model.__name__ != "Session"]
    return {
        model.__name__: hashlib.sha256(repr([_plain(row) for row in _rows(model)]).encode()).hexdigest()
        for model in models
    }


@pytest.mark.parametrize("who", ["office", "head", "superior", "administrator"])
def test_looking_changes_nothing(everything, who):
    """But for an export, which is noted in the trail because it takes people's data out."""
    client = as_somebody(everything, who)
    client.get("/")  # some keep that they were here when they come in
    before = fingerprint()
    for name in set(PLACES) - {"exports:download"}:
        client.get(address(everything, name))
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["anonymous", "office", "head", "administrator"])
def test_post_without_the_pages_own_token_is_refused_everywhere(everything, who):
    client = as_somebody(everything, who, enforce_csrf_checks=True)
    before = fingerprint()
    assert {name: client.post(address(everything, name)).status_code for name in PLACES} == dict.fromkeys(PLACES, 403)
    assert fingerprint() == before


def test_what_does_not_exist_is_not_found(everything):
    """For each page that shows one thing: somebody who may see the page asks for one that there is not."""
    found = {}
    for name, (filled, who) in PAGES.items():
        kwargs = everything.at[filled] if filled else {}
        numbers = [key for key, value in kwargs.items() if isinstance(value, int) and key != "order"]
        if numbers and who:
            client = as_somebody(everything, who.split()[0])
            nowhere = kwargs | dict.fromkeys(numbers, 999_999)
            found[name] = client.get(reverse(name, kwargs=nowhere)).status_code
    assert {name: status for name, status in found.items() if status != 404} == {}
    assert len(found) > 80

"""The steps of an appraisal: where it stands, what may be done next, what each step does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal import access, counted, rules
from phases.appraisal.models import Appraisal
from phases.appraisal.rules.counting import eligible_of
from phases.appraisal.states import MOVES, AppraisalState
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.timeline.selectors import Part

S = AppraisalState
ORDER = (S.PLANNED, S.NOTICE_SENT, S.CONSENT, S.COPIES, S.HELD, S.ENTERED, S.CHECKED, S.LOCKED, S.REPORTED)
ASKED = "…"  # stands for the reason that the page will ask for

# One count, and the head who compares it with the ballots: there are no two counts that agree.
CALLED: dict[str, str | Promise] = {"check": gettext_lazy("The entry is what the ballots say")}
# What each step does, said before it is done.
SAYS: dict[str, str | Promise] = {
    "send_notice": gettext_lazy("The record then says when the notice went out."),
    "consent": gettext_lazy("The superior's consent is on record. The appraisal goes on to the copies."),
    "distribute": gettext_lazy("Participants read the paper before they judge it. The days before are counted."),
    "hold": gettext_lazy("From then on the form stands as people filled it in, and the ballots are counted."),
    "check": gettext_lazy(
        "You have compared the entry below with the ballots, pile by pile. The head then locks the result."
    ),
    "send_back": gettext_lazy("The second count is dropped and made anew. The first stays until it is corrected."),
    "lock": gettext_lazy(
        "The result is shown to leaders and stands in reports. A later change needs a reason and keeps this one."
    ),
    "unlock": gettext_lazy(
        "What stands there is kept word for word. Two people count again, and you lock again; until then no report "
        "shows this result."
    ),
    "report": gettext_lazy("The record then says when the result was reported."),
    "void": gettext_lazy("The vote counts for nothing and cannot be taken up again. A new one is planned instead."),
}


@dataclass(frozen=True)
class Step:
    """`place`: done, now or empty."""

    title: str | Promise
    place: str
    text: str | Promise = ""


@dataclass(frozen=True)
class Deed:
    label: str | Promise
    url: str
    style: str
    verdict: Verdict


def steps_of(appraisal: Appraisal, consent: Verdict) -> list[Step]:
    """The way of this appraisal: what the form does not ask for is left out, what was passed over is not ticked."""
    passed_over = {2} if not consent else set()
    passed_over |= {3} if appraisal.distributed_on is None else set()
    at = ORDER.index(S(appraisal.state)) if appraisal.state in ORDER else len(ORDER)
    asked = [step for step in _all_steps(appraisal) if step[3]]
    ahead = [place for place, _title, _text, _wanted in asked if place > at]
    following = min(ahead) if ahead else None
    return [
        Step(title, "done" if place <= at and place not in passed_over else "now" if place == following else "", text)
        for place, title, text, _wanted in asked
    ]


def _all_steps(appraisal: Appraisal) -> Iterator[tuple[int, str, str, bool]]:
    """Place in the order, words, who and when, whether it stands there."""
    at = ORDER.index(S(appraisal.state)) if appraisal.state in ORDER else len(ORDER)
    due = _("by %(day)s") % {"day": _day(appraisal.copies_due)} if appraisal.copies_due else ""
    yield 1, _("Notice"), _day(appraisal.notice_on), at == 1 or bool(appraisal.notice_on)
    yield 2, _("Consent of the superior"), "", appraisal.needs_consent
    yield 3, _("Copies handed out"), _day(appraisal.distributed_on) or due, bool(appraisal.lead_days)
    yield 4, _("Held"), "　".join(filter(None, (_day(appraisal.held_on), appraisal.place))), True
    yield 5, _("Counted"), _by(appraisal.entered_by, appraisal.entered_at), True
    yield 6, _("Counted again by another"), _by(appraisal.checked_by, appraisal.checked_at), True
    yield 7, _("Locked by the head"), _by(appraisal.locked_by, appraisal.locked_at), True
    yield 8, _("Reported"), _day(appraisal.reported_on), True


def deeds_of(appraisal: Appraisal, part: Part, by: User, consent: Verdict) -> list[Deed]:
    """What this person may do next; the first is the one that matters."""
    if not part.may(*access.COUNTERS):
        return []
    found = [
        deed
        for act in ("consent", "distribute", "hold", "enter", "check", "lock", "report", "send_notice")
        if appraisal.state in MOVES[act].sources and (deed := _deed(appraisal, act, part, by, consent))
    ]
    later = [
        Deed(MOVES[act].label, _url(appraisal, "step", act), "text", Verdict.yes())
        for act in ("send_back", "unlock", "void")
        if may_be_done(act, appraisal, part, by, consent)
    ]
    return [*found, *later]


def may_be_done(act: str, appraisal: Appraisal, part: Part, by: User, consent: Verdict) -> Verdict:
    """Whether the page of the step opens; days and reasons are asked there."""
    own: dict[str, Callable[[], Verdict]] = {
        "lock": lambda: rules.may_lock(part, appraisal, Verdict.yes(), ASKED),
        "unlock": lambda: rules.may_unlock(part, appraisal, ASKED),
        "send_back": lambda: rules.may_send_back(part, appraisal, ASKED),
        "void": lambda: rules.may_void(part, appraisal, ASKED),
        "check": lambda: rules.may_check(part, by, appraisal, different(appraisal)),
        "report": lambda: rules.may_report(part, appraisal),
        "consent": lambda: rules.may_edit(part) and rules.may_move(appraisal, act) and consent,
        "hold": lambda: rules.may_edit(part) and rules.may_hold(appraisal, consent, ASKED),
    }
    return own[act]() if act in own else rules.may_edit(part) and rules.may_move(appraisal, act)


def different(appraisal: Appraisal) -> int:
    questions = list(appraisal.questions.all())
    second = counted.second_count(appraisal, questions)
    return counted.differences(counted.first_count(appraisal, questions), second) if second else 0


def warned_before(act: str, appraisal: Appraisal, consent: Verdict) -> list[Verdict]:
    """What the process asks for and lacks, shown above the form of the step; it goes on with a reason."""
    if act == "distribute":
        return [verdict for verdict in [rules.copies_in_time(appraisal, appraisal.campaign.today)] if not verdict]
    if act == "hold":
        copies = rules.copies_in_time(appraisal, appraisal.distributed_on)
        return [verdict for verdict in (consent, copies) if not verdict]
    if act == "lock":
        quorum = rules.quorum_reached(appraisal, eligible_of(appraisal))
        return [] if quorum else [quorum]
    return []


def _deed(appraisal: Appraisal, act: str, part: Part, by: User, consent: Verdict) -> Deed | None:
    """`enter` and `check` lead to the grid, or to the urn; what the form does not ask for stays in the background."""
    if act in {"enter", "check"} and not appraisal.on_paper:
        return _of_the_urn(appraisal, act)
    if act == "enter":
        entered = appraisal.state == S.ENTERED
        label = _("Correct the first count") if entered else _("Enter the count")
        verdict = rules.may_count(part, by, appraisal)
        if entered and not verdict:
            return None
        return Deed(label, _url(appraisal, "count"), "quiet" if entered else "primary", verdict)
    if act == "check":
        verdict = rules.may_count_again(part, by, appraisal)
        return Deed(_("Count again"), _url(appraisal, "count-again"), "primary", verdict)
    if (act == "consent" and not appraisal.needs_consent) or (act == "distribute" and not appraisal.lead_days):
        return None
    skips = act in {"hold", "send_notice"}
    style = "quiet" if skips and not (act == "hold" and _is_next(appraisal, consent)) else "primary"
    return Deed(MOVES[act].label, _url(appraisal, "step", act), style, may_be_done(act, appraisal, part, by, consent))


def _of_the_urn(appraisal: Appraisal, act: str) -> Deed | None:
    """Without paper the urn is opened, and counted a second time, on its own page."""
    if act == "enter" and appraisal.state == S.ENTERED:
        return None
    label = _("Go to the urn") if act == "enter" else _("Count the urn a second time")
    url = reverse("urn:urn", args=[appraisal.campaign.slug, appraisal.pk])
    return Deed(label, url, "primary", Verdict.yes())


def _is_next(appraisal: Appraisal, consent: Verdict) -> bool:
    """Whether holding it is what comes next, nothing else being asked for."""
    steps = steps_of(appraisal, consent)
    return any(step.place == "now" and step.title == _("Held") for step in steps)


def _url(appraisal: Appraisal, name: str, *words: str) -> str:
    return reverse(f"appraisal:{name}", args=[appraisal.campaign.slug, appraisal.pk, *words])


def _day(day: date | None) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""


def _by(user: User | None, at: Any) -> str:
    return f"{user.name}　{formats.date_format(at, 'DATE_FORMAT')}" if user and at else ""

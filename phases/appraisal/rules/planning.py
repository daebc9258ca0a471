"""Before the day: who plans, in how good time the copies go out, whether the superior agreed (domain.md T-44, T-45)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal.models import Appraisal, Question
from phases.appraisal.models.forms import FEWEST
from phases.appraisal.rules import urn
from phases.appraisal.states import BEFORE, FORM_OPEN, MOVES
from phases.core import moves
from phases.core.verdict import Verdict
from phases.meetings import rules as meetings
from phases.organisation.roles import Permission
from phases.submissions import rules as submissions
from phases.submissions.models import ConsentRequest
from phases.timeline.selectors import Part

MOST_DAYS = 366
NEXT_DAY_NEEDED = gettext_lazy("Nothing was changed: set the date of the appraisal first.")


def may_edit(part: Part) -> Verdict:
    if part.may(Permission.EDIT_APPRAISALS):
        return Verdict.yes()
    return Verdict.no(gettext_lazy("The leading-group office plans and counts appraisals. Nothing was changed."))


def may_change(part: Part, appraisal: Appraisal) -> Verdict:
    """Date, place, agenda and voters, until the first ballot is counted."""
    if not (verdict := may_edit(part)):
        return verdict
    if appraisal.state not in FORM_OPEN:
        return Verdict.no(gettext_lazy("Ballots are counted already, so date and form stand. Nothing was changed."))
    return Verdict.yes()


def may_change_form(part: Part, appraisal: Appraisal) -> Verdict:
    """The questions, until it was held: afterwards people have filled them in."""
    if not (verdict := may_change(part, appraisal)):
        return verdict
    if appraisal.state not in BEFORE:
        return Verdict.no(gettext_lazy("It was held with this form, so the questions stand. Nothing was changed."))
    return urn.may_change_form(appraisal)


def may_vote_so_many(classes: Iterable[Mapping[str, Any]]) -> Verdict:
    """Nobody came who may not vote; where one of the two numbers is unknown, nothing is said."""
    for one in classes:
        eligible, present = one.get("eligible"), one.get("present")
        if eligible is not None and present is not None and present > eligible:
            said = _("Not saved: %(came)d of “%(name)s” came, and only %(eligible)d may vote. Correct one of the two.")
            return Verdict.no(said % {"came": present, "name": one["name"], "eligible": eligible})
    return Verdict.yes()


def may_remove(part: Part, appraisal: Appraisal) -> Verdict:
    if not (verdict := may_edit(part)):
        return verdict
    if appraisal.state not in BEFORE:
        return Verdict.no(gettext_lazy("Not removed: it was held. Declare it void with a reason instead."))
    return urn.has_no_slips(appraisal)


def may_move(appraisal: Appraisal, act: str, reason: str = "") -> Verdict:
    return moves.may_move(MOVES, act, appraisal.state, appraisal.get_state_display(), reason)


def has_consent(appraisal: Appraisal, requests: Sequence[ConsentRequest]) -> Verdict:
    """Whether the superior agreed before the day (domain.md T-44); `requests` are those that speak for it."""
    if not appraisal.needs_consent:
        return Verdict.yes()
    if appraisal.held_on is None:
        return Verdict.no(NEXT_DAY_NEEDED)
    return submissions.has_consent(appraisal.held_on, requests)


def copies_in_time(appraisal: Appraisal, on: date | None) -> Verdict:
    """Whether copies of that day lie with the participants as early as the form asks (domain.md T-45)."""
    if not appraisal.lead_days or appraisal.held_on is None:
        return Verdict.yes()
    if on is None:
        said = _("No copies were handed out; the form asks for %(asked)d days before.")
        return Verdict.no(said % {"asked": appraisal.lead_days})
    days = (appraisal.held_on - on).days
    if days >= appraisal.lead_days:
        return Verdict.yes()
    said = _("Handed out %(days)d days before the appraisal; the form asks for %(asked)d.")
    return Verdict.no(said % {"days": days, "asked": appraisal.lead_days})


def is_reasoned(verdict: Verdict, reason: str) -> Verdict:
    """A rule of the process warns; whoever goes on all the same says why, and that is kept."""
    if verdict or reason.strip():
        return Verdict.yes()
    return Verdict.no(_("%(warning)s Say why you go on all the same, or change the day.") % {"warning": verdict.reason})


def may_distribute(appraisal: Appraisal, on: date, reason: str) -> Verdict:
    if not (verdict := may_move(appraisal, "distribute")):
        return verdict
    if appraisal.held_on is None:
        return Verdict.no(NEXT_DAY_NEEDED)
    if on > appraisal.held_on:
        return Verdict.no(gettext_lazy("Nothing was changed: the copies would be handed out after the appraisal."))
    return is_reasoned(copies_in_time(appraisal, on), reason)


def may_hold(appraisal: Appraisal, consent: Verdict, reason: str) -> Verdict:
    """Blocked softly: without consent or copies it is held with a reason (domain.md T-44)."""
    if not (verdict := may_move(appraisal, "hold")):
        return verdict
    if appraisal.held_on is None:
        return Verdict.no(NEXT_DAY_NEEDED)
    copies = copies_in_time(appraisal, appraisal.distributed_on)
    for warned in (consent, copies if appraisal.distributed_on is None else Verdict.yes()):
        if not (verdict := is_reasoned(warned, reason)):
            return verdict
    return Verdict.yes()


def form_is_whole(questions: Sequence[Question]) -> Verdict:
    """Something is asked, and each question leaves a choice."""
    if not questions:
        return Verdict.no(gettext_lazy("Nothing was changed: the form asks nothing yet. Write its questions first."))
    for question in questions:
        if sum(option.kind == option.Kind.RANK for option in question.options.all()) < FEWEST:
            said = _("Nothing was changed: “%(question)s” leaves no choice. Give it at least two words.")
            return Verdict.no(said % {"question": question.text})
    return Verdict.yes()


def has_possible_days(appraisal: Appraisal) -> Verdict:
    """A year typed wrongly, or copies a thousand years before, would break each page that counts days from them."""
    if appraisal.lead_days > MOST_DAYS:
        return Verdict.no(_("Nothing was saved: copies go out at most %(most)d days before.") % {"most": MOST_DAYS})
    return meetings.is_believable(appraisal.held_on, appraisal.campaign) if appraisal.held_on else Verdict.yes()


def fits_the_whole(appraisal: Appraisal, whole: Appraisal | None) -> Verdict:
    """A part is of the same kind and the same wave as its whole: waves never add up."""
    if whole is None:
        return Verdict.yes()
    if whole.whole_id is not None or whole.pk == appraisal.pk:
        return Verdict.no(gettext_lazy("Nothing was saved: a part cannot have parts of its own."))
    if (whole.kind, whole.wave) != (appraisal.kind, appraisal.wave):
        return Verdict.no(
            gettext_lazy("Nothing was saved: another kind or another survey. Only parts of one survey add up.")
        )
    return Verdict.yes()


def may_repeat(appraisal: Appraisal, *, is_repeated: bool) -> Verdict:
    """A second survey follows the first one that is locked or void, once."""
    if is_repeated:
        return Verdict.no(gettext_lazy("This survey is repeated already; the next one follows that."))
    if appraisal.state not in {"locked", "reported", "voided"}:
        return Verdict.no(gettext_lazy("A survey is repeated once its result is locked or it was declared void."))
    return Verdict.yes()

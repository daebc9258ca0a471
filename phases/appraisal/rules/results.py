"""Counting twice, locking, reading: two people count, and the head locks (domain.md 6.2, T-67)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal.models import Appraisal
from phases.appraisal.rules import urn
from phases.appraisal.rules.planning import is_reasoned, may_edit, may_move
from phases.appraisal.states import COUNTED, COUNTING, FINAL, AppraisalState
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.selectors import Part


def may_count(part: Part, by: User, appraisal: Appraisal) -> Verdict:
    """The first count; not by whoever made the second."""
    if not (verdict := may_edit(part)):
        return verdict
    if not appraisal.on_paper:
        return Verdict.no(gettext_lazy("There are no ballots on paper here: the urn is opened instead."))
    second = getattr(appraisal, "second_count", None)
    if second is not None and second.by_id == by.pk:
        return Verdict.no(gettext_lazy("You made the second count. Somebody else corrects the first."))
    return may_move(appraisal, "enter")


def may_count_again(part: Part, by: User, appraisal: Appraisal) -> Verdict:
    """The second count of ballots on paper; sealed ones alone are checked by the urn, never by typing."""
    if not (verdict := is_second(part, by, appraisal)):
        return verdict
    if not appraisal.on_paper:
        return Verdict.no(gettext_lazy("There are no ballots on paper here: the urn is counted a second time instead."))
    return Verdict.yes()


def is_second(part: Part, by: User, appraisal: Appraisal) -> Verdict:
    """The second count, and checking against the ballots: by somebody else than the first."""
    if not part.may(Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY):
        return may_edit(part)
    if appraisal.state == AppraisalState.HELD:
        return Verdict.no(gettext_lazy("The first count comes first."))
    if by.pk == appraisal.entered_by_id:
        return Verdict.no(gettext_lazy("You made the first count. Somebody else counts again."))
    return may_move(appraisal, "check")


def may_check(part: Part, by: User, appraisal: Appraisal, different: int, *, by_urn: bool = False) -> Verdict:
    """Comparing the entry with the ballots, without typing it again. `by_urn`: the urn was counted a second time."""
    if not (verdict := is_second(part, by, appraisal) if by_urn else may_count_again(part, by, appraisal)):
        return verdict
    if different:
        said = _("The two counts differ in %(count)d cells. Correct one of them; nothing was changed.")
        return Verdict.no(said % {"count": different})
    return Verdict.yes()


def may_send_back(part: Part, appraisal: Appraisal, reason: str) -> Verdict:
    if not part.may(Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY):
        return may_edit(part)
    return may_move(appraisal, "send_back", reason)


def may_lock(part: Part, appraisal: Appraisal, quorum: Verdict, reason: str) -> Verdict:
    if not part.may(Permission.LOCK_TALLY):
        return Verdict.no(gettext_lazy("The head of the leading group locks results. Nothing was changed."))
    if not (verdict := may_move(appraisal, "lock")) or not (verdict := urn.is_counted(appraisal)):
        return verdict
    return is_reasoned(quorum, reason)


def may_unlock(part: Part, appraisal: Appraisal, reason: str) -> Verdict:
    if not part.may(Permission.LOCK_TALLY):
        return Verdict.no(gettext_lazy("Who locks a result unlocks it: the head of the leading group."))
    return may_move(appraisal, "unlock", reason)


def may_report(part: Part, appraisal: Appraisal) -> Verdict:
    return may_edit(part) and may_move(appraisal, "report")


def may_void(part: Part, appraisal: Appraisal, reason: str) -> Verdict:
    if not part.may(Permission.LOCK_TALLY, Permission.EDIT_APPRAISALS):
        return may_edit(part)
    return may_move(appraisal, "void", reason)


def may_write_remarks(part: Part, appraisal: Appraisal) -> Verdict:
    if not (verdict := may_edit(part)):
        return verdict
    if appraisal.state in FINAL:
        return Verdict.no(gettext_lazy("The result is locked, and its remarks with it. Nothing was changed."))
    if appraisal.state not in COUNTING | COUNTED:
        return Verdict.no(gettext_lazy("Remarks are written down once it was held."))
    if urn.was_opened(appraisal):
        return Verdict.no(
            gettext_lazy("The urn was opened, so the remarks in it stand as they were given. Nothing was changed.")
        )
    return Verdict.yes()


def may_read_votes(part: Part, appraisal: Appraisal) -> Verdict:
    """Before it is locked: who counts and who locks, once both counts agree. The second count is made unseen."""
    if part.may(Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY) and appraisal.state == AppraisalState.CHECKED:
        return Verdict.yes()
    return may_read_result(part, appraisal)


def may_read_result(part: Part, appraisal: Appraisal) -> Verdict:
    """Once locked: leaders and the superior; everybody of the campaign once it was published (domain.md 6.2)."""
    if appraisal.state not in FINAL:
        return Verdict.no(gettext_lazy("There is no result yet: it is shown once the head has locked it."))
    if part.may(Permission.SEE_RESULTS) or (appraisal.published and part.may(Permission.SEE_APPRAISALS)):
        return Verdict.yes()
    return Verdict.no(gettext_lazy("The result is not published within the unit."))


def may_read_whole(part: Part, parts: Sequence[Appraisal]) -> Verdict:
    """The sum of parts: whoever may read each of them."""
    verdicts = (may_read_result(part, one) for one in parts)
    return next((verdict for verdict in verdicts if not verdict), Verdict.yes())


def votes_may_be_published(valid: int | None) -> Verdict:
    """Below the least number the forms are told and no votes: among so few everybody could guess who voted how."""
    if valid is None or valid == 0 or valid >= urn.LEAST_BALLOTS:
        return Verdict.yes()
    said = _("Fewer than %(least)d ballots are valid, so the votes are not published: they would show who voted how.")
    return Verdict.no(said % {"least": urn.LEAST_BALLOTS})


def paper_may_be_shown(appraisal: Appraisal) -> Verdict:
    """A few paper ballots beside a sealed urn are known to those who count them, while they count; then to nobody."""
    few = appraisal.valid is not None and 0 < appraisal.valid < urn.LEAST_BALLOTS
    if not appraisal.online or not few or appraisal.state in COUNTING:
        return Verdict.yes()
    said = _("Fewer than %(least)d ballots came on paper beside the sealed ones: both are shown as one result only.")
    return Verdict.no(said % {"least": urn.LEAST_BALLOTS})


def remarks_may_be_shown(part: Part) -> Verdict:
    """To the office and the head. Fewer than five sealed ones were never written down (`urn.remarks_are_written`)."""
    if part.may(Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY):
        return Verdict.yes()
    return Verdict.no(gettext_lazy("Remarks are read by the office and the head."))


def asks_for_another(threshold: Decimal | None, lowest: Fraction | None) -> Verdict:
    """The template's threshold: below it a second survey follows new measures (domain.md 2.1)."""
    if threshold is None or lowest is None or lowest * 100 >= Fraction(threshold):
        return Verdict.yes()
    return Verdict.no(_("Below %(threshold)s %%: new measures, then a second survey.") % {"threshold": threshold})

"""What may be done with opinions, and why not."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.opinions.models import Channel, Opinion, OpinionGroup, SurveyForm
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.selectors import Part

Fate = Opinion.Fate
ASIDE = (Fate.ANSWERED, Fate.DECLINED, Fate.OUT_OF_SCOPE)
OPEN = (Fate.WAITING, Fate.GATHERED)


def may_read(part: Part, user: User, opinion: Opinion) -> Verdict:
    """Who sees opinions sees all; who only records them sees those they entered (domain.md 6.2)."""
    if part.may(Permission.SEE_OPINIONS) or opinion.entered_by_id == user.pk:
        return Verdict.yes()
    return Verdict.no(_("You see the opinions that you entered; the others are for the office and the leaders."))


def may_correct(part: Part, user: User, opinion: Opinion) -> Verdict:
    """The office corrects every entry, whoever entered one their own, as long as nothing was done with it."""
    if opinion.from_box:
        return Verdict.no(_("It came sealed through the box: nobody typed it, so nobody corrects it."))
    if opinion.fate not in OPEN:
        return Verdict.no(_("Only an opinion that waits or is gathered is corrected. Take it up again first."))
    if part.may(Permission.CONSOLIDATE):
        return Verdict.yes()
    if opinion.entered_by_id == user.pk and opinion.fate == Fate.WAITING:
        return Verdict.yes()
    return Verdict.no(_("The office has begun to work with it. Ask the office to correct it."))


def has_words(text: str) -> Verdict:
    if text.strip():
        return Verdict.yes()
    return Verdict.no(_("There is nothing to keep: write what was said."))


def gives_a_reason(reason: str) -> Verdict:
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(_("Write the reason: whoever reads this later wants to know."))


def may_gather(opinions: Collection[Opinion], group: OpinionGroup | None = None) -> Verdict:
    if not opinions:
        return Verdict.no(_("Nothing was chosen. Tick the opinions first; everything is as it was."))
    if any(opinion.fate not in OPEN for opinion in opinions):
        return Verdict.no(_("Some of these were answered or put aside meanwhile. Take them up again first."))
    if group is not None and group.merged_into_id is not None:
        return Verdict.no(_("No. %(number)s was merged into another one meanwhile. Choose that one.") % _number(group))
    return Verdict.yes()


def may_put_aside(opinions: Collection[Opinion], fate: str, reason: str, reply: str) -> Verdict:
    if not opinions:
        return Verdict.no(_("Nothing was chosen. Tick the opinions first; everything is as it was."))
    if any(opinion.fate == Fate.GATHERED for opinion in opinions):
        return Verdict.no(_("Some of these are gathered. Release them from the consolidated opinion first."))
    if any(opinion.fate != Fate.WAITING for opinion in opinions):
        return Verdict.no(_("Some of these have an outcome already. Take them up again first."))
    if fate not in (*ASIDE, Fate.STRUCK):
        return Verdict.no(_("Choose what becomes of them."))
    if fate == Fate.ANSWERED and not reply.strip():
        return Verdict.no(_("Write what the giver was answered."))
    return gives_a_reason(reason) if fate in Opinion.NEEDS_REASON else Verdict.yes()


def may_take_up(opinions: Collection[Opinion]) -> Verdict:
    if not opinions:
        return Verdict.no(_("Nothing was chosen. Tick the opinions first; everything is as it was."))
    if any(opinion.fate in OPEN for opinion in opinions):
        return Verdict.no(_("Some of these are open already."))
    if Opinion.objects.filter(corrects__in=[opinion.pk for opinion in opinions]).exists():
        return Verdict.no(_("A corrected entry stands in its place. Strike that one first."))
    return Verdict.yes()


def may_merge(group: OpinionGroup, into: OpinionGroup) -> Verdict:
    if group.pk == into.pk:
        return Verdict.no(_("Choose another one: this is the same."))
    for one in (group, into):
        if one.merged_into_id is not None:
            return Verdict.no(_("No. %(number)s was merged into another one meanwhile.") % _number(one))
    if group.adoption != OpinionGroup.Adoption.OPEN or group.reply:
        return Verdict.no(
            _("No. %(number)s has been decided or answered already. Merge the other one into it.") % _number(group)
        )
    return Verdict.yes()


def may_split(chosen: Sequence[Opinion], held: int) -> Verdict:
    if not chosen:
        return Verdict.no(_("Tick the opinions that are to form one of their own."))
    if len(chosen) >= held:
        return Verdict.no(_("At least one opinion has to stay. To change the words of all, reword it instead."))
    return Verdict.yes()


def may_remove(group: OpinionGroup) -> Verdict:
    if group.memberships.exists():
        return Verdict.no(_("Opinions stand behind it. Release or merge them first."))
    if group.merged.exists():
        return Verdict.no(_("Others were merged into it; it stays, so that their numbers can be explained."))
    if group.adoption != OpinionGroup.Adoption.OPEN or group.reply:
        return Verdict.no(_("It was decided or answered already, so it stays."))
    return Verdict.yes()


def may_decide(adoption: str, reason: str, reply: str, *, replied: bool) -> Verdict:
    if adoption == OpinionGroup.Adoption.DECLINED and not reason.strip():
        return Verdict.no(_("What is not adopted needs its reason: it stands in the list."))
    if replied and not reply.strip():
        return Verdict.no(_("A day of the reply without its words tells nobody anything. Write the reply."))
    return Verdict.yes()


def may_remove_channel(channel: Channel) -> Verdict:
    if channel.opinions.exists() or channel.forms.exists():
        return Verdict.no(_("Opinions or forms name this channel, so it stays. Rename it, or move them first."))
    return Verdict.yes()


def may_remove_form(form: SurveyForm) -> Verdict:
    if form.opinions.exists():
        return Verdict.no(_("Opinions were taken from this form, so it stays."))
    return Verdict.yes()


def adds_up(issued: int | None, returned: int | None, valid: int | None, void: int | None) -> Verdict:
    """Integrity of the four counts, each of which may be unknown (domain.md S-28, T-19, T-21)."""
    if issued is not None and returned is not None and returned > issued:
        return Verdict.no(_("More forms came back than were handed out. Check both numbers."))
    if returned is not None and (valid or 0) + (void or 0) > returned:
        return Verdict.no(_("Valid and void are more than came back. Check the numbers."))
    if None not in (returned, valid, void) and (valid or 0) + (void or 0) != returned:
        return Verdict.no(_("Valid and void together make those that came back. Check the numbers."))
    return Verdict.yes()


def _number(group: OpinionGroup) -> dict[str, int]:
    return {"number": group.number}

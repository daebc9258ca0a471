"""Who may record a discussion, and what must be true of it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.discussion.models import Discussion, Suggestion
from phases.organisation.models import Unit
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


def may_record_for(part: Part, department: Unit | None) -> Verdict:
    """The office records for every department, a liaison or secretary for the own (domain.md 6.2)."""
    if part.may(Permission.EDIT_DISCUSSION):
        return Verdict.yes()
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(department):
        return Verdict.yes()
    return Verdict.no(_("Nothing was saved: you record the discussions of your own department. Ask the office."))


def may_set_theme(part: Part) -> Verdict:
    if part.may(Permission.EDIT_DISCUSSION):
        return Verdict.yes()
    return Verdict.no(_("The office sets the theme of the whole campaign. Nothing was changed."))


def has_come(on: date, campaign: Campaign) -> Verdict:
    if on > campaign.today:
        return Verdict.no(_("This day has not come yet. Record the discussion when it was held."))
    return Verdict.yes()


def may_stand(participants: int | None, leaders: int) -> Verdict:
    """Nobody knows how many came: empty. But leaders who came are among those who took part."""
    if participants is not None and participants < leaders:
        return Verdict.no(_("More leaders are ticked than people took part. Check the number. Nothing was saved."))
    return Verdict.yes()


def may_sum_up(text: str, discussions: int) -> Verdict:
    if text.strip() or discussions:
        return Verdict.yes()
    return Verdict.no(
        _("There is nothing to hand in yet: record a discussion of the department, or write what it comes to.")
    )


def may_promote(suggestion: Suggestion) -> Verdict:
    if suggestion.opinion_id:
        return Verdict.no(_("This suggestion stands among the opinions already. Nothing was changed."))
    return Verdict.yes()


def may_remove(discussion: Discussion) -> Verdict:
    """What stands among the opinions keeps its origin."""
    if discussion.suggestions.filter(opinion__isnull=False).exists():
        return Verdict.no(_("Not removed: a suggestion of this discussion stands among the opinions and names it."))
    return Verdict.yes()


def may_drop(suggestion: Suggestion) -> Verdict:
    if suggestion.opinion_id:
        return Verdict.no(
            _("“%(text)s” stands among the opinions already, so its line stays as it was. Nothing was saved.")
            % {"text": suggestion.text}
        )
    return Verdict.yes()

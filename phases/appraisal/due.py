"""What appraisals put on the workbench: copies to hand out, counts, a lock, a second survey."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.appraisal import rules, selectors
from phases.appraisal.models import Appraisal
from phases.appraisal.states import BEFORE, FINAL, AppraisalState
from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

SOON = timedelta(days=7)
COUNTERS = (Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY)


class AppraisalsDue:
    """A fixed number of queries, none for those who neither count nor lock."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        if not part.may(*COUNTERS):
            return
        found = Appraisal.objects.filter(campaign=campaign).exclude(state__in=["voided", "reported"])
        for appraisal in found.select_related("second_count").order_by("held_on", "pk"):
            if due := _due(appraisal, campaign, user, part):
                yield due
        yield from _second_surveys(campaign, part)


def _due(appraisal: Appraisal, campaign: Campaign, user: User, part: Part) -> Due | None:
    edits, url = part.may(Permission.EDIT_APPRAISALS), _page(campaign, appraisal)
    words: tuple[str | Promise, str | Promise, str] | None = None
    day = appraisal.held_on
    if appraisal.state in BEFORE and edits:
        return _ahead(appraisal, campaign, url)
    if appraisal.state == AppraisalState.HELD and edits:
        words = _("Ballots wait to be counted"), _("Enter the count"), "list-checks"
    elif appraisal.state == AppraisalState.ENTERED and appraisal.entered_by_id != user.pk:
        words = _("Ballots wait for the second count"), _("Count again"), "eye"
    elif appraisal.state == AppraisalState.CHECKED and part.may(Permission.LOCK_TALLY):
        words = _("A result waits to be locked"), _("Read and lock it"), "lock"
    return Due(words[0], appraisal.title, url, words[1], words[2], due_on=day) if words else None


def _ahead(appraisal: Appraisal, campaign: Campaign, url: str) -> Due | None:
    """Copies come first; a day that has passed asks whether it was held."""
    copies = appraisal.copies_due
    if copies and not appraisal.distributed_on and campaign.today >= copies - SOON:
        what, action = _("Copies are to be handed out before an appraisal"), _("Note it")
        return Due(what, appraisal.title, url, action, "package-check", due_on=copies)
    if appraisal.held_on and appraisal.held_on <= campaign.today:
        return Due(_("Was the appraisal held?"), appraisal.title, url, _("Note it"), "vote", due_on=appraisal.held_on)
    return None


def _second_surveys(campaign: Campaign, part: Part) -> Iterator[Due]:
    """Below the template's threshold, and nobody has planned the next one yet (domain.md 2.1)."""
    if not part.may(Permission.EDIT_APPRAISALS):
        return
    found = Appraisal.objects.filter(campaign=campaign, state__in=FINAL, repeated_by=None, whole=None)
    for appraisal in selectors.with_form(found.exclude(repeat_below=None)):
        lowest = selectors.lowest_rate(selectors.result_of(appraisal))
        verdict = rules.asks_for_another(appraisal.repeat_below, lowest[1] if lowest else None)
        if not verdict:
            add = reverse("appraisal:appraisal-add", args=[campaign.slug])
            what = _("Satisfaction is below what was set: a second survey is due")
            yield Due(what, appraisal.title, f"{add}?repeats={appraisal.pk}", _("Plan the second survey"), "repeat")


def _page(campaign: Campaign, appraisal: Appraisal) -> str:
    return reverse("appraisal:appraisal", args=[campaign.slug, appraisal.pk])

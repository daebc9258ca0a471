"""What appraisals offer to the gate: counted and locked, rated well enough, copies in time (domain.md T-45, T-48)."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal import counted, rules, selectors
from phases.appraisal.models import Appraisal
from phases.appraisal.states import FINAL
from phases.core.criteria import Finding, Lack, Text
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_APPRAISALS,)
READERS = (Permission.SEE_APPRAISALS,)


def appraisals_of(requirement: Requirement) -> list[Appraisal]:
    """The phase's appraisals, perhaps of one kind; those declared void count for nothing."""
    found = Appraisal.objects.filter(phase=requirement.phase).exclude(state="voided").order_by("held_on", "pk")
    kind = requirement.where.get("kind", "")
    return list(found.filter(kind=kind) if kind else found)


def page(requirement: Requirement, appraisal: Appraisal) -> str:
    return reverse("appraisal:appraisal", args=[requirement.phase.campaign.slug, appraisal.pk])


def listed(requirement: Requirement) -> str:
    return reverse("appraisal:appraisal-list", args=[requirement.phase.campaign.slug])


class BallotsComplete:
    """Appraisals counted by two and locked by the head. `where`: {"kind": report_review, …}. One query."""

    kind = "ballots_complete"
    label: Text = gettext_lazy("appraisals with a locked result")

    def assess(self, requirement: Requirement) -> Finding:
        found = appraisals_of(requirement)
        locked = [appraisal for appraisal in found if appraisal.state in FINAL and not appraisal.whole_id]
        lacks = [
            Lack(appraisal.title, appraisal.get_state_display(), page(requirement, appraisal))
            for appraisal in found
            if appraisal.state not in FINAL
        ]
        short = len(locked) < requirement.value
        add = reverse("appraisal:appraisal-add", args=[requirement.phase.campaign.slug])
        return Finding(
            met=not short,
            figure=str(len(locked)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("appraisals"),
            lacks=lacks or ([Lack(_("appraisal"), _("none is planned yet"), add)] if short else ()),
            mend_url=add,
            mend_label=_("Plan an appraisal"),
            mend_by=MENDERS,
            records_url=listed(requirement),
            records_by=READERS,
        )


class TopRanked:
    """The lowest headline rate of the newest survey, in percent. `where`: {"kind": …}. Five queries."""

    kind = "top_rank_rate"
    label: Text = gettext_lazy("lowest headline rate of an appraisal")

    def assess(self, requirement: Requirement) -> Finding:
        results = selectors.standing_results([requirement.phase], requirement.where.get("kind", ""))
        result = results[-1] if results else None
        lowest = selectors.lowest_rate(result) if result else None
        met = lowest is not None and lowest[1] * 100 >= requirement.value
        lacks = []
        if result is None or lowest is None:
            lacks = [Lack(_("headline rate"), _("there is no locked result with votes yet"), listed(requirement))]
        elif not met and not rules.votes_may_be_published(result.numbers["valid"]):
            lacks = [Lack(_("headline rate"), f"{counted.printed(lowest[1])}%", page(requirement, result.appraisal))]
        elif not met:
            lacks = [
                Lack(row.question.text, f"{counted.printed(row.headline.share)}%", page(requirement, result.appraisal))
                for row in result.rows
                if row.headline and row.headline.share is not None and row.headline.share * 100 < requirement.value
            ]
        return Finding(
            met=met,
            figure=(counted.printed(lowest[1]) if lowest else None) or "＿＿",
            target=f"{Decimal(requirement.value).normalize():f}",
            unit=requirement.unit or "%",
            lacks=lacks,
            note=result.appraisal.title if result else "",
            mend_url=listed(requirement),
            mend_label=_("Open the appraisals"),
            records_url=page(requirement, result.appraisal) if result else listed(requirement),
            records_by=READERS,
        )


class CopiesInTime:
    """Days between handing out and the appraisal, the shortest of the phase. `where`: {"kind": …}. One query."""

    kind = "distribution_lead_days"
    label: Text = gettext_lazy("days for which copies lay with the participants")

    def assess(self, requirement: Requirement) -> Finding:
        found = [appraisal for appraisal in appraisals_of(requirement) if appraisal.held_on]
        days = {
            appraisal: (appraisal.held_on - appraisal.distributed_on).days
            for appraisal in found
            if appraisal.held_on and appraisal.distributed_on
        }
        late = [appraisal for appraisal in found if days.get(appraisal, -1) < requirement.value]
        lacks = [Lack(appraisal.title, _what(appraisal), page(requirement, appraisal)) for appraisal in late]
        return Finding(
            met=bool(found) and not late,
            figure=str(min(days.values())) if days else "＿＿",
            target=str(int(requirement.value)),
            unit=requirement.unit or _("days"),
            lacks=lacks or (() if found else [Lack(_("appraisal"), _("no date is set yet"), listed(requirement))]),
            note="；".join(appraisal.lead_reason for appraisal in late if appraisal.lead_reason),
            mend_url=listed(requirement),
            mend_label=_("Open the appraisals"),
            mend_by=MENDERS,
            records_url=listed(requirement),
            records_by=READERS,
        )


def _what(appraisal: Appraisal) -> Text:
    """Why it is short, in the rule's own words where the form asks for days too."""
    verdict = rules.copies_in_time(appraisal, appraisal.distributed_on)
    if not verdict:
        return verdict.reason
    return _("no copies are noted") if appraisal.distributed_on is None else _("handed out later")

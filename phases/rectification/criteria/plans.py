"""The plan and what outlives the campaign, at the gate (domain.md T-53, T-54, T-56, T-64)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack
from phases.organisation.roles import Permission
from phases.rectification import selectors
from phases.rectification.models import Booklet, Regulation
from phases.rectification.states import PlanState, RegulationState
from phases.timeline.models import Requirement


class PlanApproved:
    """The plan was discussed and approved by meetings (T-53)."""

    kind = "plan_approved"
    label = _("the rectification plan approved by meetings")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        plan = selectors.plan_of(campaign)
        held = plan.meetings.count() if plan else 0
        wanted = max(int(requirement.value), 1)
        met = plan is not None and plan.state != PlanState.DRAFT and held >= wanted
        url = reverse("rectification:plan", args=[campaign.slug])
        said = _("is not approved yet") if plan else _("is not begun yet")
        return Finding(
            met=met,
            figure=str(held),
            target=str(wanted),
            unit=requirement.unit or _("meetings"),
            lacks=() if met else [Lack(_("rectification plan"), said, url)],
            mend_url=url,
            mend_label=_("Open the plan"),
            mend_by=(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM),
            records_url=url,
        )


class PlanPublished:
    """The plan was made public for supervision (T-54)."""

    kind = "plan_published"
    label = _("the rectification plan published")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        wanted = max(int(requirement.value), 1)
        count = selectors.publications_of(campaign).count()
        url = reverse("rectification:publications", args=[campaign.slug])
        return Finding(
            met=count >= wanted,
            figure=str(count),
            target=str(wanted),
            unit=requirement.unit or _("times"),
            lacks=() if count >= wanted else [Lack(_("rectification plan"), _("is not published yet"), url)],
            mend_url=url,
            mend_label=_("Publish the plan"),
            mend_by=(Permission.EDIT_RECTIFICATION,),
            records_url=url,
        )


class RegulationsDone:
    """Regulations issued or abolished (T-56). Two queries at most."""

    kind = "regulation_count"
    label = _("regulations issued or abolished")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        every = list(Regulation.objects.filter(campaign=campaign).only("pk", "title", "state"))
        done = sum(one.state in {RegulationState.ISSUED, RegulationState.ABOLISHED} for one in every)
        wanted = int(requirement.value)
        listed = reverse("rectification:records", args=[campaign.slug, "regulations"])
        open_ones = [
            Lack(one.title, one.get_state_display(), reverse("rectification:regulation", args=[campaign.slug, one.pk]))
            for one in every
            if one.state in {RegulationState.TO_REVIEW, RegulationState.REVISING}
        ]
        return Finding(
            met=done >= wanted,
            figure=str(done),
            target=str(wanted),
            unit=requirement.unit or _("regulations"),
            lacks=open_ones or [Lack(_("regulations"), _("are too few"), listed)] if done < wanted else (),
            mend_url=reverse("rectification:record-add", args=[campaign.slug, "regulations"]),
            mend_label=_("Add a regulation"),
            mend_by=(Permission.EDIT_RECTIFICATION,),
            records_url=listed,
        )


class RegulationsBound:
    """The regulations are bound into a booklet (T-56). One query."""

    kind = "regulations_bound"
    label = _("regulations bound into a booklet")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        count = Booklet.objects.filter(campaign=campaign, made_at__isnull=False).count()
        wanted = max(int(requirement.value), 1)
        url = reverse("rectification:booklets", args=[campaign.slug])
        return Finding(
            met=count >= wanted,
            figure=str(count),
            target=str(wanted),
            unit=requirement.unit or _("booklets"),
            lacks=() if count >= wanted else [Lack(_("booklet of regulations"), _("is not bound yet"), url)],
            mend_url=url,
            mend_label=_("Bind the booklet"),
            mend_by=(Permission.EDIT_RECTIFICATION,),
            records_url=url,
        )


class MeasuresNamed:
    """Groups of long-term measures (T-64). One query."""

    kind = "long_term_groups"
    label = _("groups of long-term measures")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        count = len(selectors.groups_of_measures(campaign))
        wanted = int(requirement.value)
        listed = reverse("rectification:records", args=[campaign.slug, "measures"])
        return Finding(
            met=count >= wanted,
            figure=str(count),
            target=str(wanted),
            unit=requirement.unit or _("groups"),
            lacks=() if count >= wanted else [Lack(_("long-term measures"), _("are too few"), listed)],
            mend_url=reverse("rectification:record-add", args=[campaign.slug, "measures"]),
            mend_label=_("Add a measure"),
            mend_by=(Permission.EDIT_RECTIFICATION,),
            records_url=listed,
        )

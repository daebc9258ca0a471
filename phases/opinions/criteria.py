"""What opinions offer to the gate (domain.md S-24…S-29, S-36, T-19, T-22, T-27)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from phases.core.criteria import Finding, Lack
from phases.opinions.models import Opinion, OpinionGroup
from phases.opinions.selectors import raw, surveys
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement

MENDERS = (Permission.CONSOLIDATE,)


class ChannelsUsed:
    """How many channels were really opened. `where`: `kinds`, to count only some. Two queries."""

    kind = "opinion_channels"
    label = _("channels on which opinions were sought")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        channels = surveys.channels_of(campaign)
        if kinds := requirement.where.get("kinds"):
            channels = channels.filter(kind__in=kinds)
        found = list(channels)
        used = surveys.used(found, campaign)
        url = reverse("opinions:channel-list", args=[campaign.slug])
        idle = [channel for channel in found if channel not in used]
        return Finding(
            met=len(used) >= requirement.value,
            figure=str(len(used)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("channels"),
            lacks=[
                Lack(
                    channel.name,
                    _("nothing came in yet"),
                    reverse("opinions:channel-edit", args=[campaign.slug, channel.pk]),
                )
                for channel in idle
            ]
            if len(used) < requirement.value
            else (),
            mend_url=url,
            mend_label=_("See the channels"),
            mend_by=MENDERS,
            records_url=url,
        )


class FormsCounted:
    """Forms handed out and counted when they came back; unknown is not counted. One query."""

    kind = "survey_forms"
    label = _("opinion forms handed out and counted")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        forms = list(surveys.forms_of(campaign))
        counted = [form for form in forms if form.issued is not None and form.returned is not None]
        open_ones = [form for form in forms if form not in counted and not form.is_public]
        url = reverse("opinions:channel-list", args=[campaign.slug])
        return Finding(
            met=len(counted) >= requirement.value,
            figure=str(len(counted)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("kinds of form"),
            lacks=[
                Lack(form.name, _("numbers missing"), reverse("opinions:form-edit", args=[campaign.slug, form.pk]))
                for form in open_ones
            ]
            if len(counted) < requirement.value
            else (),
            mend_url=url,
            mend_label=_("Enter the numbers"),
            mend_by=MENDERS,
            records_url=url,
        )


class OpinionsGathered:
    """Consolidated opinions, with no raw one left waiting. Two queries."""

    kind = "opinions_gathered"
    label = _("opinions gathered, none left waiting")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        counts = raw.counts_by_view(Opinion.objects.filter(campaign=campaign))
        groups, waiting = OpinionGroup.objects.live().filter(campaign=campaign).count(), counts["waiting"]
        together = reverse("opinions:workspace", args=[campaign.slug])
        lacks = []
        if waiting:
            said = ngettext_lazy("%(count)d still waits", "%(count)d still wait", waiting)
            lacks.append(Lack(_("raw opinions"), said % {"count": waiting}, together))
        if groups < requirement.value:
            missing = int(requirement.value) - groups
            lacks.append(Lack(_("consolidated opinions"), _("%(count)d missing") % {"count": missing}, together))
        return Finding(
            met=groups >= requirement.value and not waiting,
            figure=str(groups),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("consolidated opinions"),
            lacks=lacks,
            note=_("%(raw)d raw, %(groups)d consolidated") % {"raw": counts[""], "groups": groups}
            if counts[""]
            else "",
            mend_url=together,
            mend_label=_("Gather opinions"),
            mend_by=MENDERS,
            records_url=reverse("opinions:group-list", args=[campaign.slug]),
            records_by=(Permission.SEE_OPINIONS,),
        )


class DirectionsNoted:
    """Every consolidated opinion says in which direction it is to be rectified (domain.md T-22). One query."""

    kind = "opinion_directions"
    label = _("consolidated opinions with a direction")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        groups = list(OpinionGroup.objects.live().filter(campaign=campaign))
        without = [group for group in groups if not group.direction]
        url = reverse("opinions:group-list", args=[campaign.slug])
        return Finding(
            met=bool(groups) and not without,
            figure=str(len(groups) - len(without)),
            target=str(len(groups)),
            unit=requirement.unit or _("consolidated opinions"),
            lacks=[
                Lack(
                    f"{group.number} {group.text[:30]}",
                    _("no direction yet"),
                    reverse("opinions:group-decide", args=[campaign.slug, group.pk]),
                )
                for group in without
            ],
            mend_url=url,
            mend_label=_("Write the directions"),
            mend_by=MENDERS,
            records_url=url,
        )

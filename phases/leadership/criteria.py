"""What the leadership offers to the gate (domain.md S-44, S-45, T-06, T-07, T-09, T-10)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Lack, Text
from phases.leadership import selectors
from phases.leadership.models import GroupMember, InspectionNote, LeadingGroup, Observer
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_LEADERSHIP,)


class GroupFounded:
    """A leading group with a head, and its office's three functions each in somebody's hands."""

    kind = "leading_group"
    label: Text = gettext_lazy("leading group and its office set up")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        group = LeadingGroup.objects.filter(campaign=campaign).select_related("founded_by").first()
        members = list(GroupMember.objects.filter(campaign=campaign))
        here = reverse("leadership:overview", args=[campaign.slug])
        checks = (
            (group is not None, _("the leading group"), _("not recorded yet")),
            (bool(group and group.founded_by_id), _("founding document"), _("not named yet")),
            (any(member.part == GroupMember.Part.HEAD for member in members), _("head"), _("not named yet")),
            (any(member.coordinates for member in members), _("coordination"), _("in nobody's hands")),
            (any(member.inspects for member in members), _("inspection"), _("in nobody's hands")),
            (any(member.publicises for member in members), _("publicity and research"), _("in nobody's hands")),
        )
        lacks = [Lack(who, what, here) for holds, who, what in checks if not holds]
        return Finding(
            met=not lacks,
            figure=str(len(checks) - len(lacks)),
            target=str(len(checks)),
            unit=_("parts"),
            lacks=lacks,
            mend_url=reverse("leadership:record-add", args=[campaign.slug, "members"]) if group else here,
            mend_label=_("Set up the leading group"),
            mend_by=MENDERS,
            records_url=here,
        )


class LeadersMapped:
    """Every leader guides at least one department."""

    kind = "leaders_mapped"
    label: Text = gettext_lazy("leaders who guide a department")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        mapped = selectors.mapped(campaign)
        lacking = [one.leader for one in mapped if not one.departments]
        edit = "leadership:responsibility-edit"
        return Finding(
            met=bool(mapped) and not lacking,
            figure=str(len(mapped) - len(lacking)),
            target=str(len(mapped)),
            unit=_("people"),
            lacks=[
                Lack(leader.name, _("no department yet"), reverse(edit, args=[campaign.slug, leader.pk]))
                for leader in lacking
            ],
            mend_url=reverse("leadership:overview", args=[campaign.slug]),
            mend_label=_("Say who guides which department"),
            mend_by=MENDERS,
            records_url=reverse("leadership:overview", args=[campaign.slug]),
        )


class DutiesPublished:
    """The leaders' list has been published; its figure is how many of its items are done."""

    kind = "duties_published"
    label: Text = gettext_lazy("leaders' check-list published")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        published = selectors.duty_list(campaign)
        lists = selectors.duties_of(campaign)
        is_out = bool(published and published.published_on)
        open_ones = [one for one in lists if one.done < len(one.duties)]
        here = reverse("leadership:duties", args=[campaign.slug])
        lacks = [Lack(_("the list"), _("not published yet"), here)] if not is_out else []
        return Finding(
            met=is_out,
            figure="1" if is_out else "0",
            target="1",
            unit=requirement.unit or _("lists"),
            lacks=lacks,
            note="、".join(
                _("%(name)s %(done)d/%(all)d") % {"name": one.leader.name, "done": one.done, "all": len(one.duties)}
                for one in open_ones
            ),
            mend_url=here,
            mend_label=_("Publish the list"),
            mend_by=MENDERS,
            records_url=here,
        )


class ObserversChosen:
    """`where`: `kind` (mass_representative, activist)."""

    kind = "observers_chosen"
    label: Text = gettext_lazy("observers chosen")

    def assess(self, requirement: Requirement) -> Finding:
        campaign, kind = requirement.phase.campaign, requirement.where.get("kind", "")
        chosen = Observer.objects.filter(campaign=campaign).select_related("person")
        found = list(chosen.filter(kind=kind) if kind else chosen)
        records = reverse("leadership:records", args=[campaign.slug, "observers"])
        add = reverse("leadership:record-add", args=[campaign.slug, "observers"])
        return Finding(
            met=len(found) >= requirement.value,
            figure=str(len(found)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("people"),
            note="、".join(str(observer) for observer in found),
            mend_url=f"{add}?kind={kind}" if kind else add,
            mend_label=_("Record an observer"),
            mend_by=MENDERS,
            records_url=records,
        )


class Inspected:
    """Inspection notes; findings that were not mended are named."""

    kind = "inspections_noted"
    label: Text = gettext_lazy("inspections by the office")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        notes = list(InspectionNote.objects.filter(campaign=campaign).select_related("department"))
        open_ones = [note for note in notes if note.follow_up and not note.settled_on]
        records = reverse("leadership:records", args=[campaign.slug, "inspections"])
        edit = "leadership:record-edit"
        return Finding(
            met=len(notes) >= requirement.value,
            figure=str(len(notes)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("times"),
            lacks=[
                Lack(str(note.department), note.follow_up, reverse(edit, args=[campaign.slug, "inspections", note.pk]))
                for note in open_ones
            ],
            mend_url=reverse("leadership:record-add", args=[campaign.slug, "inspections"]),
            mend_label=_("Note an inspection"),
            mend_by=MENDERS,
            records_url=records,
        )

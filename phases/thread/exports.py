"""The flow's table and the list that follows every raw opinion to its end, as files."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.opinions.models import Membership, Opinion
from phases.opinions.selectors import groups as consolidated
from phases.organisation.roles import Permission
from phases.thread.selectors import flow, links
from phases.timeline.models import Campaign


class FlowTable:
    """Every ribbon of the picture."""

    key = "opinion-flow"
    label: Text = _("Flow of the opinions, in numbers")
    filename = "opinion-flow"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("step"), _("from"), _("to"), _("leaving"), _("leaving, in words"), _("arriving"), _("arriving, in words"),
    )  # fmt: skip

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for ribbon in flow.flow_of(campaign).ribbons:
            yield (
                ribbon.step, str(ribbon.source.label), str(ribbon.target.label),
                ribbon.leaving, ribbon.leave, ribbon.arriving, ribbon.arrive,
            )  # fmt: skip


class ThreadTable:
    """One line for each raw opinion and consolidated one behind which it stands; no giver is named."""

    key = "opinion-ways"
    label: Text = _("What became of every opinion")
    filename = "opinion-ways"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("code"), _("in the giver's words"), _("channel"), _("outcome of the raw opinion"), _("number"),
        _("consolidated opinion"), _("adopted or not"), _("problems"), _("items"), _("where it stands"),
    )  # fmt: skip

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        after = {link.group.pk: link for link in links.followed(campaign, consolidated.groups_of(campaign))}
        held: dict[object, list[int]] = {}
        for raw, group in (
            Membership.objects.filter(group__campaign=campaign)
            .order_by("group__number")
            .values_list("opinion", "group")
            .iterator()
        ):
            held.setdefault(raw, []).append(group)
        for opinion in Opinion.objects.standing().filter(campaign=campaign).select_related("channel").iterator():
            first = (opinion.code, opinion.text, opinion.channel.name, str(opinion.get_fate_display()))
            behind = [after[group] for group in held.get(opinion.pk, ()) if group in after]
            if not behind:
                yield (*first, None, "", "", "", "", opinion.fate_reason)
            for link in behind:
                yield (*first, *_onward(link))


def _onward(link: links.Followed) -> Sequence[Cell]:
    return (
        link.group.number,
        link.group.text,
        str(link.group.get_adoption_display()),
        "；".join(problem.text for problem in link.problems),
        "；".join(item.title for item in link.items),
        str(link.end.label),
    )

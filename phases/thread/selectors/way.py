"""The whole way of one opinion, problem or item as six stations, from the words that were said to the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.thread.selectors import links
from phases.thread.selectors.chain import Chain, Thing, chain_of
from phases.timeline.selectors import Part

Text = str | Promise
QUOTED = 5  # raw opinions whose words are shown; the others are counted
P = Permission
ENDED = (ItemState.CLOSED, ItemState.HANDED_OVER)


@dataclass(frozen=True)
class Line:
    text: Text
    small: Text = ""
    url: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Station:
    """One stop of the way; `none` is said while it has not been reached. `more`: lines that are not shown."""

    title: Text
    lines: Sequence[Line]
    none: Text = ""
    more: int = 0
    is_end: bool = False


@dataclass(frozen=True)
class Way:
    """`raw`: how many stand behind it, and in which channels."""

    raw: int
    channels: Sequence[tuple[str, int]]
    stations: Sequence[Station] = field(default_factory=list)


def way_of(thing: Thing, part: Part) -> Way:
    """At most fifteen queries. The words of raw opinions are shown only to those who may read them."""
    chain = chain_of(thing)
    channels = list(
        Opinion.objects.filter(pk__in=chain.raw.order_by().values("pk"))
        .order_by()
        .values_list("channel__name")
        .annotate(number=Count("pk"))
        .order_by("-number", "channel__name")
    )
    raw = sum(number for _name, number in channels)
    aside = thing if isinstance(thing, Opinion) and not chain.groups else None
    stations = [
        Station(_("In the givers' words"), _words(chain, part), _("no raw opinion stands behind it"), raw),
        Station(_("Consolidated"), _gathered(chain, part), _("not gathered")),
        Station(_("Decided"), _decided(chain, aside), _("not decided yet")),
        Station(_("Problem"), _problems(chain, part), _("no problem named")),
        Station(_("Put right"), _items(chain, part), _("no item yet")),
        _outcome(chain, aside),
    ]
    return Way(raw, channels, [_shortened(station) for station in stations])


def _shortened(station: Station) -> Station:
    """`more` came as the number of all."""
    lines = station.lines[:QUOTED]
    more = max(station.more, len(station.lines)) - len(lines)
    return Station(station.title, lines, station.none, more, station.is_end)


def _words(chain: Chain, part: Part) -> list[Line]:
    if not part.may(P.SEE_OPINIONS):
        return []
    quoted = chain.raw.select_related("channel", "campaign").order_by("received_on", "emptied_on", "pk")[:QUOTED]
    return [
        Line(
            opinion.text,
            opinion.channel.name,
            reverse("opinions:opinion", args=[opinion.campaign.slug, opinion.pk]),
            opinion.received_on or opinion.emptied_on,
        )
        for opinion in quoted
    ]


def _gathered(chain: Chain, part: Part) -> list[Line]:
    return [
        Line(
            f"{group.number}　{group.text}",
            group.category.name if group.category else "",
            _url(part.may(P.SEE_OPINIONS), "opinions:group", group),
        )
        for group in chain.groups
    ]


def _decided(chain: Chain, aside: Opinion | None) -> list[Line]:
    if aside is not None:
        is_open = aside.fate == Opinion.Fate.WAITING
        return [] if is_open else [Line(aside.get_fate_display(), aside.fate_reason, on=aside.replied_on)]
    return [
        Line(group.get_adoption_display(), group.adoption_reason or group.direction)
        for group in chain.groups
        if group.adoption != OpinionGroup.Adoption.OPEN
    ]


def _problems(chain: Chain, part: Part) -> list[Line]:
    """The words of a problem are shown to those who may read it; the others learn that there is one."""
    if not part.may(P.SEE_PROBLEMS):
        return [Line(_("problem %(number)s") % {"number": problem.number}) for problem in chain.problems]
    ends = links.ends_of_problems(chain.problems)
    return [
        Line(
            problem.text,
            ends[problem.pk].label if problem.pk in ends else problem.get_state_display(),
            reverse("analysis:problem", args=[problem.campaign.slug, problem.pk]),
        )
        for problem in chain.problems
    ]


def _items(chain: Chain, part: Part) -> list[Line]:
    return [
        Line(
            f"{item.number}　{item.title}",
            _("due %(due)s") % {"due": item.due_words} if item.due_words else "",
            _url(part.may(P.SEE_RECTIFICATION), "rectification:item", item),
        )
        for item in chain.items
    ]


def _outcome(chain: Chain, aside: Opinion | None) -> Station:
    lines = [
        Line(item.done or item.title, item.get_state_display(), on=item.closed_on or item.done_on)
        for item in chain.items
        if item.done or item.state in ENDED
    ]
    lines += [Line(group.reply, _("reply to the givers"), on=group.replied_on) for group in chain.groups if group.reply]
    if aside is not None and aside.reply:
        lines.append(Line(aside.reply, _("reply to the giver"), on=aside.replied_on))
    over = all(item.state in ENDED for item in chain.items) and bool(lines)
    return Station(_("Outcome"), lines, _("no outcome yet"), is_end=over)


def _url(may: bool, name: str, thing: OpinionGroup | Item) -> str:  # noqa: FBT001 - private, and named at each call
    return reverse(name, args=[thing.campaign.slug, thing.pk]) if may else ""

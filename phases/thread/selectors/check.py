"""Is anything lost on the whole way? (`manage.py thread --check`): 0 gaps, or each by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis.states import OPEN as OPEN_PROBLEMS
from phases.analysis.states import ProblemState
from phases.opinions.selectors import groups as consolidated
from phases.opinions.selectors import thread as raw
from phases.rectification.models import Item
from phases.rectification.states import OPEN as OPEN_ITEMS
from phases.rectification.states import ItemState
from phases.thread.selectors import links
from phases.thread.selectors.links import GOES_ON, End
from phases.timeline.models import Campaign

Text = str | Promise
UNFINISHED = (*OPEN_ITEMS, ItemState.CLAIMED, ItemState.CHECKED)


@dataclass(frozen=True)
class Gap:
    """A place where the thread is broken: which record, why, and where to mend it."""

    what: str
    why: Text
    url: str


@dataclass(frozen=True)
class Report:
    """`raw`: the ends of the raw opinions; `ends`: of the consolidated ones; `gaps` of everything."""

    raw: raw.Report
    ends: dict[End, int]
    gaps: list[Gap]


def check(campaign: Campaign) -> Report:
    """Once the campaign is closed nothing may still go on; before, only what contradicts itself is a gap."""
    first = raw.check(campaign)
    found = links.followed(campaign, consolidated.groups_of(campaign))
    ends = {end: sum(link.end == end for link in found) for end in End}
    gaps = [
        Gap(orphan.opinion.code, orphan.gap, reverse("opinions:opinion", args=[campaign.slug, orphan.opinion.pk]))
        for orphan in first.orphans
    ]
    if campaign.state == Campaign.State.CLOSED:
        gaps += _left_open(campaign, found)
    return Report(first, ends, [*gaps, *_contradictions(campaign)])


def _left_open(campaign: Campaign, found: list[links.Followed]) -> Iterator[Gap]:
    for link in found:
        if link.end in GOES_ON and not link.items:
            why = _("the campaign is closed, and it has no outcome: %(end)s") % {"end": link.end.label}
            yield Gap(str(link.group.number), why, reverse("opinions:group", args=[campaign.slug, link.group.pk]))
    for problem in Problem.objects.filter(campaign=campaign, state__in=OPEN_PROBLEMS):
        yield _of_problem(problem, _("the campaign is closed, and nothing became of the problem"))
    for item in Item.objects.filter(campaign=campaign, state__in=UNFINISHED):
        yield _of_item(item, _("the campaign is closed; the item is neither closed nor handed over"))


def _contradictions(campaign: Campaign) -> Iterator[Gap]:
    items = Item.objects.filter(problems=OuterRef("pk"))
    problems = Problem.objects.filter(campaign=campaign).annotate(
        has_item=Exists(items), has_open=Exists(items.filter(quick_fix=True, state__in=UNFINISHED))
    )
    for problem in problems.filter(state=ProblemState.PLANNED, has_item=False):
        yield _of_problem(problem, _("said to be rectified, but no item names it"))
    for problem in problems.filter(state=ProblemState.QUICK_FIXED, has_open=True):
        yield _of_problem(problem, _("said to be put right, but a quick fix is still open"))
    strange = ~Q(groups__campaign=F("campaign")) & Q(groups__isnull=False)
    for problem in problems.filter(strange).distinct():
        yield _of_problem(problem, _("springs from an opinion of another campaign"))
    strange |= ~Q(problems__campaign=F("campaign")) & Q(problems__isnull=False)
    for item in Item.objects.filter(strange, campaign=campaign).distinct():
        yield _of_item(item, _("springs from a record of another campaign"))


def _of_problem(problem: Problem, why: Text) -> Gap:
    return Gap(str(problem), why, reverse("analysis:problem", args=[problem.campaign.slug, problem.pk]))


def _of_item(item: Item, why: Text) -> Gap:
    return Gap(str(item), why, reverse("rectification:item", args=[item.campaign.slug, item.pk]))

"""The golden thread from its beginning: has every raw opinion exactly one end? (`manage.py thread --check`)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Membership, Opinion, OpinionGroup
from phases.timeline.models import Campaign

Fate = Opinion.Fate
GAPS: tuple[tuple[str | Promise, Q], ...] = (
    (_("said to be gathered, but nothing holds it"), Q(fate=Fate.GATHERED, held=False)),
    (_("held by a consolidated opinion and put aside as well"), ~Q(fate=Fate.GATHERED) & Q(held=True)),
    (_("held by one that was merged away"), Q(stale=True)),
    (_("put aside without a reason"), Q(fate__in=Opinion.NEEDS_REASON, fate_reason="")),
    (_("answered without words"), Q(fate=Fate.ANSWERED, reply="")),
    (_("stands in the place of one that still counts"), Q(corrects__isnull=False) & ~Q(corrects__fate=Fate.STRUCK)),
    (_("its phase belongs to another campaign"), ~Q(phase__campaign=F("campaign"))),
)


@dataclass(frozen=True)
class Orphan:
    opinion: Opinion
    gap: str | Promise


@dataclass(frozen=True)
class Report:
    """`ends`: how many of the standing opinions end where; `struck` count nowhere; `orphans` have no end or two."""

    ends: dict[str, int]
    struck: int
    groups: int
    orphans: list[Orphan]

    @property
    def raw(self) -> int:
        return sum(self.ends.values())


def check(campaign: Campaign) -> Report:
    """Two queries and one for each kind of gap."""
    opinions = Opinion.objects.filter(campaign=campaign)
    counted = Counter(dict(opinions.order_by().values_list("fate").annotate(number=Count("pk"))))
    struck = counted.pop(Fate.STRUCK.value, 0)
    held = Membership.objects.filter(opinion=OuterRef("pk"))
    seen = opinions.annotate(held=Exists(held), stale=Exists(held.filter(group__merged_into__isnull=False)))
    orphans = [
        Orphan(opinion, gap) for gap, condition in GAPS for opinion in seen.filter(condition).select_related("channel")
    ]
    return Report(
        ends={fate.value: counted.get(fate.value, 0) for fate in Fate if fate != Fate.STRUCK},
        struck=struck,
        groups=OpinionGroup.objects.live().filter(campaign=campaign).count(),
        orphans=orphans,
    )

"""One act upon raw and consolidated opinions as a delta that can be carried out, kept and undone.

The order of the steps is that in which the database's guards let them pass: what was merged away wakes up first, then
memberships go and come, then the outcome of every opinion touched follows from them, then others are put aside, and at
last a group that holds nothing any more is merged away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError, Verdict
from phases.opinions import rules
from phases.opinions.models import Consolidation, Membership, Opinion, OpinionGroup
from phases.organisation.models import User
from phases.timeline.models import Campaign

Pair = tuple[int, str]
FATE_FIELDS = ("fate", "fate_reason", "reply", "replied_on")
CHANGED_SINCE = _("Something was done with these opinions since. Undo that first; everything is as it was.")

UNDONE = _("This was undone already.")


@dataclass(frozen=True)
class Half:
    """What stood, or stands: pairs of group and opinion; where a group was merged; outcomes that people gave."""

    members: list[Pair] = field(default_factory=list)
    merged: dict[str, int | None] = field(default_factory=dict)
    fates: dict[str, list[str | None]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Self:
        return cls([(group, opinion) for group, opinion in data["members"]], data["merged"], data["fates"])

    def as_json(self) -> dict[str, Any]:
        return {"members": self.members, "merged": self.merged, "fates": self.fates}


def lock(campaign: Campaign) -> None:
    """One consolidator of a campaign at a time: two acts at once must see each other."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)


def pairs(group: OpinionGroup, opinions: Iterable[Opinion | UUID]) -> list[Pair]:
    return [(group.pk, str(one.pk if isinstance(one, Opinion) else one)) for one in opinions]


def fate_of(opinion: Opinion) -> list[str | None]:
    on = opinion.replied_on
    return [opinion.fate, opinion.fate_reason, opinion.reply, on.isoformat() if on else None]


def carry_out(
    *, campaign: Campaign, kind: str, before: Half, after: Half, by: User, group: OpinionGroup | None = None
) -> Consolidation:
    """Change what differs between the halves, keep the act, and write it into the trail."""
    _apply(before, after)
    act = Consolidation.objects.create(
        campaign=campaign,
        kind=kind,
        group=group,
        number=group.number if group else 0,
        before=before.as_json(),
        after=after.as_json(),
        by=by,
    )
    audit.append(
        chain=campaign.audit_chain,
        act=f"opinions.{kind}",
        by=by,
        on=group or act,
        detail={"opinions": len({opinion for _group, opinion in [*before.members, *after.members]} | {*after.fates})},
    )
    return act


@transaction.atomic
def undo(*, act: Consolidation, by: User) -> None:
    """Restore exactly what stood before the act; refused when later acts touched the same things."""
    lock(act.campaign)
    act.refresh_from_db()
    before, after = Half.read(act.before), Half.read(act.after)
    if act.undone_at is not None:
        raise RefusedError(UNDONE)
    founded = act.group if act.kind in (Consolidation.Kind.FOUNDED, Consolidation.Kind.SPLIT) else None
    _stands(before, after).enforce()
    if founded is not None:
        _untouched(founded, after).enforce()
    _apply(after, before)
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    audit.append(
        chain=act.campaign.audit_chain,
        act="opinions.undone",
        by=by,
        on=act.group or act,
        detail={"act": str(act), "number": act.number},
    )
    if founded is not None:
        _take_out(founded)


def _take_out(group: OpinionGroup) -> None:
    try:
        group.delete()
    except ProtectedError as protected:
        raise RefusedError(CHANGED_SINCE) from protected


def _apply(before: Half, after: Half) -> None:
    for group, into in after.merged.items():
        if into is None:
            OpinionGroup.objects.filter(pk=int(group)).update(merged_into=None)
    _reopen(after.fates)
    gone, come = _apart(before.members, after.members), _apart(after.members, before.members)
    for group_pk in {group for group, _opinion in gone}:
        leaving = [UUID(opinion) for group, opinion in gone if group == group_pk]
        Membership.objects.filter(group=group_pk, opinion__in=leaving).delete()
    Membership.objects.bulk_create(
        [Membership(group_id=group, opinion_id=UUID(opinion)) for group, opinion in come], batch_size=300
    )
    _settle({opinion for _group, opinion in [*gone, *come]})
    _set_fates(after.fates)
    for group, into in after.merged.items():
        if into is not None:
            OpinionGroup.objects.filter(pk=int(group)).update(merged_into=into)


def _apart(these: Sequence[Pair], those: Sequence[Pair]) -> list[Pair]:
    other = set(those)
    return [pair for pair in these if pair not in other]


def _settle(opinions: Iterable[str]) -> None:
    """Gathered exactly while a group holds it; what people decided otherwise is left alone."""
    touched = Opinion.objects.filter(pk__in=list(opinions), fate__in=rules.OPEN)
    held = Exists(Membership.objects.filter(opinion=OuterRef("pk")))
    touched.filter(held).update(fate=Opinion.Fate.GATHERED)
    touched.exclude(held).update(fate=Opinion.Fate.WAITING)


def _reopen(fates: dict[str, list[str | None]]) -> None:
    """Those that are to wait again, before anything gathers them."""
    waiting = [opinion for opinion, kept in fates.items() if kept[0] == Opinion.Fate.WAITING]
    Opinion.objects.filter(pk__in=waiting).update(fate=Opinion.Fate.WAITING, fate_reason="", reply="", replied_on=None)


def _set_fates(fates: dict[str, list[str | None]]) -> None:
    alike: dict[tuple[str | None, ...], list[str]] = {}
    for opinion, kept in fates.items():
        if kept[0] != Opinion.Fate.WAITING:
            alike.setdefault(tuple(kept), []).append(opinion)
    for (fate, reason, reply, replied_on), opinions in alike.items():
        Opinion.objects.filter(pk__in=opinions).update(
            fate=fate,
            fate_reason=reason,
            reply=reply,
            replied_on=date.fromisoformat(replied_on) if replied_on else None,
        )


def _stands(before: Half, after: Half) -> Verdict:
    """Whether everything that the act touched is still as it left it."""
    touched = {opinion for _group, opinion in [*before.members, *after.members]}
    rows = Opinion.objects.filter(pk__in=touched | {*after.fates})
    opinions = {str(opinion.pk): opinion for opinion in rows}
    keys = [UUID(opinion) for opinion in touched]
    held = set(Membership.objects.filter(opinion__in=keys).values_list("group", "opinion"))
    standing = {(group, str(opinion)) for group, opinion in held}
    groups = {group for group, _opinion in before.members} | {int(group) for group in after.merged}
    merged = dict(OpinionGroup.objects.filter(pk__in=groups).values_list("pk", "merged_into"))
    expected = {int(group): into for group, into in after.merged.items()}
    back = _apart(before.members, after.members)
    agrees = (
        {*after.members} <= standing
        and not standing & set(back)
        and all(str(opinion) in opinions and opinions[opinion].fate in rules.OPEN for opinion in touched)
        and all(group in merged and merged[group] == expected.get(group) for group in groups)
        and all(opinion in opinions and fate_of(opinions[opinion]) == kept for opinion, kept in after.fates.items())
    )
    return Verdict.yes() if agrees else Verdict.no(CHANGED_SINCE)


def _untouched(group: OpinionGroup, after: Half) -> Verdict:
    """A group goes only when nothing but its founding made it what it is."""
    holds = {(group.pk, str(opinion)) for opinion in group.memberships.values_list("opinion", flat=True)}
    bare = group.adoption == OpinionGroup.Adoption.OPEN and not (group.reply or group.direction or group.measures)
    if holds == {pair for pair in after.members if pair[0] == group.pk} and bare and not group.merged.exists():
        return Verdict.yes()
    return Verdict.no(CHANGED_SINCE)

"""From raw to consolidated: gather, found, release, merge, split (domain.md S-36, T-27)."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import rules
from phases.opinions.models import Category, Consolidation, Membership, Opinion, OpinionGroup, SetApart
from phases.opinions.services import acts
from phases.opinions.services.acts import Half
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

Kind = Consolidation.Kind


@transaction.atomic
def gather(*, group: OpinionGroup, opinions: Collection[Opinion], by: User) -> Consolidation:
    """Put opinions behind a consolidated one. They may stand behind others as well."""
    opinions = _fresh(group.campaign, opinions)
    rules.may_gather(opinions, OpinionGroup.objects.get(pk=group.pk)).enforce()
    held = set(group.memberships.filter(opinion__in=opinions).values_list("opinion", flat=True))
    new = [opinion for opinion in opinions if opinion.pk not in held]
    if not new:
        raise RefusedError(_("They stand behind it already. Nothing was changed."))
    after = Half(members=acts.pairs(group, new))
    return acts.carry_out(campaign=group.campaign, kind=Kind.GATHERED, before=Half(), after=after, by=by, group=group)


@transaction.atomic
def found_group(
    *,
    campaign: Campaign,
    text: str,
    by: User,
    opinions: Collection[Opinion] = (),
    category: Category | None = None,
) -> OpinionGroup:
    """A new consolidated opinion. Without raw ones behind it, it is one that came consolidated."""
    opinions = _fresh(campaign, opinions)
    rules.has_words(text).enforce()
    if opinions:
        rules.may_gather(opinions).enforce()
    group = _new(campaign, text, category, by)
    after = Half(members=acts.pairs(group, opinions))
    acts.carry_out(campaign=campaign, kind=Kind.FOUNDED, before=Half(), after=after, by=by, group=group)
    return group


@transaction.atomic
def release(*, group: OpinionGroup, opinions: Collection[Opinion], by: User) -> Consolidation:
    """Take opinions from behind a consolidated one; those that stand behind no other wait again."""
    opinions = _fresh(group.campaign, opinions)
    held = set(group.memberships.filter(opinion__in=opinions).values_list("opinion", flat=True))
    leaving = [opinion for opinion in opinions if opinion.pk in held]
    if not leaving:
        raise RefusedError(_("Tick the opinions that are to be released. Nothing was changed."))
    before = Half(members=acts.pairs(group, leaving))
    return acts.carry_out(campaign=group.campaign, kind=Kind.RELEASED, before=before, after=Half(), by=by, group=group)


@transaction.atomic
def merge(*, group: OpinionGroup, into: OpinionGroup, by: User) -> Consolidation:
    """Everything behind `group` goes behind `into`; its number stays explicable and counts no more."""
    acts.lock(group.campaign)
    group, into = OpinionGroup.objects.get(pk=group.pk), OpinionGroup.objects.get(pk=into.pk)
    rules.may_merge(group, into).enforce()
    moving = list(group.memberships.values_list("opinion", flat=True))
    there = set(into.memberships.filter(opinion__in=moving).values_list("opinion", flat=True))
    before = Half(members=acts.pairs(group, moving), merged={str(group.pk): None})
    after = Half(
        members=acts.pairs(into, [opinion for opinion in moving if opinion not in there]),
        merged={str(group.pk): into.pk},
    )
    return acts.carry_out(campaign=group.campaign, kind=Kind.MERGED, before=before, after=after, by=by, group=group)


@transaction.atomic
def split(
    *, group: OpinionGroup, opinions: Collection[Opinion], text: str, by: User, category: Category | None = None
) -> OpinionGroup:
    """Some of what stands behind a consolidated opinion becomes one of its own."""
    opinions = _fresh(group.campaign, opinions)
    held = set(Membership.objects.filter(group=group).values_list("opinion", flat=True))
    leaving = [opinion for opinion in opinions if opinion.pk in held]
    rules.has_words(text).enforce()
    rules.may_split(leaving, len(held)).enforce()
    new = _new(group.campaign, text, category or group.category, by)
    before, after = Half(members=acts.pairs(group, leaving)), Half(members=acts.pairs(new, leaving))
    acts.carry_out(campaign=group.campaign, kind=Kind.SPLIT, before=before, after=after, by=by, group=new)
    return new


@transaction.atomic
def set_apart(*, campaign: Campaign, opinion: Opinion, group: OpinionGroup | None, by: User) -> None:
    """A suggestion was no good: it is not made again."""
    if SetApart.objects.filter(opinion=opinion, group=group).exists():
        return
    SetApart.objects.create(opinion=opinion, group=group)
    audit.append(chain=campaign.audit_chain, act="opinions.set_apart", by=by, on=opinion)


def _fresh(campaign: Campaign, opinions: Collection[Opinion]) -> list[Opinion]:
    """The campaign's lock, then the opinions as they stand now."""
    acts.lock(campaign)
    keys = [opinion.pk for opinion in opinions]
    return list(Opinion.objects.filter(campaign=campaign, pk__in=keys)) if keys else []


def _new(campaign: Campaign, text: str, category: Category | None, by: User) -> OpinionGroup:
    phase = timeline.current_phase(campaign)
    if phase is None:
        raise RefusedError(_("The campaign has no phase yet. Nothing was saved."))
    last = OpinionGroup.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"] or 0
    return OpinionGroup.objects.create(
        campaign=campaign, phase=phase, number=last + 1, text=text.strip(), category=category, created_by=by
    )

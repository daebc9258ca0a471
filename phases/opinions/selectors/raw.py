"""Reads of raw opinions that several callers share."""

import uuid
from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q

from phases.opinions.models import Opinion
from phases.opinions.models.raw import OpinionQuerySet
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

TOO_LONG = 10
"""Digits of a number that no key has; SQLite refuses it with an error."""

VIEWS: dict[str, tuple[str, ...]] = {
    "": (),
    "waiting": (Opinion.Fate.WAITING,),
    "gathered": (Opinion.Fate.GATHERED,),
    "aside": (Opinion.Fate.ANSWERED, Opinion.Fate.DECLINED, Opinion.Fate.OUT_OF_SCOPE),
    "struck": (Opinion.Fate.STRUCK,),
}
FIELDS = ("channel", "source", "category", "phase", "form", "tag", "q")


def opinions_of(campaign: Campaign) -> OpinionQuerySet:
    """With all that one line shows; what is gathered names its groups."""
    found = Opinion.objects.filter(campaign=campaign)
    return found.select_related("channel", "source", "form").prefetch_related("categories", "groups")


def visible_to(opinions: OpinionQuerySet, part: Part, user: User) -> OpinionQuerySet:
    """Who only records opinions sees those that they entered (`rules.may_read`)."""
    return opinions if part.may(Permission.SEE_OPINIONS) else opinions.filter(entered_by=user)


def given_by(campaign: Campaign, user: User) -> OpinionQuerySet:
    """What somebody gave under the own name."""
    own = Q(giver=user.person_id) if user.person_id else Q(entered_by=user, giver_name=user.name)
    return opinions_of(campaign).filter(own).order_by("-entered_at")


def matching(opinions: OpinionQuerySet, filters: dict[str, str]) -> OpinionQuerySet:
    """The list page's fields: view, channel, source, category, phase (its order), form, mark, a word or a code."""
    number = {name: int(value) for name, value in filters.items() if value.isdecimal() and len(value) < TOO_LONG}
    if fates := VIEWS.get(filters.get("view", ""), ()):
        opinions = opinions.filter(fate__in=fates)
    else:
        opinions = opinions.standing()
    for name in ("channel", "source", "form"):
        if name in number:
            opinions = opinions.filter(**{name: number[name]})
    if category := number.get("category"):
        sorted_so = Opinion.categories.through.objects.filter(opinion=OuterRef("pk"), category=category)
        opinions = opinions.filter(Exists(sorted_so))
    if phase := number.get("phase"):
        opinions = opinions.filter(phase__order=phase)
    if tag := filters.get("tag"):
        opinions = opinions.filter(tag=tag)
    if word := filters.get("q", "").strip():
        opinions = opinions.filter(Q(text__icontains=word) | _with_code(word))
    return opinions


def counts_by_view(opinions: OpinionQuerySet) -> dict[str, int]:
    """How many stand in each view; one query."""
    fates = Counter(dict(opinions.order_by().values_list("fate").annotate(number=Count("pk"))))
    counts = {view: sum(fates[fate] for fate in wanted) for view, wanted in VIEWS.items() if wanted}
    return {"": sum(fates.values()) - counts["struck"]} | counts


def picked(campaign: Campaign, keys: list[str]) -> list[Opinion]:
    """The opinions that were ticked; what is no key of this campaign is passed over."""
    known = [key for key in map(_as_key, keys) if key is not None]
    found = {opinion.pk: opinion for opinion in opinions_of(campaign).filter(pk__in=known)} if known else {}
    return [found[key] for key in dict.fromkeys(known) if key in found]


def _as_key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _with_code(word: str) -> Q:
    """The eight signs under which people know an opinion are the beginning of its key."""
    if len(word) != 8 or set(word.lower()) - set("0123456789abcdef"):  # noqa: PLR2004 - as Opinion.code is long
        return Q(pk__in=[])
    first, last = (uuid.UUID(word + sign * 24) for sign in "0f")
    return Q(pk__range=(first, last))

"""What becomes of a raw opinion that is not gathered: answered, declined, out of scope, struck; and back."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from phases.opinions import rules
from phases.opinions.models import Consolidation, Opinion
from phases.opinions.services import acts
from phases.opinions.services.acts import Half
from phases.opinions.services.telling import tell_givers
from phases.organisation.models import User
from phases.timeline.models import Campaign

WAITING: list[str | None] = [Opinion.Fate.WAITING.value, "", "", None]


@transaction.atomic
def put_aside(
    *,
    campaign: Campaign,
    opinions: Collection[Opinion],
    fate: str,
    by: User,
    reason: str = "",
    reply: str = "",
    replied_on: date | None = None,
) -> Consolidation:
    """Answer opinions directly, decline them, or put them out of scope: each with its reason or reply."""
    acts.lock(campaign)
    named = Opinion.objects.filter(campaign=campaign, pk__in=[opinion.pk for opinion in opinions])
    standing = list(named.select_related("campaign", "giver__user"))
    rules.may_put_aside(standing, fate, reason, reply).enforce()
    answered_on = (replied_on or campaign.today).isoformat() if reply.strip() else None
    outcome = [str(fate), reason.strip(), reply.strip(), answered_on]
    before = Half(fates={str(opinion.pk): list(WAITING) for opinion in standing})
    after = Half(fates={str(opinion.pk): outcome for opinion in standing})
    done = acts.carry_out(campaign=campaign, kind=Consolidation.Kind.PUT_ASIDE, before=before, after=after, by=by)
    if answered_on:
        tell_givers(standing, reply=reply.strip(), by=by)
    return done


@transaction.atomic
def take_up(*, campaign: Campaign, opinions: Collection[Opinion], by: User) -> Consolidation:
    """What was put aside waits again."""
    acts.lock(campaign)
    standing = list(Opinion.objects.filter(campaign=campaign, pk__in=[opinion.pk for opinion in opinions]))
    rules.may_take_up(standing).enforce()
    before = Half(fates={str(opinion.pk): acts.fate_of(opinion) for opinion in standing})
    after = Half(fates={str(opinion.pk): list(WAITING) for opinion in standing})
    return acts.carry_out(campaign=campaign, kind=Consolidation.Kind.TAKEN_UP, before=before, after=after, by=by)

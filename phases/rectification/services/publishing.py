"""The plan made public, without a person in it, and what people answer (domain.md T-54)."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit
from phases.core.audit import canonical
from phases.opinions import services as opinions
from phases.opinions.models import Channel, Opinion
from phases.organisation.models import User
from phases.rectification import rules, selectors
from phases.rectification.models import PlanPublication, RectificationPlan
from phases.rectification.services.plans import carry_on, locked_plan
from phases.rectification.states import PLAN_MOVES
from phases.timeline import selectors as timeline


@transaction.atomic
def publish_plan(
    *,
    plan: RectificationPlan,
    place: str,
    by: User,
    scope: str = PlanPublication.Scope.UNIT,
    published_on: date | None = None,
    until: date | None = None,
    contact: str = "",
    names_are_meant: bool = False,
) -> PlanPublication:
    """What stands in the plan now is frozen and published; answers are gathered in a channel of its own.

    Names of the roster in the words are refused unless they are meant: responsible people are never published.
    """
    plan = locked_plan(plan)
    part = timeline.part_of(by, plan.campaign)
    rules.may_publish(part, plan).enforce()
    content = selectors.published_content(plan)
    named = selectors.names_within(plan.campaign, content)
    rules.names_nobody(named, names_are_meant=names_are_meant).enforce()
    on = published_on or plan.campaign.today
    publication = PlanPublication.objects.create(
        plan=plan,
        scope=scope,
        place=place.strip(),
        published_on=on,
        until=until,
        contact=contact.strip(),
        content=content,
        sha256=hashlib.sha256(canonical.spell(content).encode()).hexdigest(),
        channel=_channel(plan, by, on),
        recorded_by=by,
    )
    plan.state = PLAN_MOVES["publish"].target
    plan.save()
    carry_on(plan, "publish")
    said = {"scope": scope, "place": publication.place, "published_on": str(on), "until": str(until or "")}
    _note(publication, "rectification.published", by, after=said, object_hash=publication.sha256)
    return publication


@transaction.atomic
def end_publication(*, publication: PlanPublication, by: User, until: date | None = None) -> PlanPublication:
    """It is taken down; what was published stays on record."""
    rules.may_publish(timeline.part_of(by, publication.plan.campaign), publication.plan).enforce()
    before = str(publication.until or "")
    # On the first day it was up for that day at least.
    publication.until = max(until or publication.plan.campaign.today, publication.published_on)
    publication.save(update_fields=["until"])
    _note(publication, "publication.ended", by, before={"until": before}, after={"until": str(publication.until)})
    return publication


@transaction.atomic
def record_feedback(
    *, publication: PlanPublication, text: str, by: User, giver_name: str = "", received_on: date | None = None
) -> Opinion:
    """What somebody answered to what was published, as a raw opinion: it goes the way of all opinions from there."""
    campaign = publication.plan.campaign
    entry = opinions.Entry(
        text=text,
        channel=publication.channel,
        giver_name=giver_name,
        received_on=received_on or campaign.today,
        phase=timeline.current_phase(campaign),
    )
    return opinions.record_opinion(campaign=campaign, entry=entry, by=by)


def _channel(plan: RectificationPlan, by: User, on: date) -> Channel:
    """One for all publications of a plan."""
    earlier = plan.publications.select_related("channel").first()
    if earlier:
        return earlier.channel
    with override(plan.campaign.script):
        name = _("Answers to the published rectification plan")
    return opinions.add_channel(
        campaign=plan.campaign,
        by=by,
        kind=Channel.Kind.PUBLICATION,
        name=name,
        opened_on=on,
        phase=timeline.current_phase(plan.campaign),
    )


def _note(publication: PlanPublication, act: str, by: User, **words: Any) -> None:
    audit.append(chain=publication.plan.campaign.audit_chain, act=act, by=by, on=publication, **words)

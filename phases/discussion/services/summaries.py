"""Summaries of departments, and suggestions that become opinions (domain.md S-41)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from phases.core import audit
from phases.discussion import rules
from phases.discussion.models import Discussion, Suggestion, Summary
from phases.opinions import services as opinions
from phases.opinions.models import Channel, Opinion
from phases.organisation.models import Unit, User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase


@transaction.atomic
def hand_in_summary(*, campaign: Campaign, department: Unit, text: str, on: date, by: User) -> Summary:
    """One summary per department; handed in again it replaces the words, and the trail keeps the old ones."""
    rules.may_record_for(timeline.part_of(by, campaign), department).enforce()
    rules.has_come(on, campaign).enforce()
    held = Discussion.objects.filter(campaign=campaign, department=department).count()
    rules.may_sum_up(text, held).enforce()
    before = Summary.objects.filter(campaign=campaign, department=department).values("text", "handed_in_on").first()
    summary, _made = Summary.objects.update_or_create(
        campaign=campaign,
        department=department,
        defaults={"text": text.strip(), "handed_in_on": on, "recorded_by": by},
    )
    audit.append(
        chain=campaign.audit_chain,
        act="discussion.summed_up",
        by=by,
        on=summary,
        before={name: str(value) for name, value in before.items()} if before else None,
        after={"text": summary.text, "handed_in_on": on.isoformat()},
    )
    return summary


@transaction.atomic
def promote_suggestion(*, suggestion: Suggestion, by: User) -> Opinion:
    """The suggestion also stands among the opinions, in the same words, and each leads to the other."""
    suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("discussion").get(pk=suggestion.pk)
    discussion = suggestion.discussion
    campaign = discussion.campaign
    rules.may_record_for(timeline.part_of(by, campaign), discussion.department).enforce()
    rules.may_promote(suggestion).enforce()
    entry = opinions.Entry(
        text=suggestion.text,
        channel=channel_of(campaign, discussion.phase, by),
        giver_name=str(discussion.department),
        received_on=discussion.held_on,
        phase=discussion.phase,
    )
    opinion = opinions.record_opinion(campaign=campaign, entry=entry, by=by)
    suggestion.opinion = opinion
    suggestion.save(update_fields=["opinion"])
    audit.append(
        chain=campaign.audit_chain, act="suggestion.promoted", by=by, on=discussion, after={"text": suggestion.text}
    )
    return opinion


def channel_of(campaign: Campaign, phase: Phase, by: User) -> Channel:
    """The channel of discussions; made when the first suggestion needs it."""
    channel = Channel.objects.filter(campaign=campaign, kind=Channel.Kind.DISCUSSION).first()
    if channel is None:
        name = str(_("Discussion in the departments"))
        channel = opinions.add_channel(campaign=campaign, by=by, phase=phase, kind=Channel.Kind.DISCUSSION, name=name)
    return channel

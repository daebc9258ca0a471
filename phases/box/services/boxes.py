"""What the office does: opens the box to the public, changes its words, closes it."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from phases.box import rules, selectors
from phases.box.models import OpinionBox
from phases.core import audit, jobs
from phases.opinions.models import Channel
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

KEY_JOB = "box.make_key"


@transaction.atomic
def open_box(
    *,
    campaign: Campaign,
    name: str,
    invitation: str,
    by: User,
    opened_on: date | None = None,
    closed_on: date | None = None,
    waits_at_most: int = 3,
) -> OpinionBox:
    """Its channel, perhaps the one that the template laid out, and a first key that the worker makes at once."""
    rules.may_open(selectors.box_of(campaign), campaign).enforce()
    channel = selectors.prepared_channel(campaign) or Channel(campaign=campaign, kind=Channel.Kind.ONLINE_BOX)
    channel.name, channel.phase = name, channel.phase or timeline.current_phase(campaign)
    channel.opened_on, channel.closed_on = opened_on or campaign.today, closed_on
    channel.save()
    box = OpinionBox.objects.create(
        campaign=campaign, channel=channel, invitation=invitation, waits_at_most=waits_at_most
    )
    audit.append(chain=campaign.audit_chain, act="box.opened", by=by, on=box, after=_words(box))
    _ask_for_a_key(box, by)
    return box


@transaction.atomic
def change_box(
    *,
    box: OpinionBox,
    name: str,
    invitation: str,
    opened_on: date | None,
    closed_on: date | None,
    waits_at_most: int,
    by: User,
) -> OpinionBox:
    before = _words(box)
    box.channel.name, box.channel.opened_on, box.channel.closed_on = name, opened_on, closed_on
    box.invitation, box.waits_at_most = invitation, waits_at_most
    box.channel.save()
    box.save(update_fields=["invitation", "waits_at_most"])
    audit.append(chain=box.campaign.audit_chain, act="box.changed", by=by, on=box, before=before, after=_words(box))
    return box


@transaction.atomic
def close_box(*, box: OpinionBox, by: User) -> OpinionBox:
    """From today on it takes nothing; what waits in it is still opened, receipts still answer."""
    before = _words(box)
    # The last day on which it took opinions was yesterday, unless it was opened only today.
    yesterday = date.fromordinal(box.campaign.today.toordinal() - 1)
    box.channel.closed_on = max(yesterday, box.channel.opened_on) if box.channel.opened_on else yesterday
    box.channel.save(update_fields=["closed_on"])
    audit.append(chain=box.campaign.audit_chain, act="box.closed", by=by, on=box, before=before, after=_words(box))
    return box


@transaction.atomic
def reopen_box(*, box: OpinionBox, by: User) -> OpinionBox:
    """Takes back the closing: open without an end."""
    before = _words(box)
    box.channel.closed_on = None
    box.channel.save(update_fields=["closed_on"])
    audit.append(chain=box.campaign.audit_chain, act="box.reopened", by=by, on=box, before=before, after=_words(box))
    return box


def _words(box: OpinionBox) -> dict[str, object]:
    channel = box.channel
    return {
        "name": channel.name,
        "invitation": box.invitation,
        "opened_on": channel.opened_on,
        "closed_on": channel.closed_on,
        "waits_at_most": box.waits_at_most,
    }


def _ask_for_a_key(box: OpinionBox, by: User) -> None:
    jobs.ask(
        kind=KEY_JOB,
        key=f"{KEY_JOB}:{box.pk}",
        payload={"box": str(box.pk)},
        by=by,
        subject=audit.reference(box),
        scope=box.campaign.audit_chain,
        title=str(box),
        url=reverse("box:box", args=[box.campaign.slug]),
    )

"""What the office answers under a receipt, and the end of the receipts."""

from datetime import timedelta

from django.db import transaction

from phases.box import rules, selectors
from phases.box.models import OpinionBox
from phases.core import audit
from phases.opinions.models import Opinion, OpinionMessage
from phases.organisation.models import User
from phases.timeline.models import Campaign

KEPT = timedelta(days=90)


@transaction.atomic
def reply(*, opinion: Opinion, text: str, by: User) -> OpinionMessage:
    """The giver reads it with the code; nobody learns whether it was read."""
    rules.may_reply(opinion, text).enforce()
    opinion = Opinion.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=opinion.pk)
    message = OpinionMessage.objects.create(
        opinion=opinion,
        side=OpinionMessage.Side.OFFICE,
        position=selectors.next_position(opinion),
        day=opinion.campaign.today,
        text=text.strip(),
    )
    audit.append(
        chain=opinion.campaign.audit_chain,
        act="box.answered",
        by=by,
        detail={"opinion": str(opinion.pk), "position": message.position},
    )
    return message


@transaction.atomic
def expire_receipts(*, box: OpinionBox) -> int:
    """90 days after the end of the campaign codes open nothing any more."""
    last = box.campaign.phases.order_by("-ended_on").values_list("ended_on", flat=True).first()
    if box.campaign.state != Campaign.State.CLOSED or last is None or last + KEPT > box.campaign.today:
        return 0
    ended = Opinion.objects.filter(campaign=box.campaign_id, receipt_tag__isnull=False).update(receipt_tag=None)
    if ended:
        audit.append(
            chain=box.campaign.audit_chain, act="box.receipts_expired", by=None, on=box, after={"receipts": ended}
        )
    return ended

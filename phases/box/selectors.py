"""Reads of the opinion box. How many envelopes wait is told to nobody: it would say when somebody gave one."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from phases.box.models import Envelope, OpinionBox
from phases.box.rules import ANSWERS
from phases.core import codes
from phases.opinions.models import Channel, Opinion, OpinionMessage
from phases.timeline.models import Campaign

# Codes of the box are looked up without knowing the campaign: one scope for the installation.
SCOPE = uuid.UUID("6f70696e-696f-6e2d-626f-780000000001")
REMEMBERED = timedelta(days=7)
WAITING, OPENED, ANSWER = "box-waiting", "box-open", "box-answer"


@dataclass(frozen=True)
class Emptying:
    """One day on which the box was opened, and how many opinions came out."""

    on: date
    opinions: int


def box_of(campaign: Campaign) -> OpinionBox | None:
    return OpinionBox.objects.filter(campaign=campaign).select_related("campaign__unit", "channel").first()


def was_guessed_at(box: OpinionBox) -> bool:
    """Whether many wrong receipt codes were tried in the last days; by the real calendar, as they were."""
    return box.wrong_codes_on is not None and timezone.localdate() - box.wrong_codes_on < REMEMBERED


def prepared_channel(campaign: Campaign) -> Channel | None:
    """The channel that the template of the campaign, or somebody by hand, has laid out for a box."""
    return Channel.objects.filter(campaign=campaign, kind=Channel.Kind.ONLINE_BOX).select_related("phase").first()


def waiting_tag(code: str) -> bytes:
    return codes.tag(code, label=WAITING, scope=SCOPE)


def receipt_tag(code: str) -> bytes:
    return codes.tag(code, label=OPENED, scope=SCOPE)


def answer_tag(code: str, number: int) -> bytes:
    return codes.tag(code, label=f"{ANSWER}-{number}", scope=SCOPE)


def opinion_under(code: str) -> Opinion | None:
    """What came out of the box under this code."""
    found = Opinion.objects.select_related("campaign__unit", "channel")
    return found.filter(receipt_tag=receipt_tag(code)).first()


def waits_under(code: str) -> bool:
    return Envelope.objects.filter(waiting_tag=waiting_tag(code)).exists()


def free_answers(code: str) -> list[int]:
    """Which of the three answers that may wait do not wait yet."""
    tags = {number: answer_tag(code, number) for number in range(1, ANSWERS + 1)}
    found = Envelope.objects.filter(waiting_tag__in=list(tags.values())).values_list("waiting_tag", flat=True)
    taken = {bytes(tag) for tag in found}
    return [number for number, tag in tags.items() if tag not in taken]


def opinions_from(box: OpinionBox) -> QuerySet[Opinion]:
    """What came out, the newest opening first; `answered_back`: the giver had the last word."""
    last = OpinionMessage.objects.filter(opinion=OuterRef("pk")).order_by("-position").values("side")[:1]
    found = Opinion.objects.filter(campaign=box.campaign_id, from_box=True, channel=box.channel_id)
    return (
        found.select_related("source", "phase")
        .prefetch_related("categories")
        .annotate(last_side=Subquery(last))
        .order_by("-emptied_on", "id")
    )


def matching(opinions: QuerySet[Opinion], filters: dict[str, str]) -> QuerySet[Opinion]:
    """`show`: waiting, answered_back, settled; `q`: words of the text."""
    show, words = filters.get("show", ""), filters.get("q", "")
    if show == "waiting":
        opinions = opinions.filter(fate=Opinion.Fate.WAITING)
    elif show == "settled":
        opinions = opinions.exclude(fate=Opinion.Fate.WAITING)
    elif show == "answered_back":
        opinions = opinions.filter(Q(last_side=OpinionMessage.Side.GIVER))
    return opinions.filter(text__icontains=words) if words else opinions


def counts_of(box: OpinionBox) -> dict[str, int]:
    """For the saved views: all, waiting, settled, answered_back; one query."""
    waiting = Q(fate=Opinion.Fate.WAITING)
    return opinions_from(box).aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=waiting),
        settled=Count("pk", filter=~waiting),
        answered_back=Count("pk", filter=Q(last_side=OpinionMessage.Side.GIVER)),
    )


def emptyings_of(box: OpinionBox) -> list[Emptying]:
    """The days on which opinions came out, the newest first."""
    found = Opinion.objects.filter(campaign=box.campaign_id, from_box=True, channel=box.channel_id)
    days = found.values_list("emptied_on").annotate(opinions=Count("pk")).order_by("-emptied_on")
    return [Emptying(day, opinions) for day, opinions in days if day]


def next_position(opinion: Opinion) -> int:
    last: int | None = opinion.messages.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1

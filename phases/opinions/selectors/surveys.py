"""Forms with their counts; what nobody recorded is unknown, not 0 (domain.md S-28, T-19, T-21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from phases.opinions.models import Channel, Opinion, SurveyForm
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Totals:
    """Sums over several forms; None where a number that is needed is unknown."""

    issued: int | None
    returned: int | None

    @property
    def rate(self) -> Decimal | None:
        if not self.issued or self.returned is None:
            return None
        return (Decimal(self.returned) * 100 / self.issued).quantize(Decimal("0.1"))


def forms_of(campaign: Campaign) -> QuerySet[SurveyForm]:
    """Each with `raw`: how many opinions were taken from it."""
    counted = Count("opinions", filter=~Q(opinions__fate=Opinion.Fate.STRUCK))
    found = SurveyForm.objects.filter(campaign=campaign).select_related("channel")
    return found.annotate(raw=counted).order_by("is_public", "pk")


def totals(forms: Iterable[SurveyForm], *, public: bool = False) -> Totals:
    """Of the unit's own forms or of public surveys: a part of a sum would be a wrong figure, so it is none."""
    handed_out = [form for form in forms if form.is_public == public and form.issued is not None]
    if not handed_out:
        return Totals(None, None)
    returned = [form.returned for form in handed_out]
    return Totals(
        issued=sum(form.issued or 0 for form in handed_out),
        returned=None if None in returned else sum(number or 0 for number in returned),
    )


def channels_of(campaign: Campaign) -> QuerySet[Channel]:
    """Each with `raw`, how many opinions came on it, and `handed_out`, how many of its forms went out."""
    counted = Count("opinions", filter=~Q(opinions__fate=Opinion.Fate.STRUCK), distinct=True)
    handed_out = Count("forms", filter=Q(forms__issued__isnull=False), distinct=True)
    held = Count("meetings", filter=Q(meetings__state="held"), distinct=True)
    found = Channel.objects.filter(campaign=campaign).prefetch_related("forms")
    return found.annotate(raw=counted, handed_out=handed_out, held=held)


def used(channels: Iterable[Channel], campaign: Campaign) -> list[Channel]:
    """Channels that were really opened: something came in or went out, a meeting was held, or its day has come.

    Forms and the online box may count as one, as the source's fourth channel does (domain.md S-28, S-29).
    """
    opened = [
        channel
        for channel in channels
        if any(getattr(channel, name) for name in ("raw", "handed_out", "held"))
        or (channel.opened_on and channel.opened_on <= campaign.today)
    ]
    first: dict[int, Channel] = {}
    for channel in opened:
        first.setdefault(channel.counted_with_id or channel.pk, channel)
    return list(first.values())

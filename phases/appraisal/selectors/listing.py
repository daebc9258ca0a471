"""The list of appraisals, and one of them with its form and its counts."""

from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.appraisal.models import Appraisal, Option, Question
from phases.appraisal.states import BEFORE, FINAL, AppraisalState
from phases.meetings.models import Meeting
from phases.submissions.models import ConsentRequest
from phases.timeline.models import Campaign

WAITING = (AppraisalState.HELD, AppraisalState.ENTERED, AppraisalState.CHECKED)


def appraisals_of(campaign: Campaign) -> QuerySet[Appraisal]:
    return Appraisal.objects.filter(campaign=campaign).select_related("phase", "unit", "whole", "repeats")


def with_form(appraisals: QuerySet[Appraisal]) -> QuerySet[Appraisal]:
    """With questions, words and votes: four queries, however many there are."""
    options = Option.objects.select_related("tally").order_by("order")
    questions = Question.objects.order_by("order").prefetch_related(Prefetch("options", queryset=options))
    found = appraisals.select_related("campaign__unit", "second_count__by", "entered_by", "checked_by", "locked_by")
    return found.prefetch_related(Prefetch("questions", queryset=questions), "groups", "classes")


def seen_as(appraisals: QuerySet[Appraisal], view: str) -> QuerySet[Appraisal]:
    match view:
        case "ahead":
            return appraisals.filter(state__in=BEFORE)
        case "waiting":
            return appraisals.filter(state__in=WAITING)
        case "locked":
            return appraisals.filter(state__in=FINAL)
    return appraisals


def matching(appraisals: QuerySet[Appraisal], filters: dict[str, str]) -> QuerySet[Appraisal]:
    """The list page's fields: view, kind, wave and a word."""
    found = seen_as(appraisals, filters.get("view", ""))
    if kind := filters.get("kind", ""):
        found = found.filter(kind=kind)
    if (wave := filters.get("wave", "")).isdecimal():
        found = found.filter(wave=int(wave[:4]))
    if word := filters.get("q", "").strip():
        found = found.filter(Q(title__icontains=word) | Q(place__icontains=word))
    return found


def counts_of(campaign: Campaign) -> dict[str, int]:
    """How many appraisals each saved view holds; one query."""
    return Appraisal.objects.filter(campaign=campaign).aggregate(
        all=Count("pk"),
        ahead=Count("pk", filter=Q(state__in=BEFORE)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        locked=Count("pk", filter=Q(state__in=FINAL)),
    )


def views_of(counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    """The saved views above the list."""
    words = {
        "": (_("all"), "all"),
        "ahead": (_("ahead"), "ahead"),
        "waiting": (_("to be counted or locked"), "waiting"),
        "locked": (_("with a result"), "locked"),
    }
    return [
        {"label": label, "count": counts[key], "url": f"?view={view}", "current": view == chosen}
        for view, (label, key) in words.items()
    ]


def consents_of(appraisal: Appraisal) -> list[ConsentRequest]:
    """What was asked of the superior for this appraisal: for its own meeting, or for meetings of this kind."""
    requests = ConsentRequest.objects.filter(campaign=appraisal.campaign_id)
    for_all = Q(meeting=None, meeting_kind=Meeting.Kind.APPRAISAL)
    return list(requests.filter(for_all | Q(meeting__isnull=False, meeting=appraisal.meeting_id)))


def parts_of(appraisal: Appraisal) -> list[Appraisal]:
    """The parts whose votes this one adds up."""
    return list(with_form(Appraisal.objects.filter(whole=appraisal)).order_by("unit__order", "pk"))


def meetings_of(campaign: Campaign) -> QuerySet[Meeting]:
    return Meeting.objects.filter(campaign=campaign).exclude(state=Meeting.State.CANCELLED)


def next_wave(campaign: Campaign, kind: str) -> int:
    found = Appraisal.objects.filter(campaign=campaign, kind=kind).aggregate(last=Max("wave"))
    return (found["last"] or 0) + 1


def standing_parts(appraisal: Appraisal) -> list[Appraisal]:
    """The parts of a whole, once each of them is locked; nothing is added up before."""
    parts = parts_of(appraisal)
    return parts if all(part.state in FINAL for part in parts) else []

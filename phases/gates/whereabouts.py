"""Where the units below a committee stand, in words: a map, neither a score nor a ranking (mock-up 11b).

What is missing is counted on the live records of each unit, so a page shows a bounded number of them; everything else
is read for all at once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.documents.models import Document
from phases.gates import selectors
from phases.meetings.models import Meeting
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase
from phases.timeline.states import PhaseState

Text = str | Promise
AT_THE_GATE = {PhaseState.WRAPPING_UP, PhaseState.TRANSITION_REQUESTED}
NAMED = 3
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Place:
    """One unit: in which phase it is, whether at its gate, and what it lacks there."""

    campaign: Campaign
    phase: Phase
    at_gate: bool
    words: Sequence[Text]
    short: Sequence[str]
    alarm: str = ""
    alarm_words: Text = ""
    coming: Sequence[tuple[Text, date]] = ()


@dataclass(frozen=True)
class Lane:
    """A phase, or the gate behind it."""

    name: Text
    is_gate: bool
    places: Sequence[Place]


def units_below(campaign: Campaign, words: str = "") -> QuerySet[Campaign]:
    """The campaigns that report to this one, in the official order of their units."""
    below = campaign.children.select_related("unit").prefetch_related(
        Prefetch("phases", Phase.objects.order_by("order"))
    )
    if words:
        below = below.filter(unit__name__icontains=words)
    return below.order_by("unit__order", "unit__pk", "pk")


def places_of(campaigns: Iterable[Campaign]) -> list[Place]:
    """Reports and planned meetings of all of them in two queries, the gate of each on its own records."""
    standing = [(campaign, phase) for campaign in campaigns if (phase := timeline.current_phase(campaign))]
    phases = [phase.pk for _campaign, phase in standing]
    found = Document.objects.filter(kind=Document.Kind.PHASE_REPORT, phase__in=phases).exclude(state="withdrawn")
    reports = {report.phase_id: report for report in found}
    planned: dict[int, list[Meeting]] = {}
    for meeting in Meeting.objects.filter(phase__in=phases, state=Meeting.State.PLANNED).order_by("held_on"):
        planned.setdefault(meeting.phase_id, []).append(meeting)
    return [place(campaign, phase, reports.get(phase.pk), planned.get(phase.pk, [])) for campaign, phase in standing]


def place(campaign: Campaign, phase: Phase, report: Document | None, planned: Sequence[Meeting]) -> Place:
    phase.campaign = campaign
    began = phase.state not in {PhaseState.NOT_STARTED, PhaseState.CLOSED}
    short = [row.requirement.text for row in selectors.assess(phase).short] if began else []
    alarm, alarm_words = alarm_of(phase, report)
    coming = [(meeting.title, meeting.held_on) for meeting in planned if is_soon(campaign, meeting.held_on)]
    if began and phase.end.last and is_soon(campaign, phase.end.last):
        coming.append((_("“%(phase)s” ends") % {"phase": phase.name}, phase.end.last))
    words = tuple(words_of(phase, report, planned, short))
    return Place(campaign, phase, phase.state in AT_THE_GATE, words, short, alarm, alarm_words, tuple(coming))


def words_of(phase: Phase, report: Document | None, planned: Sequence[Meeting], short: Sequence[str]) -> Iterable[Text]:
    """The last thing that happened, what comes next, what is short."""
    if phase.state == PhaseState.NOT_STARTED:
        yield _("not started yet")
    if phase.state == PhaseState.CLOSED:
        yield _("closed on %(day)s") % {"day": _day(phase.ended_on)}
    elif phase.started_on:
        yield _("began on %(day)s") % {"day": _day(phase.started_on)}
    if report and phase.state != PhaseState.CLOSED:
        yield _("report: %(state)s") % {"state": report.get_state_display()}
    kind = phase.exit_rules.get("meeting", Meeting.Kind.TRANSITION)
    if meeting := next((meeting for meeting in planned if meeting.kind == kind), None):
        yield _("%(meeting)s fixed for %(day)s") % {
            "meeting": meeting.get_kind_display(),
            "day": _day(meeting.held_on),
        }
    if short:
        named = "、".join(short[:NAMED])
        more = _(" and %(n)d more") % {"n": len(short) - NAMED} if len(short) > NAMED else ""
        yield _("short of: %(texts)s") % {"texts": named} + more


def alarm_of(phase: Phase, report: Document | None) -> tuple[str, Text]:
    """The one thing that wants a look: a report sent back, an end that has passed."""
    if report and report.state == "sent_back":
        return "returned", _("sent back")
    last = phase.end.last
    if last is None or phase.state in {PhaseState.NOT_STARTED, PhaseState.CLOSED}:
        return "", ""
    if last < phase.campaign.today:
        return "due", _("announced to end %(end)s") % {"end": phase.end_words}
    return ("due", _("ends today")) if last == phase.campaign.today else ("", "")


def lanes_of(campaign: Campaign, places: Sequence[Place]) -> list[Lane]:
    """A lane for each phase and for each gate; what runs without gates has its own, at the end."""
    in_order = [place for place in places if place.campaign.mode == Campaign.Mode.SEQUENTIAL]
    names = {phase.order: phase.name for place in in_order for phase in place.campaign.phases.all()}
    names |= {phase.order: phase.name for phase in campaign.phases.all()} if in_order else {}
    lanes = []
    for order in sorted(names):
        here = [place for place in in_order if place.phase.order == order]
        lanes.append(Lane(names[order], is_gate=False, places=[place for place in here if not place.at_gate]))
        gate = _("Gate %(number)d") % {"number": order}
        lanes.append(Lane(gate, is_gate=True, places=[place for place in here if place.at_gate]))
    if others := [place for place in places if place not in in_order]:
        lanes.append(Lane(_("without gates"), is_gate=False, places=others))
    return lanes


def lacks_in_common(places: Sequence[Place]) -> list[tuple[str, int]]:
    """What several units are short of, so that the committee can help all at once."""
    counted = Counter(text for place in places for text in place.short)
    return [(text, number) for text, number in counted.most_common(5) if number > 1]


def is_soon(campaign: Campaign, day: date) -> bool:
    return campaign.today <= day <= campaign.today + SOON


def _day(on: date | None) -> str:
    return date_format(on, "MONTH_DAY_FORMAT") if on else ""

"""Figures about meetings for reports; what nobody recorded is None and prints as a blank (domain.md S-05, S-07)."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure, Text
from phases.meetings import selectors
from phases.meetings.models import Attendance, Meeting, StageReview
from phases.timeline.models import Phase

Kind = Meeting.Kind
# Each phase has its own; all others are told of in the reports that follow too.
ENDS_A_PHASE = frozenset({Kind.TRANSITION, Kind.STAGE_REVIEW})


class MeetingFigures:
    """What every campaign holds: conveyed, mobilised, spoken about, reviewed; who came. Six queries."""

    key = "meetings"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        so_far = list(_held(phase).prefetch_related("agenda"))
        held = [meeting for meeting in so_far if meeting.phase_id == phase.pk]
        told = [meeting for meeting in so_far if meeting in held or meeting.kind not in ENDS_A_PHASE]
        url = reverse("meetings:meeting-list", args=[phase.campaign.slug])
        # The unit's own meeting comes before the superior's to which it went as well (domain.md T-03, T-12).
        last = {meeting.kind: meeting for meeting in sorted(told, key=lambda meeting: not meeting.host)}
        return (*_days(held, last, url), *_words(last, url), *_attended(phase, last, url), *_reviewed(phase))


def _days(held: Sequence[Meeting], last: Mapping[str, Meeting], url: str) -> tuple[Figure, ...]:
    day = {kind: date_format(meeting.held_on, "MONTH_DAY_FORMAT") for kind, meeting in last.items()}
    theirs = [meeting.held_on for meeting in held if meeting.kind == Kind.MOBILISATION and meeting.host]
    by_superior = date_format(theirs[0], "MONTH_DAY_FORMAT") if theirs else None
    seminars = sum(meeting.kind in {Kind.SEMINAR, Kind.SYMPOSIUM} for meeting in held)

    def on(name: str, label: Text, kind: Kind) -> Figure:
        return Figure(f"meetings.{name}", label, day.get(kind), "", _of(url, kind))

    return (
        on("conveyed_on", _("conveyance held on"), Kind.CONVEYANCE),
        on("mobilised_on", _("mobilised on"), Kind.MOBILISATION),
        Figure(
            "meetings.superior_mobilised_on",
            _("mobilised by the superior on"),
            by_superior,
            "",
            _of(url, Kind.MOBILISATION),
        ),
        # Meetings were recorded but no seminar among them: somebody keeps the list, so 0 is a counted zero.
        Figure("meetings.seminars", _("seminars"), str(seminars) if held else None, _("times"), _of(url, Kind.SEMINAR)),
        on("organisational_life_on", _("organisational life meeting on"), Kind.ORG_LIFE),
        on("appraised_on", _("review meeting on"), Kind.APPRAISAL),
        on("transition_on", _("transition meeting on"), Kind.TRANSITION),
    )


def _words(last: Mapping[str, Meeting], url: str) -> tuple[Figure, ...]:
    """What was conveyed and said, in the words of the record (domain.md S-05, S-08, T-12)."""
    conveyance, mobilisation = last.get(Kind.CONVEYANCE), last.get(Kind.MOBILISATION)
    points = "；".join(point.rstrip("。；;.") for point in mobilisation.points) if mobilisation else ""
    spoke = [item for item in mobilisation.agenda.all() if item.speaker] if mobilisation else []
    speakers = "、".join(f"{item.speaker}（{item.title}）" for item in spoke)
    return (
        Figure(
            "meetings.conveyed",
            _("what was conveyed"),
            (conveyance.conveyed if conveyance else "") or None,
            "",
            _of(url, Kind.CONVEYANCE),
        ),
        Figure(
            "meetings.mobilisation_points",
            _("points made at the mobilisation"),
            points or None,
            "",
            _of(url, Kind.MOBILISATION),
        ),
        Figure(
            "meetings.mobilisation_speakers",
            _("who spoke at the mobilisation"),
            speakers or None,
            "",
            _of(url, Kind.MOBILISATION),
        ),
    )


def _attended(phase: Phase, last: Mapping[str, Meeting], url: str) -> tuple[Figure, ...]:
    """Who came: to the mobilisation, by class to the organisational life meeting, and leaders anywhere."""
    life = last.get(Kind.ORG_LIFE)
    classes = selectors.attendance_by_class(life) if life else []
    return (
        Figure(
            "meetings.mobilisation_present",
            _("present at the mobilisation"),
            _present(last.get(Kind.MOBILISATION)),
            _("persons"),
            _of(url, Kind.MOBILISATION),
        ),
        Figure(
            "meetings.organisational_life_classes",
            _("who came to the organisational life meeting"),
            "、".join(str(line) for line in classes) or None,
            "",
            _of(url, Kind.ORG_LIFE),
        ),
        Figure(
            "meetings.leader_attendances",
            _("attendances of leaders at meetings and sessions"),
            _of_leaders(phase),
            _("person-times"),
            url,
        ),
    )


def _of_leaders(phase: Phase) -> str | None:
    """How often leading cadres took part in whatever was held (domain.md S-40); None where no roll was ever taken."""
    lines = Attendance.objects.filter(meeting__phase=phase, meeting__state=Meeting.State.HELD)
    came = Q(person__is_leader=True, status=Attendance.Status.PRESENT)
    counted = lines.aggregate(all=Count("pk"), leaders=Count("pk", filter=came))
    return str(counted["leaders"]) if counted["all"] else None


def _reviewed(phase: Phase) -> tuple[Figure, ...]:
    """The review that comes before the report (domain.md S-53)."""
    review = StageReview.objects.filter(phase=phase).first()
    url = f"{reverse('meetings:review-list', args=[phase.campaign.slug])}?phase={phase.order}"
    day = date_format(review.reviewed_on, "MONTH_DAY_FORMAT") if review else None
    return (
        Figure("meetings.reviewed_on", _("phase reviewed on"), day, "", url),
        Figure("meetings.reviewer", _("phase reviewed by"), review.reviewer if review else None, "", url),
    )


def _held(phase: Phase) -> QuerySet[Meeting]:
    """Of this phase and those before it: the summary of a campaign tells of meetings of all its phases."""
    found = Meeting.objects.filter(phase__campaign=phase.campaign, phase__order__lte=phase.order)
    return found.filter(state=Meeting.State.HELD).exclude(kind=Kind.STUDY).order_by("held_on", "pk")


def _present(meeting: Meeting | None) -> str | None:
    """None where no attendance was taken; people at that one meeting, for nobody is two people at two of them."""
    lines = list(Attendance.objects.filter(meeting=meeting).values_list("status", flat=True)) if meeting else []
    return str(sum(status == Attendance.Status.PRESENT for status in lines)) if lines else None


def _of(url: str, kind: str) -> str:
    return f"{url}?kind={kind}"

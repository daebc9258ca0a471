"""What the report rests on: five sources with their counts, and the figures its words may name (domain.md T-38)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from phases.core.sections import Figure, Section, Text
from phases.documents import body as words
from phases.meetings.models import Meeting
from phases.meetings.sections import MeetingFigures
from phases.opinions.models import OpinionGroup
from phases.opinions.sections import OpinionFigures
from phases.organisation_life import selectors as life
from phases.organisation_life.sections import LifeFigures
from phases.research.models import Topic
from phases.research.sections import ResearchFigures
from phases.study.models import StudySession
from phases.study.sections import StudyFigures
from phases.timeline.models import Campaign, Phase

# Whose figures the words may name, beside the five counts; of the meetings only those of organised life.
SECTIONS: tuple[tuple[Section, str], ...] = (
    (StudyFigures(), "study."),
    (OpinionFigures(), "opinions."),
    (ResearchFigures(), "research."),
    (MeetingFigures(), "meetings.organisational_life"),
    (LifeFigures(), "organisation_life."),
)


@dataclass(frozen=True)
class Source:
    """One of the five, with its count over the whole campaign."""

    name: Text
    figure: Figure

    @property
    def token(self) -> str:
        return f"{{{{{self.figure.key}}}}}"


def sources(campaign: Campaign) -> list[Source]:
    """Theory studied, opinions heard, research done, heart-to-heart talks, meetings of organised life. Five queries."""
    held = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD)
    studied = StudySession.objects.filter(meeting__in=held).count()
    heard = OpinionGroup.objects.filter(campaign=campaign, merged_into=None).count()
    written = Topic.objects.filter(campaign=campaign).with_final_report().count()
    lived = held.filter(kind__in=Meeting.LIFE).count()

    def counted(key: str, label: Text, number: int, unit: Text, page: str = "") -> Figure:
        """Nobody counts a zero here: what nobody recorded is a gap in the words."""
        url = reverse(page, args=[campaign.slug]) if page else ""
        return Figure(f"evidence.{key}", label, str(number) if number else None, unit, url)

    times, meetings = _("times"), "meetings:meeting-list"
    return [
        Source(
            _("study of theory in depth"),
            counted("study", _("study sessions held"), studied, times, "study:session-list"),
        ),
        Source(
            _("opinions heard on all sides"),
            counted("opinions", _("consolidated opinions"), heard, _("opinions"), "opinions:tables"),
        ),
        Source(
            _("research on chosen topics"),
            counted("research", _("finished research reports"), written, _("reports"), "research:topic-list"),
        ),
        Source(
            _("heart-to-heart talks"),
            # How many, and no way to who talked: that is not for every reader of the report (domain.md 6.2).
            counted("talks", _("heart-to-heart talks held"), life.how_many_talks(campaign), times),
        ),
        Source(
            _("the meeting of organised life"),
            counted("life", _("meetings of organised life held"), lived, times, meetings),
        ),
    ]


def taken(campaign: Campaign) -> dict[str, words.Kept]:
    """The snapshot that a version keeps, in the words of the report's own script; the five counts stand first."""
    as_of = timezone.now().isoformat(timespec="seconds")
    with override(campaign.script):
        figures = [*(source.figure for source in sources(campaign)), *_of_sections(campaign)]
        return {
            figure.key: {
                "label": str(figure.label),
                "value": None if figure.value is None else str(figure.value),
                "unit": str(figure.unit),
                "url": figure.source_url,
                "as_of": as_of,
            }
            for figure in figures
        }


def known_first(figures: words.Figures) -> dict[str, words.Kept]:
    """As they are offered to whoever writes: what nobody has recorded stands last."""
    return dict(sorted(figures.items(), key=lambda one: one[1]["value"] is None))


def _of_sections(campaign: Campaign) -> Iterator[Figure]:
    """Of each figure the first phase that recorded it speaks: study belongs to phase one, the meeting to phase two."""
    found: dict[str, Figure] = {}
    for phase in _begun(campaign):
        for section, prefix in SECTIONS:
            for figure in section.figures(phase):
                if figure.key.startswith(prefix) and (figure.key not in found or found[figure.key].value is None):
                    found[figure.key] = figure
    yield from found.values()


def _begun(campaign: Campaign) -> list[Phase]:
    phases = [phase for phase in campaign.phases.all() if phase.state != "not_started"]
    for phase in phases:
        phase.campaign = campaign
    return phases

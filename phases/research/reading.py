"""The way of a topic as its page shows it: five steps, the present one with its state in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.research.models import Topic
from phases.research.states import TopicState

S = TopicState
# What each step begins with; a suspended topic stands nowhere on the way.
STEPS: tuple[tuple[str | Promise, frozenset[str]], ...] = (
    (_("Choose and approve the topic"), frozenset({S.PROPOSED})),
    (_("Look into it: visits and opinions"), frozenset({S.APPROVED, S.IN_PROGRESS})),
    (_("Write the report"), frozenset({S.REPORT_DRAFT})),
    (_("Exchange the result"), frozenset({S.REPORT_FINAL})),
    (_("Put the result to use"), frozenset({S.EXCHANGED})),
)


@dataclass(frozen=True)
class Step:
    """`place`: done, now or empty."""

    title: str | Promise
    place: str
    text: str | Promise = ""


def way_of(topic: Topic) -> list[Step]:
    here = next((place for place, (_title, states) in enumerate(STEPS) if topic.state in states), None)
    if topic.state == S.SUSPENDED:
        return [Step(title, "") for title, _states in STEPS]
    place_of = len(STEPS) if here is None else here
    return [
        Step(title, "done" if place < place_of else "now" if place == place_of else "", _word(topic, place))
        for place, (title, _states) in enumerate(STEPS)
    ]


def _word(topic: Topic, place: int) -> str | Promise:
    """What is known of a step; only what is recorded."""
    if place == 1 and (topic.visit_count or topic.opinion_count):
        return _("%(visits)s visits, %(opinions)s opinions") % {
            "visits": topic.visit_count,
            "opinions": topic.opinion_count,
        }
    if place == len(STEPS) - 1 and topic.state == S.CLOSED:
        return _("closed without use")
    return ""

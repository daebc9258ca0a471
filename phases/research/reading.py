"""The way of a topic as its page shows it: five steps, the present one with its state in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.documents.states import PUBLISHED
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.research import rules
from phases.research.models import Topic
from phases.research.states import TopicState
from phases.timeline.selectors import Part

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


def rights_of(topic: Topic, part: Part, user: User) -> dict[str, bool]:
    """What whoever looks may read and do on the page of a topic."""
    may_edit = bool(rules.may_edit(part, user, topic))
    return {
        "may_edit": may_edit,
        "may_approve": bool(rules.may_approve(part)),
        "may_exchange": topic.state == S.REPORT_FINAL and part.may(Permission.EDIT_RESEARCH),
        "may_convert": may_edit and bool(rules.may_convert(topic)),
        "may_open_items": part.may(Permission.EDIT_RECTIFICATION, Permission.RECORD_OWN_DEPARTMENT),
        "may_write_documents": part.may(Permission.EDIT_DOCUMENTS),
        "sees_opinions": part.may(Permission.SEE_OPINIONS),
        "reads_report": topic.report is not None
        and (part.may(Permission.SEE_DOCUMENTS) or topic.report.state in PUBLISHED),
    }

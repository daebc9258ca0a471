"""What the office may choose to have counted, in plain words: each a criterion with the filter it needs.

A template may ask for more (sections of a plan, several forms); editing such a requirement keeps its own filter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis_report.states import APPROVED
from phases.documents.models import Document
from phases.gates.catalogue import CRITERIA
from phases.leadership.models import Observer
from phases.meetings.models import Meeting
from phases.organisation.models import Group
from phases.study.models import COUNTED_FORMS, StudyForm
from phases.timeline.models import Requirement

Where = dict[str, Any]
Choice = tuple[str, str]
# Reports have a criterion of their own, study sessions are counted as such.
NOT_BY_KIND = {Meeting.Kind.STUDY.value, Document.Kind.PHASE_REPORT.value}
# Criteria that can be chosen only with a filter; every other of the catalogue is a choice of its own.
FILTERED = {
    "meeting_held",
    "document_filed",
    "session_count",
    "hours_per_member",
    "problem_count",
    "consent_granted",
    "reflections",
    "observers_chosen",
    "submission_sent",
}
POPULATIONS = (
    ("serving_members", _("serving members")),
    ("party_members", _("all party members")),
    ("leaders", _("leading cadres")),
    ("all", _("everybody")),
)
REFLECTIONS = (("department", _("of each department")), ("person", _("of each person")))


@dataclass(frozen=True)
class Countable:
    """`word` tells it from the others of its criterion; empty when there is only one."""

    criterion: str
    word: str
    label: str | Promise
    where: Where = field(default_factory=dict)

    @property
    def value(self) -> str:
        return f"{self.criterion}/{self.word}" if self.word else self.criterion

    def fits(self, requirement: Requirement) -> bool:
        """Whether the requirement counts this, perhaps with a narrower filter."""
        same = self.criterion == requirement.criterion
        return same and all(requirement.where.get(name) == wanted for name, wanted in self.where.items())


def all_countable() -> Iterator[Countable]:
    yield from by_word("meeting_held", "kind", Meeting.Kind.choices)
    yield from by_word("document_filed", "kind", Document.Kind.choices)
    yield from by_word("consent_granted", "kind", Meeting.Kind.choices)
    yield Countable("observers_chosen", "", _("of any kind"))
    yield from by_word("observers_chosen", "kind", Observer.Kind.choices)
    yield Countable("session_count", "", _("of any form"))
    for form in COUNTED_FORMS:
        yield Countable("session_count", form, StudyForm(form).label, {"forms": [form.value]})
    yield from by_word("session_count", "group", Group.Kind.choices)
    yield from by_word("hours_per_member", "population", POPULATIONS)
    yield Countable("problem_count", "", _("of any subject"))
    yield from by_word("problem_count", "subject", Problem.Subject.choices)
    yield from by_word("submission_sent", "stage", [(stage.value, stage.label) for stage in APPROVED])
    yield from by_word("reflections", "per", REFLECTIONS)
    yield from (Countable(kind, "", one.label) for kind, one in CRITERIA.items() if kind not in FILTERED)


def by_word(criterion: str, name: str, words: Iterable[tuple[str, Any]]) -> Iterator[Countable]:
    """One for every word that the filter of that name may hold."""
    return (Countable(criterion, word, label, {name: word}) for word, label in words if word not in NOT_BY_KIND)


def choices() -> list[tuple[str, list[Choice]]]:
    """For a select with a group for each criterion."""
    groups: dict[str, list[Choice]] = {kind: [] for kind in CRITERIA}
    for one in all_countable():
        groups[one.criterion].append((one.value, str(one.label)))
    return [(str(CRITERIA[kind].label), listed) for kind, listed in groups.items()]


def chosen_in(requirement: Requirement) -> str:
    """What the requirement counts now: of those that fit, the one that says most."""
    fitting = [one for one in all_countable() if one.fits(requirement)]
    return max(fitting, key=lambda one: len(one.where)).value if fitting else ""


def demanded(value: str, requirement: Requirement | None = None) -> Where:
    """The fields of a requirement that counts this; a filter that says more already is kept."""
    if requirement is not None and value == chosen_in(requirement):
        return {"criterion": requirement.criterion, "where": requirement.where}
    one = next(one for one in all_countable() if one.value == value)
    return {"criterion": one.criterion, "where": one.where}

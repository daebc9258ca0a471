"""Discussions and what departments sum them up to as sheets (domain.md section 3, 解放思想讨论汇总; S-41)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.exports import Text
from phases.core.ledgers import Column, Day, Fault, Known, Ledger, Many, Number, One, Reading, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.core.verdict import RefusedError
from phases.discussion import rules, selectors
from phases.discussion.models import Discussion, NewView, Suggestion, Summary
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline

LINES = re.compile(r"[\n；;]+")


class DiscussionLedger(Ledger[Discussion]):
    """A line is one discussion; new views and suggestions stand in their cell one a line or between ；."""

    key = "discussions"
    label: Text = gettext_lazy("Discussions of the departments")
    filename = "discussions"
    permission = Permission.EXPORT
    model = Discussion
    finds = ("department", "held_on", "form")
    extra = "remarks"
    fields: Sequence[Column] = (
        One("department", gettext_lazy("department"), among="departments", required=True),
        Day("held_on", gettext_lazy("date"), required=True),
        Words("form", gettext_lazy("form"), most=60, required=True),
        Number("participants", gettext_lazy("people who took part")),
        Words("theme", gettext_lazy("theme"), most=200),
        Words("views", gettext_lazy("new views and insights")),
        Words("suggestions", gettext_lazy("suggestions")),
        Many("leaders", gettext_lazy("leaders who took part"), among="people"),
        Words("remarks", gettext_lazy("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Discussion]:
        found = selectors.matching(selectors.discussions_of(campaign), dict(filters))
        found = found.annotate(common_theme=Value(selectors.theme_of(campaign)))
        return found.prefetch_related("leaders", "views", "suggestions").order_by("department__order", "held_on", "pk")

    def values(self, record: Discussion) -> dict[str, Any]:
        plain = {key: getattr(record, key) for key in ("department", "held_on", "form", "participants", "remarks")}
        return plain | {
            "theme": record.theme or getattr(record, "common_theme", ""),
            "views": "\n".join(view.text for view in record.views.all()) if record.pk else "",
            "suggestions": "\n".join(one.text for one in record.suggestions.all()) if record.pk else "",
            "leaders": tuple(record.leaders.all()) if record.pk else (),
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Discussion:
        discussion = Discussion(campaign=campaign, phase=timeline.current_phase(campaign), recorded_by=by)
        self.change(discussion, values, known)
        return discussion

    def change(self, record: Discussion, values: dict[str, Any], known: Known) -> None:
        """The campaign's own theme is not copied onto each line."""
        for key in values.keys() & {"department", "held_on", "form", "participants", "remarks"}:
            setattr(record, key, values[key])
        if "theme" in values:
            common = selectors.theme_of(known.campaign)
            record.theme = "" if values["theme"].strip("“”「」") == common else values["theme"]

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for reading in readings:
            given = reading.before or reading.values
            if "leaders" in given:
                reading.record.leaders.set(reading.values.get("leaders", ()))
            for key, model in (("views", NewView), ("suggestions", Suggestion)):
                if key in given:
                    _rewrite(reading.record, key, model, reading.values.get(key, ""))

    def remove(self, *, campaign: Any, keys: list[str]) -> None:
        if Suggestion.objects.filter(discussion__in=[int(key) for key in keys], opinion__isnull=False).exists():
            raise RefusedError(
                _("A suggestion of this sheet stands among the opinions by now, so it was not taken back.")
            )
        super().remove(campaign=campaign, keys=keys)


class SummaryLedger(Ledger[Summary]):
    """A line is what one department sums its discussions up to."""

    key = "discussion-summaries"
    label: Text = gettext_lazy("Summaries of the discussions")
    filename = "discussion-summaries"
    permission = Permission.EXPORT
    model = Summary
    finds = ("department",)
    fields: Sequence[Column] = (
        One("department", gettext_lazy("department"), among="departments", required=True),
        Day("handed_in_on", gettext_lazy("handed in on"), required=True),
        Words("text", gettext_lazy("summary")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Summary]:
        return Summary.objects.filter(campaign=campaign).select_related("department")

    def values(self, record: Summary) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        held = Discussion.objects.filter(campaign=campaign).order_by().values_list("department", flat=True)
        return {
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
            "held": dict.fromkeys(map(str, held), 1),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day, department = values.get("handed_in_on"), values.get("department")
        if day and not (verdict := rules.has_come(day, known.campaign)):
            yield "handed_in_on", Fault(verdict.reason)
        held = known.names["held"].get(str(department.pk), 0) if department else 1
        if not (verdict := rules.may_sum_up(values.get("text", ""), held)):
            yield "text" if held else "department", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Summary:
        return Summary(campaign=campaign, recorded_by=by, **values)


def _rewrite(discussion: Discussion, key: str, model: Any, cell: str) -> None:
    """The lines of the cell; a suggestion that stands among the opinions is kept, whatever the sheet says."""
    lines = list(dict.fromkeys(line.strip() for line in LINES.split(cell) if line.strip()))
    gone = getattr(discussion, key).exclude(text__in=lines)
    (gone.filter(opinion=None) if model is Suggestion else gone).delete()
    known = set(getattr(discussion, key).values_list("text", flat=True))
    model.objects.bulk_create(model(discussion=discussion, text=line[:1000]) for line in lines if line not in known)

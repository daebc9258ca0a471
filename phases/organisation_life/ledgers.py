"""The log of heart-to-heart talks as a sheet that comes back (domain.md section 3, 谈心谈话记录表; T-38, 6.2)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Day, Fault, Known, Ledger, One, Shown, Words, by_name, fold
from phases.core.ledgers.shape import NOTHING
from phases.meetings import rules as meeting_rules
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.organisation_life import rules, selectors
from phases.organisation_life.models import HeartTalk
from phases.timeline import selectors as timeline

WHO = _("a name of the roster")


class Talks(Ledger[HeartTalk]):
    """Who, with whom, when, where. There is nothing else to hand out, and nothing else of a sheet is kept.

    It is for those alone who read and keep the log: the office, which brings all other sheets, knows the number only.
    """

    key = "talks"
    label: Text = _("Log of heart-to-heart talks")
    filename = "talks"
    permission = Permission.SEE_TALKS
    brought_by = Permission.RECORD_TALKS
    discreet: Text = _("What was said in a talk is never kept, not even for the time of an import.")
    model = HeartTalk
    finds = ("talker", "partner", "talked_on")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("talker", _("who sought the talk"), among="people", required=True, hint=WHO),
        One("partner", _("with whom"), among="people", required=True, hint=WHO),
        Day("talked_on", _("date"), required=True, hint=_("a day such as 2009-4-8")),
        Words("place", _("place"), most=30, hint=_("at most 30 characters")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[HeartTalk]:
        talks = HeartTalk.objects.filter(campaign=campaign).select_related("talker", "partner")
        return selectors.talks_matching(talks.order_by("talked_on", "pk"), filters)

    def values(self, record: HeartTalk) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        """Those of the roster, and those who left it since they talked; namesakes with their department in brackets."""
        talks = HeartTalk.objects.filter(campaign=campaign)
        talked = Q(pk__in=talks.values("talker")) | Q(pk__in=talks.values("partner"))
        on_log = Person.objects.filter(talked).select_related("unit")
        people = {one.pk: one for one in [*on_log, *Person.objects.on_roster(campaign.unit)]}.values()
        exact = {fold(f"{one.name}({one.unit})"): one for one in people}
        return {"people": by_name(people, "name") | exact}

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        talker, partner, day = (values.get(key) for key in self.finds)
        if talker and partner and not (verdict := rules.are_two(talker, partner, known.campaign)):
            yield "partner", Fault(verdict.reason)
        if day and not (verdict := meeting_rules.is_a_day_of(day, known.campaign)):
            yield "talked_on", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> HeartTalk:
        phase = known.once("phase", lambda: timeline.current_phase(campaign))
        said = {column.key: values[column.key] for column in self.fields if column.settable}
        return HeartTalk(campaign=campaign, phase=phase, recorded_by=by, **said)

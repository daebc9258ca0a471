"""Registers of publicity that come back as sheets: columns, items, essays and cases (domain.md S-21…S-23, S-46)."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Known, Ledger, One, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Unit
from phases.organisation.roles import Permission
from phases.publicity import selectors
from phases.publicity.models import Essay, ExemplaryCase, Kept, PublicityColumn, PublicityItem
from phases.timeline import selectors as timeline
from phases.timeline.registers.finding import Register

Record = TypeVar("Record", bound=Kept)


class KeptLedger(Ledger[Record]):
    """What these ledgers share: a new record belongs to the phase in progress."""

    permission = Permission.EXPORT
    register: Register

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Record]:
        return self.register.matching(campaign, filters).order_by("pk")

    def values(self, record: Record) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields if column.key != "number"}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Record:
        phase = known.once("phase", lambda: timeline.current_phase(campaign))
        given = {key: value for key, value in values.items() if key != "number"}
        return self.model(campaign=campaign, phase=phase, recorded_by=by, **given)


class Columns(KeptLedger[PublicityColumn]):
    key = "columns"
    label: Text = _("Publicity columns")
    filename = "columns"
    model = PublicityColumn
    register = selectors.COLUMNS
    finds = ("name", "channel", "medium")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("name", _("name of the column"), most=100, required=True),
        Choice("channel", _("kind of medium"), choices=PublicityColumn.Channel, required=True),
        Words("medium", _("medium"), most=100),
        Day("opened_on", _("opened on")),
        Words("address", _("address or page"), most=300),
    )


class Items(KeptLedger[PublicityItem]):
    key = "publicity-items"
    label: Text = _("Items published")
    filename = "publicity-items"
    model = PublicityItem
    register = selectors.ITEMS
    finds = ("title", "published_on")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("title"), most=200, required=True),
        One("column", _("column"), among="columns"),
        Words("medium", _("or another medium"), most=100),
        Day("published_on", _("published on"), required=True),
        Words("author", _("author"), most=60),
        Words("reference", _("link or issue"), most=300),
    )

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"columns": by_name(PublicityColumn.objects.filter(campaign=campaign))}


class Essays(KeptLedger[Essay]):
    key = "essays"
    label: Text = _("Essays")
    filename = "essays"
    model = Essay
    register = selectors.ESSAYS
    finds = ("title", "author")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("title"), most=200, required=True),
        Words("author", _("author"), most=60),
        One("department", _("department"), among="departments"),
        Day("submitted_on", _("submitted on")),
        Words("organiser", _("organiser"), most=100),
        Words("result", _("result"), most=100),
    )

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name")}


class Cases(KeptLedger[ExemplaryCase]):
    key = "cases"
    label: Text = _("Exemplary cases")
    filename = "cases"
    model = ExemplaryCase
    register = selectors.CASES
    finds = ("subject", "summary")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("subject", _("who or what"), most=100, required=True),
        One("department", _("department"), among="departments"),
        Words("summary", _("what is worth following"), most=2000, required=True),
        Day("noted_on", _("noted on")),
        Words("elsewhere", _("publicised elsewhere"), most=200),
    )

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name")}

"""The three ledgers of opinions as sheets (domain.md section 3): raw ones, consolidated ones, forms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import (
    Choice,
    Column,
    Day,
    Fault,
    Known,
    Ledger,
    Many,
    Number,
    One,
    Reading,
    Shown,
    Words,
    YesNo,
    bulk,
    by_name,
)
from phases.core.ledgers.shape import NOTHING
from phases.opinions import rules, services
from phases.opinions.models import Category, Channel, Opinion, OpinionGroup, SourceGroup, SurveyForm
from phases.opinions.selectors import groups, raw, surveys
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline

Adoption = OpinionGroup.Adoption


class RawOpinions(Ledger[Opinion]):
    """征求意见汇总表: every raw opinion in its own words; who gave it stands in no sheet."""

    key = "opinions"
    label: Text = _("Opinions sought")
    filename = "opinions"
    permission = Permission.EXPORT
    model = Opinion
    finds = ("text", "form_number")
    repeats = True
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("text", _("opinion"), required=True, most=2000),
        Many("categories", _("category of the opinion"), among="categories", makes=True),
        One("source", _("who says it"), among="sources", makes=True),
        One("channel", _("channel"), among="channels", makes=True, required=True),
        Number("times", _("said how many times"), least=1, most=32_000),
        Number("form_number", _("number of the form"), least=1),
        Words("tag", _("mark"), most=20),
        Day("received_on", _("received on")),
        Shown("department", _("department")),
        Shown("leader", _("responsible leader")),
        Shown("outcome", _("outcome")),
    )
    _plain = frozenset(column.key for column in fields if column.settable and column.key != "categories")

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Opinion]:
        found = raw.matching(raw.opinions_of(campaign), dict(filters))
        return found.prefetch_related("groups__department", "groups__leader")

    def values(self, record: Opinion) -> dict[str, Any]:
        held = list(record.groups.all()) if record.pk and not record._state.adding else []  # noqa: SLF001 - Django's documented API
        plain = ("text", "source", "channel", "times", "form_number", "tag", "received_on")
        return {name: getattr(record, name) for name in plain} | {
            "categories": tuple(record.categories.all()) if not record._state.adding else (),  # noqa: SLF001 - Django's documented API
            "department": "、".join(str(group.department) for group in held if group.department),
            "leader": "、".join(str(group.leader) for group in held if group.leader),
            "outcome": str(record.get_fate_display()),
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return _names(campaign, channels=Channel, sources=SourceGroup, categories=Category)

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for among, key in (("channels", "channel"), ("sources", "source"), ("categories", "categories")):
            _make_words(campaign, by, readings, known, among=among, key=key)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Opinion:
        opinion: Opinion = bulk.like(known.once("opinion", lambda: _blank(campaign, by)))
        opinion.entered_at = timezone.now()
        self.change(opinion, {key: value for key, value in values.items() if key in self._plain and value}, known)
        return opinion

    def change(self, record: Opinion, values: dict[str, Any], known: Known) -> None:
        """Never the words: they are what a line is found by."""
        for key, value in values.items():
            if key in self._plain:
                setattr(record, key, 1 if key == "times" and value is None else value)

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        links = Opinion.categories.through
        touched = [reading for reading in readings if "categories" in (reading.before or reading.values)]
        links.objects.filter(opinion__in=[reading.record.pk for reading in touched if reading.before]).delete()
        links.objects.bulk_create(
            [
                links(opinion_id=reading.record.pk, category_id=category.pk)
                for reading in touched
                for category in reading.values.get("categories", ())
            ],
            batch_size=500,
        )


def _blank(campaign: Any, by: Any) -> Opinion:
    phase = timeline.current_phase(campaign)
    return Opinion(campaign=campaign, phase=phase, entered_by=by, received_on=campaign.today)


class ConsolidatedOpinions(Ledger[OpinionGroup]):
    """意见建议台账(办理): what became of each consolidated opinion."""

    key = "opinion-handling"
    label: Text = _("Consolidated opinions and what became of them")
    filename = "consolidated-opinions"
    permission = Permission.EXPORT
    model = OpinionGroup
    finds = ("text",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("text", _("opinion"), required=True, most=1000),
        One("category", _("category of the opinion"), among="categories", makes=True),
        Shown("sources", _("who says it")),
        Shown("channels", _("channel")),
        Shown("raw", _("raw opinions")),
        Choice("adoption", _("adopted or not"), choices=Adoption, default=Adoption.OPEN),
        Words("adoption_reason", _("why"), most=300),
        Words("direction", _("direction of the rectification"), most=300),
        Words("measures", _("what is done")),
        One("leader", _("responsible leader"), among="people"),
        One("department", _("department"), among="departments"),
        Day("due_on", _("due on")),
        Words("reply", _("reply to the givers")),
        Day("replied_on", _("replied on")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[OpinionGroup]:
        found = groups.matching(groups.counted(groups.groups_of(campaign)), dict(filters))
        return found.prefetch_related("opinions__source", "opinions__channel")

    def values(self, record: OpinionGroup) -> dict[str, Any]:
        standing = [] if record._state.adding else list(record.opinions.all())  # noqa: SLF001 - Django's documented API
        said_by = dict.fromkeys(str(opinion.source) for opinion in standing if opinion.source)
        plain = {column.key: getattr(record, column.key) for column in self.fields if column.settable}
        return plain | {
            "number": record.number,
            "sources": "、".join(said_by),
            "channels": "、".join(dict.fromkeys(str(opinion.channel) for opinion in standing)),
            "raw": len(standing),
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        people = Person.objects.on_roster(campaign.unit)
        units = Unit.objects.below(campaign.unit)
        return _names(campaign, categories=Category) | {
            "people": by_name(people, "name"),
            "departments": by_name(units, "name", "short_name"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        """Asked only of what the sheet holds: what it leaves out stands already, or is empty."""
        adoption, reason = values.get("adoption", Adoption.OPEN), values.get("adoption_reason", "")
        replied = values.get("replied_on") is not None
        if not (verdict := rules.may_decide(adoption, reason, values.get("reply", ""), replied=replied)):
            yield ("replied_on" if replied and reason else "adoption_reason"), Fault(verdict.reason)

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        _make_words(campaign, by, readings, known, among="categories", key="category")

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> OpinionGroup:
        if "phase" not in known.names:
            known.names["phase"] = {"now": timeline.current_phase(campaign)}
            last = OpinionGroup.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"]
            known.memo["", "number"] = last or 0
        known.memo["", "number"] += 1
        group = OpinionGroup(
            campaign=campaign, phase=known.names["phase"]["now"], number=known.memo["", "number"], created_by=by
        )
        settable = {column.key for column in self.fields if column.settable}
        self.change(group, {key: value for key, value in values.items() if key in settable}, known)
        return group


class Forms(Ledger[SurveyForm]):
    """征求意见表统计: handed out, returned, valid, void; an empty cell is unknown, not 0."""

    key = "opinion-forms"
    label: Text = _("Opinion forms")
    filename = "opinion-forms"
    permission = Permission.EXPORT
    model = SurveyForm
    finds = ("name",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("name", _("designation"), most=200, required=True),
        Words("audience", _("handed out to"), most=200),
        One("channel", _("channel"), among="channels", makes=True, required=True),
        YesNo("is_public", _("public survey, counted apart")),
        Day("issued_on", _("handed out on")),
        Number("issued", _("handed out"), totalled=True),
        Number("returned", _("returned"), totalled=True),
        Shown("rate", _("rate of return")),
        Number("valid", _("valid")),
        Number("void", _("void")),
        Shown("raw", _("raw opinions")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[SurveyForm]:
        return surveys.forms_of(campaign)

    def values(self, record: SurveyForm) -> dict[str, Any]:
        plain = {column.key: getattr(record, column.key) for column in self.fields if column.settable}
        rate = record.return_rate
        return plain | {"rate": "" if rate is None else f"{rate}%", "raw": getattr(record, "raw", 0)}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return _names(campaign, channels=Channel)

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        counts = [values.get(name) for name in ("issued", "returned", "valid", "void")]
        if not (verdict := rules.adds_up(*counts)):
            yield "returned", Fault(verdict.reason)

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        _make_words(campaign, by, readings, known, among="channels", key="channel")

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> SurveyForm:
        settable = {column.key for column in self.fields if column.settable}
        form = SurveyForm(campaign=campaign)
        self.change(form, {key: value for key, value in values.items() if key in settable}, known)
        return form


def _names(campaign: Any, **models: type[Any]) -> dict[str, dict[str, Any]]:
    return {among: by_name(model.objects.filter(campaign=campaign), "name") for among, model in models.items()}


def _make_words(campaign: Any, by: Any, readings: Sequence[Reading], known: Known, *, among: str, key: str) -> None:
    """Channels, groups of givers and categories that the sheet names for the first time."""
    named = [name for reading in readings for name in _texts(reading.values.get(key))]
    made: dict[str, Any] = {}
    for name in dict.fromkeys(named):
        if among == "channels":
            made[name] = services.add_channel(campaign=campaign, by=by, name=name, kind=Channel.Kind.OTHER)
        else:
            model = Category if among == "categories" else SourceGroup
            made[name] = services.add_word(model=model, campaign=campaign, name=name, by=by)
    known.names[among] |= by_name(made.values(), "name")
    for reading in readings:
        value = reading.values.get(key)
        if isinstance(value, tuple):
            reading.values[key] = tuple(made[one] if isinstance(one, str) else one for one in value)
        elif isinstance(value, str) and value:
            reading.values[key] = made[value]


def _texts(value: Any) -> list[str]:
    """What `One` and `Many` left as text because nobody knew the name."""
    return [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str) and one]

"""测评表统计表: a line for each question, with words, votes and shares, and whether the row sums to the valid ballots.

What comes in is a first count: somebody else checks it, and the head locks it, as on the pages (domain.md section 3).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal import counted
from phases.appraisal.models import Appraisal, Option, Question, Tally
from phases.appraisal.models.forms import BLANK_PLACE, MOST
from phases.appraisal.states import COUNTED, COUNTING, AppraisalState
from phases.core.exports import Text
from phases.core.ledgers import Column, Day, Fault, Known, Ledger, Number, Reading, Shown, Words
from phases.core.ledgers.shape import NOTHING
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline

RANKS = range(1, MOST + 1)
NUMBERS = ("participants", *counted.NUMBERS)
SEALED = gettext_lazy(
    "Sealed ballots belong to this appraisal: its numbers are one result. Count the paper on its page."
)
CLOSED = gettext_lazy("This result was checked or locked. Have it counted again on its page, then bring the sheet.")
OTHER_FORM = gettext_lazy("This appraisal was counted with another form. Its questions stand as people answered them.")

RANK_LABELS = (
    gettext_lazy("rank 1"),
    gettext_lazy("rank 2"),
    gettext_lazy("rank 3"),
    gettext_lazy("rank 4"),
    gettext_lazy("rank 5"),
    gettext_lazy("rank 6"),
)
VOTE_LABELS = (
    gettext_lazy("votes 1"),
    gettext_lazy("votes 2"),
    gettext_lazy("votes 3"),
    gettext_lazy("votes 4"),
    gettext_lazy("votes 5"),
    gettext_lazy("votes 6"),
)
SHARE_LABELS = (
    gettext_lazy("share 1"),
    gettext_lazy("share 2"),
    gettext_lazy("share 3"),
    gettext_lazy("share 4"),
    gettext_lazy("share 5"),
    gettext_lazy("share 6"),
)
DO_NOT_KNOW = "不了解"


def _ranks() -> Iterator[Column]:
    for place, rank, votes, share in zip(RANKS, RANK_LABELS, VOTE_LABELS, SHARE_LABELS, strict=True):
        yield Words(f"word{place}", rank, most=30)
        yield Number(f"votes{place}", votes)
        yield Shown(f"share{place}", share)


class BallotLedger(Ledger[Question]):
    """`?appraisal=` narrows the export to one appraisal, as its page does. Paper and sealed ballots are one sum."""

    key = "ballots"
    label: Text = gettext_lazy("Votes of appraisals")
    filename = "ballots"
    permission = Permission.EXPORT
    model = Question
    finds = ("text", "appraisal", "wave", "unit")
    fields: Sequence[Column] = (
        Words("appraisal", gettext_lazy("appraisal"), most=200, required=True),
        Number("wave", gettext_lazy("which survey"), least=1, most=30_000),
        Words("unit", gettext_lazy("held in"), most=200),
        Day("held_on", gettext_lazy("date")),
        Words("text", gettext_lazy("question of the appraisal"), most=200, required=True),
        *_ranks(),
        Number("unknown", gettext_lazy("don't know")),
        Number("blank", gettext_lazy("abstentions")),
        Shown("total", gettext_lazy("sum of the votes")),
        Number("valid", gettext_lazy("valid ballots")),
        Shown("sums", gettext_lazy("sum = valid ballots")),
        Shown("index", gettext_lazy("weighted index")),
        Shown("weighing", gettext_lazy("weighted index: votes × weight ÷ votes")),
        Number("participants", gettext_lazy("took part")),
        Number("issued", gettext_lazy("forms issued")),
        Number("returned", gettext_lazy("forms returned")),
        Number("void", gettext_lazy("void ballots")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Question]:
        options = Option.objects.select_related("tally").order_by("order")
        found = Question.objects.filter(appraisal__campaign=campaign).select_related("appraisal__unit")
        if (one := filters.get("appraisal", "")).isdecimal():
            found = found.filter(appraisal=int(one[:9]))
        found = found.prefetch_related(Prefetch("options", queryset=options))
        return found.order_by("appraisal__held_on", "appraisal", "order")

    def values(self, record: Question) -> dict[str, Any]:
        appraisal = record.appraisal
        options = list(record.options.all()) if record.pk else []
        ranks = [option for option in options if option.kind == Option.Kind.RANK]
        votes = {option.pk: counted.votes(appraisal, counted.tally_of(option)) for option in options}
        by_kind = {option.kind: votes[option.pk] for option in options}
        total = counted.added(found for found in votes.values() if found is not None)
        numbers = {name: counted.number(appraisal, name) for name in counted.NUMBERS}
        valid = numbers["valid"]
        base = valid - (by_kind.get(Option.Kind.UNKNOWN) or 0) if valid is not None else None
        weighed = counted.weighed((option.weight, votes[option.pk]) for option in ranks)
        values: dict[str, Any] = numbers | {
            name: getattr(appraisal, name) for name in ("participants", "wave", "held_on")
        }
        for place in RANKS:
            option = ranks[place - 1] if place <= len(ranks) else None
            found = votes[option.pk] if option else None
            share = counted.printed(counted.share(found, base), appraisal.decimals)
            values |= {f"word{place}": option.word if option else "", f"votes{place}": found}
            values[f"share{place}"] = f"{share}%" if share is not None else ""
        return values | {
            "appraisal": appraisal.title,
            "unit": str(appraisal.unit or ""),
            "text": record.text,
            "unknown": by_kind.get(Option.Kind.UNKNOWN),
            "blank": by_kind.get(Option.Kind.BLANK),
            "total": total,
            "sums": _sums(total, valid),
            "index": counted.printed(weighed.index, appraisal.decimals) if weighed else "",
            "weighing": weighed.how if weighed else "",
        }

    def pick(self, values: dict[str, Any], candidates: Sequence[Question], taken: Collection[Any]) -> Question | None:
        """The question of the appraisal that the line names; a line without a wave means the first survey."""
        same = [one for one in candidates if _named(one.appraisal) == _name(values)]
        return next((one for one in same if one.pk not in taken), same[0] if same else None)

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        votes = [values[key] for key in _cells(values) if values.get(key) is not None]
        valid = values.get("valid")
        if votes and valid is not None and sum(votes) != valid:
            said = _("This row sums to %(sum)d, and %(valid)d ballots are valid.")
            yield "valid", Fault(said % {"sum": sum(votes), "valid": valid})
        returned, issued = values.get("returned"), values.get("issued")
        if returned is not None and issued is not None and returned > issued:
            yield "returned", Fault(_("More forms came back than were issued."))
        if returned is not None and valid is not None and valid + (values.get("void") or 0) > returned:
            yield "valid", Fault(_("Valid and void ballots are more than those that came back."))
        if fault := self._stands(values, known):
            yield "text", Fault(fault)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Question:
        appraisal = known.memo["made", "|".join(map(str, _name(values)))]
        order = known.memo.get(("order", str(appraisal.pk))) or (
            appraisal.questions.aggregate(last=Max("order"))["last"] or 0
        )
        known.memo["order", str(appraisal.pk)] = order + 1
        return Question(appraisal=appraisal, order=order + 1, text=values["text"])

    def change(self, record: Question, values: dict[str, Any], known: Known) -> None:
        """Words and questions stay as they were; the numbers are written when the lines are settled."""

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """An appraisal that nobody planned is made as held, with its day; its form comes from the sheet."""
        phase: Any = timeline.current_phase(campaign)
        standing = {_named(found): found for found in Appraisal.objects.filter(campaign=campaign)}
        for reading in readings:
            name = _name(reading.values)
            if reading.record is None and name not in standing:
                standing[name] = Appraisal.objects.create(
                    campaign=campaign,
                    phase=phase,
                    created_by=by,
                    title=name[0],
                    wave=name[1],
                    held_on=reading.values.get("held_on"),
                    state=AppraisalState.HELD,
                )
            if name in standing:
                known.memo["made", "|".join(map(str, name))] = standing[name]

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """Options and votes, then the forms of each appraisal: a first count by whoever brings the sheet."""
        touched: dict[int, tuple[Appraisal, dict[str, Any]]] = {}
        for reading in readings:
            question = reading.record
            if reading.before == {}:
                _write_options(question, reading.values)
            _write_votes(question, reading.values)
            numbers = {key: reading.values[key] for key in (*NUMBERS, "held_on") if key in reading.values}
            appraisal, before = touched.get(question.appraisal_id, (question.appraisal, {}))
            touched[question.appraisal_id] = (appraisal, before | numbers)
            question.appraisal = appraisal
        for appraisal, numbers in touched.values():
            for key, value in numbers.items():
                setattr(appraisal, key, value)
            appraisal.state = AppraisalState.ENTERED
            appraisal.entered_by, appraisal.entered_at = by, timezone.now()
            appraisal.save()

    def remove(self, *, campaign: Any, keys: list[str]) -> None:
        """What an import made goes while nobody has checked it; an appraisal that only it made goes with its lines."""
        lines = Question.objects.filter(appraisal__campaign=campaign, pk__in=keys)
        made = Appraisal.objects.filter(questions__in=lines).distinct()
        if made.exclude(state__in=COUNTING).exists():
            raise RefusedError(str(CLOSED))
        found = list(made)
        for appraisal in found:
            Appraisal.objects.filter(pk=appraisal.pk).update(state=AppraisalState.HELD)
        lines.delete()
        Appraisal.objects.filter(pk__in=[one.pk for one in found], questions=None).delete()

    def _stands(self, values: dict[str, Any], known: Known) -> Text:
        """Why a line cannot be taken: its appraisal was checked, or counted with another form."""
        if ("standing", "") not in known.memo:
            lines = self.records(known.campaign)
            known.memo["standing", ""] = {(*_named(one.appraisal), one.text): one for one in lines}
            known.memo["counted", ""] = {_named(one.appraisal): one.appraisal.state for one in lines}
        state = known.memo["counted", ""].get(_name(values), AppraisalState.HELD)
        question = known.memo["standing", ""].get((*_name(values), values.get("text", "")))
        if question is None:
            return OTHER_FORM if state in COUNTED or state == AppraisalState.VOIDED else ""
        standing = self.values(question)
        differs = any(
            not column.same(standing[column.key], values[column.key])
            for column in self.fields
            if column.settable and column.key in values
        )
        if not differs:
            return ""
        if question.appraisal.online:
            return SEALED
        worded = any(values.get(f"word{place}") not in {None, standing[f"word{place}"]} for place in RANKS)
        return OTHER_FORM if worded else "" if state in COUNTING else CLOSED


def _name(values: Mapping[str, Any]) -> tuple[str, int, str]:
    return (values.get("appraisal") or "", values.get("wave") or 1, values.get("unit") or "")


def _named(appraisal: Appraisal) -> tuple[str, int, str]:
    return (appraisal.title, appraisal.wave, str(appraisal.unit or ""))


def _cells(values: Mapping[str, Any]) -> list[str]:
    return [key for key in (*(f"votes{place}" for place in RANKS), "unknown", "blank") if key in values]


def _sums(total: int | None, valid: int | None) -> str:
    if total is None or valid is None:
        return ""
    return str(_("yes")) if total == valid else str(_("differs by %(count)d") % {"count": abs(total - valid)})


def _write_options(question: Question, values: Mapping[str, Any]) -> None:
    words = [values[f"word{place}"] for place in RANKS if values.get(f"word{place}")]
    options = [Option(question=question, order=place, word=word) for place, word in enumerate(words, start=1)]
    if values.get("unknown") is not None:
        options.append(Option(question=question, order=len(options) + 1, word=DO_NOT_KNOW, kind=Option.Kind.UNKNOWN))
    options.append(Option(question=question, order=BLANK_PLACE, word="未填", kind=Option.Kind.BLANK))
    Tally.objects.bulk_create(Tally(option=option) for option in Option.objects.bulk_create(options))


def _write_votes(question: Question, values: Mapping[str, Any]) -> None:
    """On the very objects that the line was read from, so that the mark of the import sees what was written."""
    tallies, rank = [], 0
    for option in question.options.all():
        rank += option.kind == Option.Kind.RANK
        key = {Option.Kind.UNKNOWN: "unknown", Option.Kind.BLANK: "blank"}.get(Option.Kind(option.kind), f"votes{rank}")
        if key in values:
            tally = counted.tally_of(option)
            tally.paper_entered = values[key]
            tallies.append(tally)
    Tally.objects.bulk_update(tallies, ["paper_entered"])

"""Figures of appraisals for reports: of the newest review and the newest survey that stand (domain.md T-48, T-63)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from phases.appraisal import counted, rules, selectors
from phases.appraisal.models import Appraisal
from phases.appraisal.selectors import Result, Row
from phases.core.sections import Figure
from phases.timeline.models import Phase

Kind = Appraisal.Kind
# The figures of a review stand under plain names, those of a survey under `satisfaction_…`.
PREFIXES = {Kind.REPORT_REVIEW: "", Kind.SATISFACTION: "satisfaction_", Kind.DEMOCRATIC: "democratic_"}
# As an official reads a result out; the words follow the script of the campaign, not the language of the screen.
ITEM = {"zh-hans": "一项", "zh-hant": "一項"}
VOTES = "票"


class AppraisalFigures:
    """Of all phases up to this one; nothing that is not locked, and unknown where nobody counted. Five queries.

    `appraisal.question_1` … are the rows of the table as one reads them out: 深刻16票，比较深刻2票. Below five valid
    ballots the forms are told and no votes. `index_1` … are weighted means, `indexes` all of them with their sums.
    """

    key = "appraisal"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        results = selectors.standing_results(phase.campaign.phases.filter(order__lte=phase.order))
        found: list[Figure] = []
        for kind, prefix in PREFIXES.items():
            found += _of(selectors.newest(results, kind), f"appraisal.{prefix}", phase)
            waves = {result.appraisal.wave for result in results if result.appraisal.kind == kind}
            found.append(Figure(f"appraisal.{prefix}waves", _("surveys held"), str(len(waves)) if waves else None))
        return found


def _of(result: Result | None, prefix: str, phase: Phase) -> Iterator[Figure]:
    url = _address(result, phase)
    numbers = result.numbers if result else {}

    def counts(name: str) -> str | None:
        number = numbers.get(name)
        return None if number is None else str(number)

    held_on = result.appraisal.held_on if result else None
    yield Figure(f"{prefix}held_on", _("held on"), formats.date_format(held_on) if held_on else None, "", url)
    yield Figure(f"{prefix}place", _("held at"), (result.appraisal.place or None) if result else None, "", url)
    yield Figure(f"{prefix}participants", _("took part"), counts("participants"), _("people"), url)
    yield Figure(f"{prefix}issued", _("forms issued"), counts("issued"), _("copies of the form"), url)
    yield Figure(f"{prefix}returned", _("forms returned"), counts("returned"), _("copies of the form"), url)
    yield Figure(f"{prefix}valid", _("valid ballots"), counts("valid"), _("copies of the form"), url)
    yield Figure(f"{prefix}void", _("void ballots"), counts("void"), _("copies of the form"), url)
    told = result if result and rules.votes_may_be_published(result.numbers["valid"]) else None
    abstained = told.abstained if told else None
    yield Figure(f"{prefix}abstained", _("abstentions"), None if abstained is None else str(abstained), _("votes"), url)
    yield Figure(
        f"{prefix}return_rate", _("return rate"), _percent(result.returned_share if result else None, result), "", url
    )
    lowest = selectors.lowest_rate(told) if told else None
    yield Figure(
        f"{prefix}lowest_rate", _("lowest headline rate"), _percent(lowest[1] if lowest else None, result), "", url
    )
    yield Figure(f"{prefix}questions", _("questions"), str(len(result.rows)) if result else None, _("items"), url)
    yield Figure(f"{prefix}rows", _("result by question"), _read_out(told), "", url)
    yield Figure(f"{prefix}indexes", _("weighted indexes by question"), _weighed_out(told), "", url)
    for place, row in enumerate(told.rows if told else (), start=1):
        yield Figure(f"{prefix}question_{place}", _question(place), _words(row), "", url)
        rate = _percent(row.headline.share if row.headline else None, result)
        yield Figure(f"{prefix}rate_{place}", _rate(place), rate, "", url)
        yield Figure(f"{prefix}index_{place}", _weighted(place), _index(row, result), "", url)


def _address(result: Result | None, phase: Phase) -> str:
    if result is None:
        return reverse("appraisal:appraisal-list", args=[phase.campaign.slug])
    return reverse("appraisal:appraisal", args=[phase.campaign.slug, result.appraisal.pk])


def _percent(share: Fraction | None, result: Result | None) -> str | None:
    shown = counted.printed(share, result.appraisal.decimals) if result else None
    return None if shown is None else f"{shown}%"


def _words(row: Row) -> str | None:
    """Words that somebody chose, with their votes; unknown where nobody counted."""
    if row.total is None:
        return None
    return "，".join(f"{cell.word}{cell.votes}{VOTES}" for cell in row.cells if cell.votes)


def _read_out(result: Result | None) -> str | None:
    """The whole result as one sentence, question by question, in the script of the campaign."""
    item = ITEM.get(result.appraisal.campaign.script, "") if result else ""
    rows = [(row.question.text, _words(row)) for row in result.rows] if result else []
    if not rows or any(words is None for _text, words in rows):
        return None
    return "；".join(f"{text}{item}，{words}" for text, words in rows)


def _index(row: Row, result: Result | None) -> str | None:
    return counted.printed(row.index, result.appraisal.decimals) if result else None


def _weighed_out(result: Result | None) -> str | None:
    """Each index with how it comes about: 满意吗92.5〔(100 × 14 + 75 × 6) ÷ 20〕."""
    rows = [(row, _index(row, result)) for row in result.rows] if result else []
    return "；".join(f"{row.question.text}{index}〔{row.weighed.how}〕" for row, index in rows if row.weighed) or None


def _weighted(place: int) -> str:
    return str(_("weighted index of question %(place)d") % {"place": place})


def _question(place: int) -> str:
    return str(_("question %(place)d") % {"place": place})


def _rate(place: int) -> str:
    return str(_("headline rate of question %(place)d") % {"place": place})

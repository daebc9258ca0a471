"""Forms that the template offers, `appraisals:` among its rules (domain.md 2.4): words and numbers are its data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from phases.appraisal.models import Appraisal, Option
from phases.appraisal.wording import Asked, Word
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Offered:
    """One form of the template, read into what `services.plan` takes."""

    key: str
    kind: str
    title: str
    settings: dict[str, Any]
    questions: tuple[Asked, ...]
    groups: tuple[dict[str, Any], ...] = ()
    classes: tuple[dict[str, Any], ...] = field(default=())


def offered_forms(campaign: Campaign) -> list[Offered]:
    return [_form(data) for data in campaign.rules.get("appraisals", ())]


def offered_form(campaign: Campaign, key: str) -> Offered | None:
    return next((form for form in offered_forms(campaign) if form.key == key), None)


def _form(data: dict[str, Any]) -> Offered:
    settings = {
        "agenda": list(data.get("agenda", ())),
        "guidance": list(data.get("guidance", ())),
        "needs_consent": bool(data.get("consent", False)),
        "lead_days": int(data.get("lead_days", 0)),
        "quorum": data.get("quorum"),
        "repeat_below": Decimal(str(data["repeat_below"])) if "repeat_below" in data else None,
        "decimals": int(data.get("decimals", 1)),
        "blank": data.get("blank", Appraisal.Blank.ABSTENTION),
    }
    return Offered(
        key=data["key"],
        kind=data["kind"],
        title=data["title"],
        settings=settings,
        questions=tuple(
            Asked(asked["text"], tuple(map(_word, _scale(asked, data))), asked.get("about", ""), asked.get("number"))
            for asked in data.get("questions", ())
        ),
        groups=tuple(data.get("groups", ())),
        classes=tuple(data.get("voters", ())),
    )


def _scale(asked: dict[str, Any], data: dict[str, Any]) -> Sequence[Any]:
    """A question's own words, or those of the form."""
    return asked.get("scale") or data.get("scale") or ()


def _word(word: str | dict[str, Any]) -> Word:
    if isinstance(word, str):
        return Word(word)
    kind = Option.Kind.UNKNOWN if word.get("unknown") else Option.Kind.RANK
    return Word(word["word"], kind, word.get("weight"))

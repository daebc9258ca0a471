"""What a new appraisal begins with."""

from dataclasses import dataclass, field
from typing import Any

from phases.appraisal import selectors
from phases.appraisal.models import Appraisal
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

TAKEN_OVER = (
    "kind", "title", "agenda", "guidance", "needs_consent", "lead_days", "quorum", "repeat_below", "decimals", "blank",
)  # fmt: skip


@dataclass(frozen=True)
class Beginning:
    """What a new appraisal begins with: a form of the template, a survey that it repeats, a whole."""

    form: str = ""
    repeats: Appraisal | None = None
    initial: dict[str, Any] = field(default_factory=dict)
    questions: int = 0


def beginning(campaign: Campaign, asked: dict[str, str]) -> Beginning:
    """From the address: ?form=key, ?repeats=number or ?whole=number."""
    initial: dict[str, Any] = {"phase": timeline.current_phase(campaign), "decimals": 1, "lead_days": 0}
    initial["blank"] = Appraisal.Blank.ABSTENTION
    source = _named(campaign, asked.get("repeats", "")) or _named(campaign, asked.get("whole", ""))
    if source is not None:
        settings = {name: getattr(source, name) for name in TAKEN_OVER}
        voters = "\n".join(voters.name for voters in source.classes.all())
        questions = source.questions.count()
    elif offered := selectors.offered_form(campaign, asked.get("form", "")):
        settings = {**offered.settings, "kind": offered.kind, "title": offered.title}
        voters = "\n".join(str(voters["name"]) for voters in offered.classes)
        questions = len(offered.questions)
    else:
        return Beginning(initial=initial)
    texts = {name: "\n".join(settings.pop(name)) for name in ("agenda", "guidance")}
    repeats = source if asked.get("repeats") else None
    whole = {"whole": source} if source is not None and repeats is None else {}
    return Beginning(
        form="" if source else asked.get("form", ""),
        repeats=repeats,
        initial=initial | settings | texts | {"voters": voters} | whole,
        questions=questions,
    )


def _named(campaign: Campaign, number: str) -> Appraisal | None:
    if not number.isdecimal():
        return None
    return Appraisal.objects.filter(campaign=campaign, pk=int(number[:9])).first()

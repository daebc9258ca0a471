"""The box in words: what a giver reads under the code, the office's saved views, the poster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.box.models import OpinionBox
from phases.core import qr
from phases.documents.paper.poster import Poster
from phases.opinions.models import Opinion, OpinionGroup, OpinionMessage

Text = str | Promise
FEW = 3  # fewer are not counted in public
RECEIVED, STUDIED, RECTIFIED, DONE, DECLINED = (
    gettext_lazy("has been received"),
    gettext_lazy("being studied"),
    gettext_lazy("in rectification"),
    gettext_lazy("has been dealt with"),
    gettext_lazy("not adopted"),
)
OPEN, LATER = gettext_lazy("outcome to come"), gettext_lazy("It will stand here. Look again in some days.")
TAKEN_UP = (OpinionGroup.Adoption.ADOPTED, OpinionGroup.Adoption.PARTLY)


@dataclass(frozen=True)
class Stage:
    """One stage on an opinion's way; `on` is a day and never more."""

    word: Text
    on: date | None = None
    text: Text = ""
    small: Text = ""
    is_done: bool = True


@dataclass(frozen=True)
class Outcome:
    """What became of an opinion, in one of four words; published wording only."""

    word: Text
    icon: str
    stages: Sequence[Stage]
    reply: str
    messages: Sequence[OpinionMessage]


def outcome_of(opinion: Opinion) -> Outcome:
    """Three queries."""
    groups = [
        membership.group.merged_into or membership.group
        for membership in opinion.memberships.select_related("group__merged_into", "group__department")
    ]
    group = groups[0] if groups else None
    stages = [Stage(RECEIVED, opinion.emptied_on)]
    if group is not None:
        stages.append(_gathered(group))
    if group is not None and group.adoption in TAKEN_UP:
        stages.append(_taken_up(group))
    last = _last(opinion, group)
    stages.append(last or Stage(OPEN, text=LATER, is_done=False))
    word = next(stage.word for stage in reversed(stages) if stage.is_done)
    reply = opinion.reply or (group.reply if group else "")
    icon = "undo" if word is DECLINED else ("done" if word is DONE else "run")
    return Outcome(word, icon, stages, reply, list(opinion.messages.all()))


def _gathered(group: OpinionGroup) -> Stage:
    others = group.memberships.count() - 1
    words = (
        _("put together with %(number)d others of like meaning: “%(text)s”") % {"number": others, "text": group.text}
        if others >= FEW
        else _("consolidated as: “%(text)s”") % {"text": group.text}
    )
    return Stage(STUDIED, text=words)


def _taken_up(group: OpinionGroup) -> Stage:
    parts = [
        _("handled by %(department)s") % {"department": group.department} if group.department else "",
        _("due on %(day)s") % {"day": date_format(group.due_on, "MONTH_DAY_FORMAT")} if group.due_on else "",
    ]
    return Stage(RECTIFIED, text=group.measures or group.direction, small="　".join(part for part in parts if part))


def _last(opinion: Opinion, group: OpinionGroup | None) -> Stage | None:
    if opinion.fate in Opinion.NEEDS_REASON:
        return Stage(DECLINED, opinion.replied_on, opinion.fate_reason)
    if group is not None and group.adoption == OpinionGroup.Adoption.DECLINED:
        return Stage(DECLINED, group.replied_on, group.adoption_reason)
    if opinion.fate == Opinion.Fate.ANSWERED:
        return Stage(DONE, opinion.replied_on)
    if group is not None and group.reply:
        return Stage(DONE, group.replied_on)
    return None


def views(counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    """The saved views above the list of what came out."""
    words = {
        "": gettext_lazy("All"),
        "waiting": gettext_lazy("to be read"),
        "answered_back": gettext_lazy("answered back"),
        "settled": gettext_lazy("settled"),
    }
    return [
        {"label": label, "url": f"?show={show}", "count": counts[show or "all"], "current": show == current}
        for show, label in words.items()
    ]


def poster_of(box: OpinionBox) -> Poster:
    """In the script of the campaign's documents, whoever prints it."""
    campaign = box.campaign
    address = settings.SITE_URL + reverse("portal:box", args=[campaign.slug])
    with translation.override(campaign.script):
        return Poster(
            script="zh-hant" if campaign.script == "zh-hant" else "zh-hans",
            unit=campaign.unit.name,
            title=_("Tell us what you think"),
            invitation=box.invitation,
            qr=qr.drawn(address),
            address=address,
            promises=(
                _("No account, no name, no telephone number"),
                _("No network address and no time is kept"),
                _("You get a receipt code and read the outcome with it"),
            ),
            warning=_("Use your own telephone, not the office's network: it may note that you visited."),
            until=_("open until %(day)s") % {"day": date_format(box.channel.closed_on, "MONTH_DAY_FORMAT")}
            if box.channel.closed_on
            else "",
        )

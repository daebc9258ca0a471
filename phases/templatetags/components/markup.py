"""Small pieces of markup that stand in every row of a list: plain functions, for they are called hundreds of times.

Here and in `icons.py` stand the only strings that are marked as safe markup.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from phases.templatetags.components.icons import icon as draw

BLANK = "＿＿"
Text = str | Promise


@dataclass(frozen=True)
class Shape:
    """The colour and the icon of a state; its word comes from the page."""

    css: str
    icon: str


# design: colour + icon + word, all three, always
STATES: dict[str, Shape] = {
    "plain": Shape("", ""),  # a date alone: no state, so no icon
    "waiting": Shape("", "circle"),
    "locked": Shape("", "lock"),
    "run": Shape("is-run", "circle-dot"),
    "sent": Shape("is-run", "file-clock"),
    "check": Shape("is-run", "eye"),
    "short": Shape("is-warn", "circle-dashed"),
    "due": Shape("is-warn", "clock"),
    "warn": Shape("is-warn", "triangle-alert"),
    "ok": Shape("is-ok", "check"),
    "done": Shape("is-ok", "circle-check"),
    "archived": Shape("is-ok", "archive"),
    "bad": Shape("is-bad", "octagon-alert"),
    "overdue": Shape("is-bad", "octagon-alert"),
    "returned": Shape("is-bad", "undo-2"),
    "hold": Shape("is-hold", "stamp"),
    "forwarded": Shape("is-hold", "forward"),
    "thread": Shape("is-thread", "spline"),
}

# A number and what it counts: 23人, 4月18日, 2009年, 第3稿, 19.5学时, 10:32. They never part at the end of a line.
COUNTERS = (
    "周年|週年|个月|個月|学时|學時|小时|小時|分钟|分鐘|个处室|个部室|星期|季度|年|月|日|号|號|时|時|分|秒|人|名|位|个|個|"
    "条|條|次|项|項|篇|场|場|家|稿|期|处|處|课|課|票|件|份|岁|歲|类|類|周|週|天|遍|页|頁|种|種|步|格|行|段|张|張|套|轮|輪|批|届|屆|级|級|章|点|點|节|節|"
    "本|封|款|万|萬|元|%|％"
)
NUMBER = r"\d+(?:[.,:/]\d+)*"
TIED = re.compile(rf"(?:第{NUMBER}(?:{COUNTERS}|阶段|階段)?|{NUMBER}(?:{COUNTERS}))+(?:{NUMBER})?|(?<!&#)\d+:\d+")
TAGS = re.compile(r"(<[^>]*>)")


def tie(value: object) -> SafeString:
    """`{{ title|tie }}`: keep number and counter on one line. What was not safe is escaped first."""
    pieces = TAGS.split(conditional_escape(value if isinstance(value, str) else str(value)))
    pieces[::2] = [TIED.sub(r'<span class="nowrap">\g<0></span>', text) for text in pieces[::2]]
    return mark_safe("".join(pieces))


def state(name: str, word: Text, icon: str = "", *, chip: bool = False) -> SafeString:
    """`{% state "short" _("2 short") %}`; names in STATES. `icon` replaces the usual one, `chip` gives it a ground."""
    shape = STATES[name]
    css = " ".join(filter(None, ("state", shape.css, "is-chip" if chip else "")))
    drawn = draw(icon or shape.icon) if icon or shape.icon else ""
    return format_html('<span class="{}">{}<span>{}</span></span>', css, drawn, word)


def meter(value: Decimal | float | None, target: Decimal | float, label: Text, top: Decimal | float = 0) -> SafeString:
    """`{% meter hours 20 label %}`: an amount against its target line.

    `top` is the length of the bed, 1.2 targets unless told. Nothing recorded is an empty bed. `label` says the same
    in one sentence for those who cannot see it.
    """
    aim = float(target)
    scale = 240 / (float(top) or aim * 1.2 or 1)
    fill = SafeString("")
    if value is not None:
        css = "is-ok" if float(value) >= aim else "is-short"
        width = f"{min(float(value) * scale, 240):.1f}"
        fill = format_html('<rect class="fill {}" width="{}" height="10" rx="2"/>', css, width)
    return format_html(
        '<svg class="meter" viewBox="0 0 240 10" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bed" width="240" height="10" rx="2"/>{}<rect class="tick" x="{}" width="1.6" height="10"/></svg>',
        label,
        fill,
        f"{min(aim * scale, 239):.1f}",
    )


def or_blank(value: object) -> object:
    """`{{ figure|or_blank }}`: ＿＿ for what nobody recorded, never 0."""
    if value is None or value == "":
        return format_html('<span class="blank" title="{}">{}</span>', _("not recorded"), BLANK)
    return value


def figure(value: object, unit: Text = "", label: Text = "") -> SafeString:
    """`{% figure 18 "人" _("took part") %}`: one large figure with its counter and what it counts below."""
    below = format_html('<div class="fig-label">{}</div>', label) if label else ""
    return format_html('<div><div class="fig">{}<small>{}</small></div>{}</div>', or_blank(value), unit, below)

"""The urn in words: its steps, and what may be done now."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.rules import urn as rules
from phases.appraisal.urn_states import MOVES, UrnState
from phases.core.verdict import Verdict

U = UrnState
STEPS: tuple[tuple[str | Promise, str | Promise, set[UrnState]], ...] = (
    (_("Print three key sheets"), _("while their holders stand by; any two of them open the urn"), {U.PREPARED}),
    (_("Try the keys from the paper"), _("a misprint is found before anybody votes"), {U.KEYED}),
    (_("Print the slips"), _("one for each voter, mixed in a bag and drawn"), {U.TRIED}),
    (_("Vote"), _("on any telephone; the form stays as it is"), {U.SLIPS, U.OPEN}),
    (_("Open with two sheets"), _("after the closing; paper ballots are counted first"), {U.CLOSED}),
    (_("Count a second time"), _("by somebody else, with two sheets again"), {U.OPENED}),
    (
        _("Destroy the urn"),
        _("once the result is locked or complaints have ended"),
        {U.CHECKED, U.LOCKED},
    ),
)


@dataclass(frozen=True)
class Step:
    """`place`: done, now or empty."""

    title: str | Promise
    text: str | Promise
    place: str


@dataclass(frozen=True)
class Deed:
    """What the page offers; a page of its own asks for what is needed."""

    label: str | Promise
    url: str
    verdict: Verdict
    style: str = "quiet"
    posts: bool = False


def steps_of(urn: SecretUrn) -> list[Step]:
    now = next((place for place, (_title, _text, states) in enumerate(STEPS) if urn.state in states), len(STEPS))
    return [
        Step(title, text, "done" if place < now else "now" if place == now else "")
        for place, (title, text, _states) in enumerate(STEPS)
    ]


def deeds_of(urn: SecretUrn, *, may_edit: bool) -> list[Deed]:
    """The next step first, in the clothes of the main deed."""
    return [deed for deed in _deeds(urn) if may_edit or deed.label is MOVES["check"].label]


def _deeds(urn: SecretUrn) -> Iterator[Deed]:
    ok = Verdict.yes()
    offers: dict[str, tuple[Deed, ...]] = {
        U.PREPARED: (_page(urn, "print_keys", "keys", ok, "primary"), _drop(urn)),
        U.KEYED: (
            _page(urn, "try_keys", "try", ok, "primary"),
            _again(urn, _("Print the sheets anew"), "keys"),
            _drop(urn),
        ),
        U.TRIED: (_page(urn, "print_slips", "slips", ok, "primary"), _drop(urn)),
        U.SLIPS: (_post(urn, "open", "primary"), _again(urn, _("Print the slips anew"), "slips"), _drop(urn)),
        U.OPEN: (_page(urn, "close", "close", ok, "primary"),),
        U.CLOSED: (
            _page(urn, "count", "count", rules.may_count(urn), "primary"),
            _page(urn, "extend", "extend", rules.may_extend(urn, "?"), "quiet"),
            _page(urn, "destroy", "destroy", ok, "text"),
        ),
        U.OPENED: (_page(urn, "check", "again", ok, "primary"), _destroy(urn)),
        U.CHECKED: (_destroy(urn),),
        U.LOCKED: (_destroy(urn),),
    }
    yield from offers.get(urn.state, ())


def _url(urn: SecretUrn, page: str, *more: str) -> str:
    return reverse(f"urn:{page}", args=[urn.appraisal.campaign.slug, urn.appraisal_id, *more])


def _page(urn: SecretUrn, act: str, page: str, verdict: Verdict, style: str) -> Deed:
    return Deed(MOVES[act].label, _url(urn, page), verdict, style)


def _again(urn: SecretUrn, label: str | Promise, page: str) -> Deed:
    return Deed(label, _url(urn, page), Verdict.yes(), "text")


def _post(urn: SecretUrn, act: str, style: str) -> Deed:
    return Deed(MOVES[act].label, _url(urn, "deed", act), Verdict.yes(), style, posts=True)


def _drop(urn: SecretUrn) -> Deed:
    return Deed(_("Vote on paper alone"), _url(urn, "deed", "drop"), rules.may_drop(urn), "text", posts=True)


def _destroy(urn: SecretUrn) -> Deed:
    return _page(urn, "destroy", "destroy", rules.may_destroy(urn, urn.appraisal.campaign.today, "?"), "quiet")

"""Sealed urns with their keys, slips and ballots. The example's keys are in the test's memory, as on three sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, Option, Question
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.services import casting, counting
from phases.appraisal.services import urn as services
from phases.appraisal.urn_states import UrnState
from phases.core import codes, seal, shares
from phases.core.shares import Share
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import timeline

SIX = (
    ("对科学发展观的认识是否深刻", "深刻"),
    ("查找问题是否准确", "准确"),
    ("原因分析是否透彻", "透彻"),
    ("发展思路是否清晰", "清晰"),
    ("工作措施是否可行", "可行"),
    ("对报告的整体评价", "满意"),
)
HOLDERS = ("周正", "吴敏", "郑远")


@dataclass
class Ready:
    """An urn, who runs it, what lies on the printed papers."""

    urn: SecretUrn
    by: User
    sheets: list[Share] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def cast(self, place: int, votes: Sequence[int] = (), remark: str = "") -> casting.Cast:
        return casting.cast(urn=self.urn, code=self.codes[place], votes=votes or [1] * len(SIX), remark=remark)

    def fresh(self) -> SecretUrn:
        return SecretUrn.objects.select_related("appraisal__campaign__unit").get(pk=self.urn.pk)


def appraisal(campaign: Campaign | None = None, **fields: Any) -> Appraisal:
    """The six questions of source T, by sealed ballot alone."""
    campaign = campaign or timeline.campaign()
    phase = campaign.phases.order_by("order").first()
    fields = {"title": "领导班子分析检查报告评议", "state": "held", "on_paper": False, "online": True} | fields
    made = Appraisal.objects.create(campaign=campaign, phase=phase, held_on=date(2009, 1, 6), **fields)
    for order, (text, word) in enumerate(SIX, start=1):
        question = Question.objects.create(appraisal=made, order=order, text=text)
        words = (word, f"比较{word}", "一般", f"不{word}")
        Option.objects.bulk_create(
            Option(question=question, order=place, word=said) for place, said in enumerate(words, start=1)
        )
    return made


def urn(campaign: Campaign | None = None, *, slips: int = 18, state: str = UrnState.OPEN, **fields: Any) -> Ready:
    """In that state: prepared, keyed, slips, open or closed. Without its papers, which take a second each to print."""
    found = appraisal(campaign, **fields)
    by = timeline.part(found.campaign, Role.OFFICE)
    ready = Ready(services.prepare(appraisal=found, by=by), by)
    if state != UrnState.PREPARED:
        lay_keys(ready)
    if state not in {UrnState.PREPARED, UrnState.KEYED}:
        lay_slips(ready, slips)
    if state in {UrnState.OPEN, UrnState.CLOSED}:
        ready.urn = services.open_ballot(urn=ready.urn, by=by)
    if state == UrnState.CLOSED:
        ready.urn = services.close_ballot(urn=ready.urn, by=by)
    return ready


def lay_keys(ready: Ready) -> None:
    """As `print_keys` does, without the paper."""
    pair = seal.new_pair()
    ready.sheets = list(shares.split(pair.private))
    ready.urn.public_key, ready.urn.key_check = pair.public, ballots.key_check(pair.private)
    ready.urn.holders, ready.urn.state = list(HOLDERS), UrnState.KEYED
    ready.urn.save()


def lay_slips(ready: Ready, number: int) -> None:
    """As `try_keys` and `print_slips` do, without the paper."""
    ready.urn = services.try_keys(urn=ready.urn, sheets=ready.sheets, by=ready.by)
    ready.codes = [codes.new() for _slip in range(number)]
    ready.urn.issued = ballots.kept([ballots.entry_of(code, ready.urn) for code in ready.codes])
    ready.urn.state = UrnState.SLIPS
    ready.urn.save()


def counted(ready: Ready) -> SecretUrn:
    """Closed when it is not, then opened by the first two holders."""
    if ready.fresh().state == UrnState.OPEN:
        services.close_ballot(urn=ready.urn, by=ready.by)
    return counting.count(urn=ready.urn, sheets=ready.sheets[:2], by=ready.by)

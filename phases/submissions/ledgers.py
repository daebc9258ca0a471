"""The register of papers sent as a sheet that comes back (domain.md section 3: 材料报送登记)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Fault, Known, Ledger, Number, Shown, Words
from phases.core.ledgers.shape import NOTHING
from phases.organisation.roles import Permission
from phases.submissions import rules, selectors
from phases.submissions.models import Channel, Submission


class Papers(Ledger[Submission]):
    """Without the reports that the product delivered itself: those are nobody's to import."""

    key = "papers"
    label: Text = _("Papers sent by the office")
    filename = "papers"
    permission = Permission.EXPORT
    model = Submission
    finds = ("title", "recipient", "sent_on")
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("paper"), most=300, required=True),
        Words("recipient", _("sent to"), most=200, required=True),
        Choice("purpose", _("purpose"), choices=Submission.Purpose, default=Submission.Purpose.REVIEW),
        Day("sent_on", _("sent on"), required=True),
        Choice("channel", _("way of sending"), choices=Channel, default=Channel.LETTER),
        Number("copies", _("copies sent"), least=1, most=999),
        Words("clerk", _("clerk who sent it"), most=60),
        Choice("state", _("state"), choices=Submission.State, default=Submission.State.SENT),
        Day("answered_on", _("answered on")),
        Words("comment", _("comment of the superior")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Submission]:
        return selectors.PAPERS.matching(campaign, filters).order_by("sent_on", "pk")

    def values(self, record: Submission) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        """The rule of the page holds for the sheet as well."""
        if values.get("sent_on"):
            state = values.get("state") or Submission.State.SENT
            probe = Submission(sent_on=values["sent_on"])
            verdict = rules.may_answer(probe, state, values.get("answered_on"), values.get("comment", ""))
            if not verdict:
                yield "state", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Submission:
        given = {key: value for key, value in values.items() if key != "number"}
        return Submission(campaign=campaign, recorded_by=by, **given | {"copies": given.get("copies") or 1})

    def change(self, record: Submission, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            setattr(record, key, 1 if key == "copies" and value is None else value)

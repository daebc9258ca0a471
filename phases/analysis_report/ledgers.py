"""What was said about the drafts, as a sheet that comes back (domain.md section 3: 意见建议台账, P-52).

It names givers as the office knows them; what is published is `exports.AdoptionTable`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.analysis_report import selectors
from phases.analysis_report.models import Circulation, Point
from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Fault, Known, Ledger, Number, Shown, Words
from phases.core.ledgers.shape import NOTHING
from phases.documents.models import DocumentVersion
from phases.organisation.roles import Permission

PLAIN = ("giver", "text", "decision", "reason")


class PointLedger(Ledger[Point]):
    """New lines are points of an open round; a closed round's table stands as it was published."""

    key = "draft-points"
    label: Text = gettext_lazy("Points on the analysis report")
    filename = "draft-points"
    permission = Permission.EXPORT
    model = Point
    finds = ("text", "round", "giver")
    fields: Sequence[Column] = (
        Number("round", gettext_lazy("round"), least=1, required=True),
        Shown("number", gettext_lazy("No.")),
        Words("giver", gettext_lazy("who said it"), most=60),
        Shown("heading", gettext_lazy("part of the report")),
        Words("text", gettext_lazy("what was said"), required=True),
        Choice("decision", gettext_lazy("taken over or not"), choices=Point.Decision, default=Point.Decision.OPEN),
        Words("reason", gettext_lazy("reason for taking over or not"), most=500),
        Number("taken_in", gettext_lazy("taken over in version"), least=1),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Point]:
        return selectors.sifted(selectors.table_of(campaign, published=False), filters)

    def values(self, record: Point) -> dict[str, Any]:
        return {
            "round": record.circulation.number,
            "number": record.number,
            "giver": record.giver_words,
            "heading": selectors.heading_of(record),
            "text": record.text,
            "decision": record.decision,
            "reason": record.reason,
            "taken_in": record.taken_in.number if record.taken_in else None,
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        """Rounds and versions by their number."""
        rounds = Circulation.objects.filter(report__campaign=campaign).select_related("version", "report")
        report = selectors.report_of(campaign)
        versions = DocumentVersion.objects.filter(document=report.document_id if report else None)
        return {
            "rounds": {str(one.number): one for one in rounds},
            "versions": {str(one.number): one for one in versions.defer("body", "figures")},
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        circulation = known.names["rounds"].get(str(values.get("round")))
        if circulation is None:
            yield "round", Fault(_("There is no round of this number. Send the draft round first."))
        elif not circulation.is_open:
            yield "round", Fault(_("The round is closed; its table is published and is not changed by a sheet."))
        decision = values.get("decision")
        if decision in {Point.Decision.PARTLY, Point.Decision.NOT} and not values.get("reason"):
            yield "reason", Fault(_("Say why it is not taken over, or only partly."))
        version = values.get("taken_in")
        if version is not None:
            if decision not in Point.TAKEN:
                yield "taken_in", Fault(_("Only what was taken over stands in a version."))
            elif str(version) not in known.names["versions"] or (
                circulation is not None and version <= circulation.version.number
            ):
                yield "taken_in", Fault(_("There is no such version after the one that was sent out."))

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Point:
        circulation = known.names["rounds"][str(values["round"])]
        number = known.memo.get(("number", str(circulation.pk))) or selectors.next_point(circulation)
        known.memo["number", str(circulation.pk)] = number + 1
        point = Point(circulation=circulation, number=number, recorded_by=by)
        self._put(point, values, known, by)
        return point

    def change(self, record: Point, values: dict[str, Any], known: Known) -> None:
        self._put(record, values, known, record.decided_by)

    def _put(self, point: Point, values: dict[str, Any], known: Known, by: Any) -> None:
        for key in values.keys() & set(PLAIN):
            if key != "giver" or point.recipient_id is None:
                setattr(point, key, values[key])
        if "taken_in" in values:
            point.taken_in = known.names["versions"].get(str(values["taken_in"]))
        point.decided_on = (point.decided_on or known.campaign.today) if point.decision else None
        point.decided_by = by if point.decision else None

"""What publicity offers as files beside its ledgers: the bulletins, and the table of everything."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.publicity import selectors
from phases.timeline.models import Campaign


class BulletinList:
    key = "bulletins"
    label: Text = _("Bulletins")
    filename = "bulletins"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("issue"), _("title"), _("date"), _("state"), _("items taken in"), _("cases taken in"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for bulletin in selectors.BULLETINS.matching(campaign, filters).order_by("number"):
            yield (
                bulletin.number,
                bulletin.title,
                bulletin.dated_on.isoformat(),
                str(bulletin.document.get_state_display()) if bulletin.document else str(_("made on paper")),
                "、".join(str(item) for item in bulletin.items.all()),
                "、".join(str(case) for case in bulletin.cases.all()),
            )


class PublicityTable:
    """One table of what was done (domain.md S-47)."""

    key = "publicity"
    label: Text = _("Publicity at a glance")
    filename = "publicity"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("what"), _("how many"), _("counter"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for line in selectors.table(campaign):
            yield (str(line.label), line.number, str(line.unit))

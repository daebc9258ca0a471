"""What the timeline offers as files."""

import json
from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign

BATCH = 500


class TrailExport:
    """The campaign's chain of entries, newest first, with the filters of its page."""

    key = "trail"
    label: Text = _("Trail")
    filename = "trail"
    permission = Permission.SEE_TRAIL
    columns: Sequence[Text] = (
        _("Number"), _("When"), _("Who"), _("Post"), _("On behalf of"), _("Act"), _("On what"), _("Reason"),
        _("Changes"), _("More"), _("Hash"),
    )  # fmt: skip

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        wanted = {name: filters.get(name, "") for name in ("act", "actor", "on")}
        entries = audit.entries_of(campaign.audit_chain, **wanted)
        for start in range(0, entries.count(), BATCH):
            batch = list(entries[start : start + BATCH])
            for entry, line in zip(batch, audit.read_entries(batch), strict=True):
                yield [*_cells(line), entry.hash]


def _cells(line: audit.Line) -> list[Cell]:
    return [
        line.seq,
        f"{timezone.localtime(line.at):%Y-%m-%d %H:%M:%S}",
        _name(line.who.name if line.who else "", erased=line.who_erased),
        line.who.post if line.who else "",
        _name(line.for_whom.name if line.for_whom else "", erased=line.for_whom_erased),
        str(line.act),
        line.on or line.object_ref,
        str(_("erased")) if line.detail_erased else line.reason,
        "\n".join(f"{change.label}: {change.old or ''} → {change.new or ''}" for change in line.changes),
        json.dumps(line.detail, ensure_ascii=False) if line.detail else "",
    ]


def _name(name: str, *, erased: bool) -> str:
    return str(_("erased")) if erased else name

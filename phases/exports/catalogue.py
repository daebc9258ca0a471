"""Every export there is. A new one: a class in its area's `exports.py`, a line here, a test."""

from phases.core.exports import Export
from phases.timeline.exports import TrailExport

LISTED: tuple[Export, ...] = (TrailExport(),)

EXPORTS: dict[str, Export] = {export.key: export for export in LISTED}

"""Plain registers: lists of records that the office adds, changes and takes out, all on pages of one hand.

An area names each list as a `Register` in its selectors, lists them as `Sheet`s on a `Shelf` with form, acts and the
template of the rows; its views fetch and check and hand over to `timeline.views.registers`.
"""

from phases.timeline.registers.finding import Register
from phases.timeline.registers.forms import RecordForm
from phases.timeline.registers.sheets import Page, Sheet, Shelf

__all__ = ["Page", "RecordForm", "Register", "Sheet", "Shelf"]

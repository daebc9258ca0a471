"""Every kind of background job. A new kind is one class in its area's `jobs.py` and one line here."""

from phases.box import jobs as box
from phases.core.jobs import Kind
from phases.imports import jobs as imports
from phases.opinions import jobs as opinions
from phases.rectification import jobs as rectification
from phases.reports import jobs as reports

JOBS: dict[str, Kind] = {
    "box.make_key": box.MakeKey(),
    "box.empty": box.EmptyBox(),
    "opinions.tell_giver": opinions.TellGiver(),
    "reports.draft": reports.DraftReport(),
    "reports.print": reports.PrintReport(),
    "reports.deliver_inbox": reports.DeliverToInbox(),
    "reports.deliver_email": reports.DeliverByEmail(),
    "rectification.bind": rectification.BindBooklet(),
    "imports.read": imports.ReadFile(),
    "imports.check": imports.CheckImport(),
    "imports.write": imports.WriteImport(),
    "imports.undo": imports.UndoImport(),
}

"""Every export there is. A new one: a class in its area's `exports.py`, a line here, a test.

Ledgers are exports too; they are listed in `phases/imports/catalogue.py`.
"""

from phases.analysis_report.exports import AdoptionTable
from phases.box.exports import BoxOpinions
from phases.core.exports import Export
from phases.gates.exports import GateExport, UnitList
from phases.imports.catalogue import LISTED as LEDGERS
from phases.leadership.exports import DutyTable, OverdueList
from phases.meetings.exports import MeetingList, ReviewList, SignInSheet
from phases.opinions.exports import CategoryByChannel, ChannelBySource
from phases.organisation_life.exports import DraftList
from phases.publicity.exports import BulletinList, PublicityTable
from phases.reports.exports import DeliveryRegister, PapersSentRegister
from phases.study.exports import ChecklistExport, ExcellenceList, HourList, MaterialCoverage, SessionList
from phases.submissions.exports import ConsentRegister
from phases.thread.exports import FlowTable, ThreadTable
from phases.timeline.exports import TrailExport

LISTED: tuple[Export, ...] = (
    SessionList(),
    HourList(),
    BoxOpinions(),
    MaterialCoverage(),
    ChecklistExport(),
    ExcellenceList(),
    MeetingList(),
    SignInSheet(),
    ReviewList(),
    DraftList(),
    ChannelBySource(),
    CategoryByChannel(),
    FlowTable(),
    ThreadTable(),
    DeliveryRegister(),
    PapersSentRegister(),
    ConsentRegister(),
    AdoptionTable(),
    DutyTable(),
    OverdueList(),
    BulletinList(),
    PublicityTable(),
    GateExport(),
    UnitList(),
    TrailExport(),
    *LEDGERS,
)

EXPORTS: dict[str, Export] = {export.key: export for export in LISTED}

"""Phase one of a bureau entered twice, through the acts behind the forms and through sheets: the same report."""

import pytest

from phases.core.ledgers import Ledger
from phases.demonstration import facts as files
from phases.demonstration import records
from phases.demonstration import services as demonstration
from phases.exports import files as written
from phases.imports import services as imports
from phases.imports.catalogue import LEDGERS
from phases.opinions import services as opinions
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.reports import drafting
from phases.timeline import services as phases
from phases.timeline.models import Campaign
from phases.timeline.template import available

# Forms before the opinions that name them, opinions before what they were gathered into.
FIRST = ("roster", "opinion-forms", "opinions")


@pytest.mark.django_db
@pytest.mark.no_cover  # every line of it has tests of its own
@pytest.mark.timeout(420)
def test_forms_and_sheets_lead_to_the_same_figures(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr("phases.demonstration.facts.NAMES", ("bureau",))
    demonstration.load()
    by_forms = Campaign.objects.get(slug="kjj-2009")
    office = User.objects.get(username="bangongshi")
    by_sheets = empty_beside(by_forms, office)
    for key in (*FIRST, *(key for key in LEDGERS if key not in FIRST)):
        bring(LEDGERS[key], by_forms, by_sheets, office)
    one, other = values(by_forms), values(by_sheets)
    assert {key for key in one if one[key] != other[key]} == BY_HAND


# What has a page of its own and no sheet: documents (and the reports among them), the box, who leads whom, visits,
# rolls of meetings, reflections, what was read at a session and where its lecturer came from; and what somebody has to
# check before it counts, such as a quick fix that is closed.
BY_HAND = {
    "documents.issued",
    "documents.issued_list",
    "documents.directives",
    "documents.directive_list",
    "documents.plan_sections",
    "box.opened_on",
    "box.opinions",
    "leadership.members",
    "leadership.guiding",
    "leadership.visits",
    "research.visits",
    "research.leader_visits",
    "meetings.conveyed",
    "meetings.mobilisation_present",
    "meetings.leader_attendances",
    "study.external_lectures",
    "study.materials",
    "study.required_studied",
    "study.reflections",
    "study.forms",
    "discussion.summaries",
    "leadership.problems",
    "rectification.quick_fix_titles",
    "rectification.quick_fixes",
    "rectification.quick_fixes_in_all",
    "research.reports",
}


def empty_beside(done: Campaign, office: User) -> Campaign:
    """A second campaign of the same unit and template, with what the template lays out and nothing more."""
    about, by = files.read("bureau"), User.objects.get(username=demonstration.ADMINISTRATOR)
    campaign = phases.create_campaign(
        template=available()[about["template"]],
        unit=done.unit,
        by=by,
        slug="again",
        parent=done.parent,
        stands_still_on=done.stands_still_on,
        **about["campaign"],
    )
    head = User.objects.get(username="zuzhang")
    for user, role in ((office, Role.OFFICE), (head, Role.HEAD)):
        phases.appoint(campaign=campaign, user=user, role=role, by=by)
    with demonstration.on_the_day(campaign, about["begins_on"]):
        phases.move(phase=campaign.phases.all()[0], act="start", by=head)
    records.lay_out_materials(about, campaign=campaign, by=office)
    opinions.lay_out(campaign=campaign, by=office)
    return Campaign.objects.get(pk=campaign.pk)


def bring(ledger: Ledger, done: Campaign, empty: Campaign, by: User) -> None:
    """What the one sends out as a sheet the other reads; a line that cannot be taken fails the test."""
    rows = list(ledger.rows(done, {}))
    if not rows:
        return
    with written.xlsx_file("表", ledger.columns, rows) as file:
        imported = imports.open_file(
            campaign=empty, by=by, ledger=ledger.key, name=f"{ledger.filename}.xlsx", content=file.read()
        )
    assert not imported.counts.get("faulty"), (ledger.key, imported.counts)
    if imported.counts.get("new") or imported.counts.get("changed"):
        imports.ask_to_write(imported=imported, by=by)


def values(campaign: Campaign) -> dict[str, str | None]:
    kept = drafting.snapshot(campaign.phases.all()[0])
    return {key: figure["value"] for key, figure in kept.items()}

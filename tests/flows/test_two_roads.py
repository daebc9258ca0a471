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
from phases.rectification import services as rectification
from phases.rectification.models import Item
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
    close_what_was_reported(by_forms, by_sheets)
    one, other = values(by_forms), values(by_sheets)
    assert {key for key in one if one[key] != other[key]} == BY_HAND


# The sealed box is never imported: an opinion that a sheet brings did not come out of it.
BY_HAND = {"box.opened_on", "box.opinions"}


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
    with written.xlsx_file("表", ledger.columns_for(done, {}), rows) as file:
        imported = imports.open_file(
            campaign=empty, by=by, ledger=ledger.key, name=f"{ledger.filename}.xlsx", content=file.read()
        )
    assert not imported.counts.get("faulty"), (ledger.key, imported.counts)
    if imported.counts.get("new") or imported.counts.get("changed"):
        imports.ask_to_write(imported=imported, by=by)


def close_what_was_reported(done: Campaign, brought: Campaign) -> None:
    """A sheet reports an item done; on either road it takes another person to check and close it."""
    head = User.objects.get(username="zuzhang")
    closed = Item.objects.closed().filter(campaign=done).values("title")
    reported = Item.objects.filter(campaign=brought, title__in=closed)
    assert {item.state for item in reported} == {"claimed"}
    for item in reported:
        rectification.close(item=rectification.check(item=item, by=head), by=head)


def values(campaign: Campaign) -> dict[str, str | None]:
    kept = drafting.snapshot(campaign.phases.all()[0])
    return {key: figure["value"] for key, figure in kept.items()}

from openpyxl import load_workbook

from phases.imports import sheets
from phases.imports.catalogue import LISTED
from phases.organisation.ledgers import Roster
from tests.factories import ledgers, organisation


def test_every_ledger_has_a_blank_sheet_with_its_headers(campaign):
    for ledger in LISTED:
        page = load_workbook(sheets.blank(ledger, campaign)).active
        assert [cell.value for cell in page[1]] == [str(column.label) for column in ledger.fields_of(campaign)]


def test_long_list_of_departments_is_offered_from_a_hidden_sheet(campaign):
    for n in range(60):
        organisation.department(campaign.unit, f"第{n}处名称很长的处室")
    book = load_workbook(sheets.blank(Roster(), campaign))
    assert book["_"].sheet_state == "hidden"
    assert "第59处名称很长的处室" in [cell.value for column in book["_"].columns for cell in column]


def test_name_of_a_sheet_loses_the_signs_of_a_path(campaign, office):
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,类别\n甲,办公室,不知道\n")
    imported.sheet = "../[etc]:*?"
    assert load_workbook(sheets.marked(imported)).sheetnames == ["..--etc----"]


def test_columns_are_lettered_as_spreadsheets_do():
    assert sheets.letters(28)[-3:] == ["Z", "AA", "AB"]

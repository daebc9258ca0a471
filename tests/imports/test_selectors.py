from phases.core.ledgers import Number
from phases.imports import selectors
from phases.imports.catalogue import LISTED
from phases.imports.models import Import
from phases.organisation.ledgers import Roster
from phases.organisation.roles import ROLES, Role
from phases.timeline import selectors as timeline
from phases.timeline.selectors import Part
from tests.factories import ledgers, organisation


def test_cell_that_would_change_shows_the_old_beside_the_new(campaign, office):
    organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", post="科员")
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,职务\n唐珺,办公室,处长\n")
    _page, (line,) = selectors.preview(imported, "", None)
    assert [(cell.text, cell.fate, cell.old) for cell in line.cells][2] == ("处长", "chg", "科员")
    assert [cell.header for cell in line.telling] == ["职务"]


def test_column_that_is_kept_shows_what_is_added_to_the_remarks(campaign, office):
    organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", remarks="挂职")
    imported = ledgers.opened(campaign, office, "roster", "序号,姓名,部门,民族\n1,唐珺,办公室,汉\n")
    _page, (line,) = selectors.preview(imported, "", None)
    assert [(cell.fate, cell.old) for cell in line.cells] == [("", None), ("", None), ("", None), ("chg", "挂职")]


def test_line_of_a_later_part_still_says_which_row_it_repeats(campaign, office, monkeypatch):
    monkeypatch.setattr("phases.imports.services.opening.LINES_OF_A_PART", 1)
    text = "姓名,部门,职务\n温如玉,办公室,\n温如玉,办公室,\n"
    imported = ledgers.opened(campaign, office, "roster", text)
    _page, (line,) = selectors.preview(imported, "faulty", None)
    assert "2" in str(line.telling[0].reason)


def test_tabs_count_their_lines(campaign, office):
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,类别\n甲,办公室,在职\n乙,办公室,不知道\n")
    counts = {str(view["label"]): view["count"] for view in selectors.views_of(imported, "")}
    assert list(counts.values()) == [2, 1, 0, 1, 2]


def test_sum_of_the_sheet_is_compared_with_its_lines(campaign, office, monkeypatch):
    monkeypatch.setattr(Roster, "fields", (*Roster.fields[:-1], Number("remarks", "人数", totalled=True)))
    for told, wrong in (("3", []), ("5", ["人数"])):
        text = f"姓名,部门,职务,人数\n甲,办公室,,1\n乙,办公室,,2\n合计,,,{told}\n"
        imported = ledgers.opened(campaign, office, "roster", text)
        total = selectors.total_of(imported)
        assert (total.compared, total.wrong) == (True, wrong)


def test_given_up_imports_are_not_listed(campaign, office):
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,类别\n甲,办公室,在职\n")
    part = timeline.part_of(office, campaign)
    assert selectors.latest(campaign, part) == [imported]
    Import.objects.update(state="abandoned")
    assert selectors.latest(campaign, part) == []


def test_everybody_finds_the_ledgers_that_they_bring_or_take_out(campaign):
    ways = {role: selectors.ways_of(Part((role,), ROLES[role])) for role in Role}
    found = {role: len([way for way in ways[role] if way.may_import]) for role in Role}
    assert found == dict.fromkeys(Role, 0) | {Role.OFFICE: len(LISTED) - 1, Role.SECRETARY: 1}
    assert [len(ways[role]) for role in (Role.HEAD, Role.OFFICE, Role.SECRETARY)] == [len(LISTED), len(LISTED) - 1, 1]

"""The log of talks as a sheet: it goes out and comes back, and no word of a talk is ever kept (domain.md T-38, 6.2)."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from phases.core import audit
from phases.core.ledgers import Fate
from phases.exports import files as written
from phases.imports import services
from phases.imports.models import Import, ImportPart
from phases.organisation.roles import ROLES, Role
from phases.organisation_life.ledgers import Talks
from phases.organisation_life.models import HeartTalk
from tests import stored
from tests.factories import ledgers, life, organisation

pytestmark = pytest.mark.django_db

MARK = "QX7words"
SECRET = f"他说想调离{MARK}"
LONG = f"在谈话室里{SECRET}，说了很久很久，从年初的工作一直说到年底的打算，不愿别人知道"
HEAD = ["序号", "谈话人", "谈话对象", "时间", "谈话内容", "地点", "备注"]
LINE = [1, "徐东向", "王党员", "2008-12-18", SECRET, "谈话室", SECRET]
KEYS = ["talker", "partner", "talked_on", "place"]


@pytest.fixture
def place():
    return life.museum()


@pytest.fixture
def secretary(place):
    return life.login(place, place.people.secretary, Role.SECRETARY)


@pytest.fixture
def client(client, secretary):
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(client, content, name="谈话.xlsx"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post("/campaigns/museum/ledgers/talks/import/", {"file": file}, follow=True)


def csv(*rows):
    return "\n".join(",".join(map(str, row)) for row in rows)


# ---- No word is kept ---------------------------------------------------------------------------------------------

SHEETS = {
    "a column of words, and remarks": ledgers.sheet(HEAD, LINE),
    "as csv": csv(HEAD, LINE),
    "as csv of Windows": csv(HEAD, LINE).encode("gb18030"),
    "titles above": ledgers.sheet([f"谈心谈话记录表（{SECRET}）"], [f"填报人：{SECRET}", "", SECRET], HEAD, LINE),
    "notes and sums below": ledgers.sheet(
        HEAD,
        LINE,
        [f"说明：{SECRET}"],
        ["合计", SECRET, SECRET],
        [f"要点：{SECRET}"],
        [None, SECRET],
        [None, LONG, SECRET],
    ),
    "a place that tells": ledgers.sheet(HEAD, LINE, [2, "徐东向", "赵党员", "2008-12-18", "", LONG, ""]),
    "names and days that tell": ledgers.sheet(
        HEAD, LINE, [SECRET, f"徐东向{SECRET}", "赵党员", f"2008-12-18 {SECRET}", "", "", ""]
    ),
    "headers that tell": ledgers.sheet([*HEAD[:5], f"地点（{SECRET}）", f"还有{SECRET}"], LINE),
    "more cells than headers": ledgers.sheet(HEAD, [*LINE, SECRET, "", SECRET]),
    "a second sheet": ledgers.sheet(
        HEAD, LINE, **{"别的": [["谈话人", "谈话对象", "时间"], [SECRET, SECRET, SECRET]], SECRET: [["甲", SECRET]]}
    ),
    "the same header twice": ledgers.sheet([*HEAD, "地点"], [*LINE, SECRET]),
    "merged cells": ledgers.sheet(HEAD, LINE, ["", "", "", "", SECRET, "", SECRET], merged=("B2:B3", "C2:C3")),
}


@pytest.mark.trace("T-38")
@pytest.mark.parametrize("kind", SHEETS)
def test_word_of_a_talk_is_nowhere_after_a_sheet_was_looked_at_mended_written_and_taken_back(client, kind):
    upload(client, SHEETS[kind], name=f"{SECRET}.xlsx")
    assert stored.holds(MARK) == []
    imported = Import.objects.get()
    assert (imported.state, imported.counts["new"], imported.content) == ("ready", 1, None)
    here = f"/campaigns/museum/imports/{imported.pk}/"
    page = client.get(here, {"view": "all"}).content.decode()
    assert MARK not in page
    for column in KEYS:
        client.post(f"{here}mend/", {"row": imported.header_row + 1, "column": column, "text": LONG})
    assert stored.holds(MARK) == []
    marked = load_workbook(BytesIO(b"".join(client.get(f"{here}marked.xlsx").streaming_content)))
    assert MARK not in str([[cell.value for cell in row] for row in marked.active.rows])
    for column, text in zip(KEYS, ["徐东向", "王党员", "2008-12-18", "谈话室"], strict=True):
        client.post(f"{here}mend/", {"row": imported.header_row + 1, "column": column, "text": text})
    client.post(f"{here}write/")
    assert HeartTalk.objects.count() == 1
    client.post(f"{here}take-back/")
    assert HeartTalk.objects.count() == 0
    assert stored.holds(MARK) == []


def test_search_finds_what_another_ledger_keeps(place):
    """Else the test above could not fail."""
    content = ledgers.sheet(["姓名", "处室", "职务", "心愿"], ["甲", "办公室", "", SECRET], 别的=[["x", SECRET]])
    services.open_file(campaign=place.campaign, by=place.office, ledger="roster", name="a.xlsx", content=content)
    assert {"phases_import", "phases_importpart"} <= set(stored.holds(MARK))


@pytest.mark.parametrize(
    "content", [csv(["甲", SECRET], ["乙", "丙"]), csv(["谈话人", "内容", "地点"], ["a", SECRET, "b"])]
)
def test_sheet_whose_headers_are_not_understood_is_refused_and_says_which_are_missing(client, content):
    answer = upload(client, content, "a.csv")
    [said] = answer.context["form"].errors["file"]
    assert "with whom" in said
    assert Import.objects.count() == 0
    assert stored.holds(MARK) == []


def test_long_log_is_refused_with_what_to_do_and_nothing_of_it_is_left_to_a_worker(client):
    answer = upload(client, csv(HEAD, *[LINE] * 2001), "a.csv")
    [said] = answer.context["form"].errors["file"]
    assert "2000" in said
    assert Import.objects.count() == 0
    assert stored.holds(MARK) == []


def test_preview_says_which_columns_and_sheets_were_not_read_and_offers_no_other(client):
    content = ledgers.sheet([*HEAD, "某人的原话"], LINE, 另一张=[["甲", "乙"]])
    page = upload(client, content).content.decode()
    assert "E（谈话内容）、G（备注）、H" in page
    assert "某人的原话" not in page
    assert "only sheet 1 was read" in page
    assert "Change the columns" not in page
    here = f"/campaigns/museum/imports/{Import.objects.get().pk}/"
    assert client.get(f"{here}columns/").status_code == 302
    client.post(f"{here}columns/", {"column4": "place"})
    client.post(f"{here}sheet/", {"sheet": "2"})
    assert ImportPart.objects.get().lines == [[2, ["", "徐东向", "王党员", "2008-12-18", "", "谈话室", "", ""]]]


def test_page_that_takes_the_file_says_before_that_nothing_else_is_kept(client):
    page = client.get("/campaigns/museum/ledgers/talks/import/").content.decode()
    assert str(Talks.discreet) in page
    assert "you name once" not in page


def test_cell_that_cannot_be_read_is_faulty_and_only_known_names_are_offered_for_it(client):
    line = [1, "徐东象", "王党员", "2008-12-18", "", LONG, ""]
    page = upload(client, ledgers.sheet(HEAD, line)).content.decode()
    assert Import.objects.get().counts["faulty_cells"] == 2
    assert "徐东象" not in page
    assert "at most 30 characters" in page
    assert 'value="徐东向"' in page


# ---- Who brings it, and who learns of it -------------------------------------------------------------------------


@pytest.mark.trace("T-38")
def test_log_goes_out_to_head_and_secretary_and_comes_in_from_the_secretary_alone():
    assert {role for role in Role if Talks.permission in ROLES[role]} == {Role.HEAD, Role.SECRETARY}
    assert {role for role in Role if Talks.brought_by in ROLES[role]} == {Role.SECRETARY}


@pytest.mark.parametrize("role", [Role.OFFICE, Role.HEAD, Role.LEADER, Role.LIAISON, Role.SUPERIOR, Role.MEMBER])
def test_nobody_else_brings_a_log_or_learns_of_one(client, place, role):
    imported = Import.objects.get(pk=upload(client, ledgers.sheet(HEAD, LINE)).context["imported"].pk)
    other = place.office if role == Role.OFFICE else life.login(place, place.people.deputies[0], role)
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    base, here = "/campaigns/museum/", f"/campaigns/museum/imports/{imported.pk}/"
    refused = {403, 404}
    assert upload(client, ledgers.sheet(HEAD, LINE)).status_code in refused
    assert {client.get(f"{here}{page}").status_code for page in ("", "columns/", "marked.xlsx")} <= refused
    deeds = ("mend/", "write/", "sheet/", "abandon/", "take-back/")
    assert {client.post(f"{here}{deed}").status_code for deed in deeds} <= refused
    assert HeartTalk.objects.count() == 0
    listed = client.get(f"{base}ledgers/")
    if listed.status_code == 200:
        assert [one for one, _ledger in listed.context["imports"]] == []
        assert f"{base}ledgers/talks/import/" not in listed.content.decode()
    sees = role in {Role.HEAD, Role.SECRETARY}
    assert client.get(f"{base}ledgers/talks/blank.xlsx").status_code == (200 if sees else 403)


def test_secretary_finds_the_way_in_on_the_log_and_in_the_list_and_no_import_of_the_office(client, place):
    ledgers.opened(place.campaign, place.office, "roster", "姓名,部门,类别\n甲,办公室,在职\n")
    upload(client, ledgers.sheet(HEAD, LINE))
    listed = client.get("/campaigns/museum/ledgers/")
    assert [way.ledger.key for way in listed.context["ways"]] == ["talks"]
    assert [one.ledger for one, _ledger in listed.context["imports"]] == ["talks"]
    roster = Import.objects.get(ledger="roster")
    assert client.get(f"/campaigns/museum/imports/{roster.pk}/").status_code == 404
    assert "/ledgers/talks/import/" in client.get("/campaigns/museum/life/talks/").content.decode()


def test_trail_says_how_many_lines_and_nobodys_name(client, place):
    life.talk(place, *place.people.members, by=place_secretary(place), place="办公室")
    line = [2, "王党员", "赵党员", str(life.TODAY), "", "会客室", ""]
    here = upload(client, ledgers.sheet(HEAD, LINE, line)).redirect_chain[-1][0]
    client.post(f"{here}write/")
    client.post(f"{here}take-back/")
    assert [(one.place, one.talker.name) for one in HeartTalk.objects.all()] == [("办公室", "王党员")]
    done, back = reversed(audit.entries_of(place.campaign.audit_chain)[:2])
    for entry in audit.read_entries([done, back]):
        assert (entry.detail["added"], entry.detail["changed"]) == (1, 1)
        assert not [name for name in ("徐东向", "王党员", "赵党员", "办公室", "会客室") if name in str(entry)]


def place_secretary(place):
    return life.login(place, place.people.deputies[1], Role.SECRETARY)


# ---- Line by line ------------------------------------------------------------------------------------------------


def test_log_goes_out_and_comes_back_with_nothing_to_change(place, secretary):
    one, other = place.people.members
    life.talk(place, place.people.secretary, one, by=secretary, place="谈话室")
    life.talk(place, other, place.people.secretary, by=secretary)
    gone = life.talk(place, place.people.secretary, place.people.activist, by=secretary).partner
    gone.left_on = life.TODAY
    gone.save()
    ledger, campaign = Talks(), place.campaign
    assert next(iter(ledger.rows(campaign, {}))) == [1, "徐东向", "王党员", "2008-12-20", "谈话室"]
    with written.xlsx_file("表", ledger.columns, ledger.rows(campaign, {})) as file:
        imported = services.open_file(
            campaign=campaign, by=secretary, ledger="talks", name="a.xlsx", content=file.read()
        )
    assert (imported.rows, imported.counts["same"]) == (3, 3)
    assert next(iter(ledger.rows(campaign, {"q": "赵党员"})))[1] == "赵党员"


def test_talk_that_stands_is_the_same_line_and_only_its_place_may_change(place, secretary):
    talk = life.talk(place, place.people.secretary, place.people.members[0], by=secretary, place="谈话室")
    same, moved = ["徐东向", "王党员", "2008-12-20", "谈话室"], ["徐东向", "王党员", "2008-12-20", "会客室"]
    assert [one.fate for one in ledgers.read(Talks(), place.campaign, KEYS, same)] == [Fate.SAME]
    ledgers.bring(Talks(), place.campaign, secretary, KEYS, moved)
    talk.refresh_from_db()
    assert (talk.place, HeartTalk.objects.count()) == ("会客室", 1)


@pytest.mark.parametrize(
    ("line", "faulty"),
    [
        (["徐东向", "徐东向", "2008-12-18", ""], "partner"),
        (["徐东向", "王党员", "2008-12-21", ""], "talked_on"),
        (["徐东向", "王党员", "12月中旬", ""], "talked_on"),
        (["徐东向", "过路人", "2008-12-18", ""], "partner"),
        (["", "王党员", "2008-12-18", ""], "talker"),
        (["徐东向", "王党员", "2008-12-18", "长" * 31], "place"),
    ],
)
def test_line_that_is_no_talk_is_faulty_where_it_is_wrong(place, line, faulty):
    [reading] = ledgers.read(Talks(), place.campaign, KEYS, line)
    assert list(reading.faults) == [faulty]


def test_talk_that_stands_twice_in_the_sheet_is_written_once(place, secretary):
    line = ["徐东向", "王党员", "2008-12-18", ""]
    fates = [one.fate for one in ledgers.read(Talks(), place.campaign, KEYS, line, line)]
    assert fates == [Fate.NEW, Fate.FAULTY]


def test_brought_talk_stands_as_one_that_was_recorded(place, secretary):
    ledgers.bring(Talks(), place.campaign, secretary, KEYS, ["徐东向", "王党员", "12月18日", "谈话室"])
    talk = HeartTalk.objects.get()
    assert (talk.phase.order, talk.recorded_by, str(talk.talked_on), talk.place) == (
        1,
        secretary,
        "2008-12-18",
        "谈话室",
    )


def test_namesakes_are_told_apart_by_their_department_in_brackets(client, place):
    department = organisation.department(place.campaign.unit, "陈列部")
    namesake = organisation.person(department, "王党员")
    lines = ([1, "徐东向", f"王党员（{department}）", "2008-12-18"], [2, "徐东向", "王党员", "2008-12-18"])
    here = upload(client, ledgers.sheet([*HEAD[:4]], *lines)).redirect_chain[-1][0]
    client.post(f"{here}write/")
    assert [talk.partner for talk in HeartTalk.objects.all()] == [namesake]

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from phases.imports.models import Import
from phases.organisation.ledgers import Roster
from phases.organisation.models import Person
from phases.organisation.roles import Role
from tests.factories import ledgers, organisation, timeline

TEXT = "姓名,处室,职务,类别\n温如玉,办公室,,在职\n唐珺,办公室,处长,在职\n方立新,办公室,,不知道\n"


@pytest.fixture
def client(client, office):
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def url(campaign):
    return f"/campaigns/{campaign.slug}"


def upload(client, url, content, name="花名册.csv"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(f"{url}/ledgers/roster/import/", {"file": file}, follow=True)


def test_sheet_is_uploaded_looked_at_mended_written_and_taken_back(client, url, campaign):
    person = organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", post="科员")
    page = upload(client, url, TEXT).content.decode()
    assert "<s>科员</s><b>处长</b>" in page
    assert 'class="cell-err"' in page
    here = f"{url}/imports/{Import.objects.get().pk}/"
    client.post(f"{here}mend/?view=faulty", {"row": 4, "column": "category", "text": "在职"})
    client.post(f"{here}write/")
    person.refresh_from_db()
    assert (Person.objects.count(), person.post) == (3, "处长")
    assert client.get(here).context["may_undo"]
    client.post(f"{here}take-back/")
    person.refresh_from_db()
    assert (Person.objects.count(), person.post) == (1, "科员")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04", "一格\n".encode()])
def test_wrong_file_is_refused_beside_the_field_and_nothing_is_kept(client, url, content):
    answer = upload(client, url, content, "图.xlsx")
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert Import.objects.count() == 0


def test_sheet_with_unknown_columns_asks_which_is_which(client, url):
    answer = upload(client, url, "名,科,号码\n温如玉,情报中心,123\n")
    assert answer.redirect_chain[-1][0].endswith("/columns/")
    here = answer.redirect_chain[-1][0]
    again = client.post(here, {"column0": "", "column1": "department", "column2": "phone"})
    assert again.context["form"].non_field_errors()
    client.post(here, {"column0": "name", "column1": "department", "column2": "phone"})
    assert Import.objects.get().counts["new"] == 1


def test_tabs_show_only_their_lines(client, url, campaign):
    organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", post="科员")
    upload(client, url, TEXT)
    here = f"{url}/imports/{Import.objects.get().pk}/"
    for view, name in (("new", "温如玉"), ("changed", "唐珺"), ("faulty", "方立新")):
        lines = client.get(here, {"view": view}).context["lines"]
        assert [line.title for line in lines] == [name]


def test_preview_asks_as_often_for_a_thousand_lines_as_for_three(client, url, django_assert_max_num_queries):
    upload(client, url, "姓名,处室,职务\n" + "".join(f"党员{n},办公室,\n" for n in range(1000)))
    here = f"{url}/imports/{Import.objects.get().pk}/"
    client.get(here)
    with django_assert_max_num_queries(14):
        assert len(client.get(here, {"page": 3}).context["lines"]) == 50


def test_blank_sheet_has_the_headers_of_the_export_and_lists_to_choose_from(client, url, tmp_path):
    (tmp_path / "blank.xlsx").write_bytes(b"".join(client.get(f"{url}/ledgers/roster/blank.xlsx").streaming_content))
    sheet = load_workbook(tmp_path / "blank.xlsx").active
    headers = [cell.value for cell in sheet[1]]
    assert headers == [str(label) for label in Roster().columns]
    assert len(sheet.data_validations.dataValidation) >= 3
    assert sheet["B1"].comment


def test_filled_blank_sheet_is_read_without_naming_a_column(client, url, tmp_path):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(b"".join(client.get(f"{url}/ledgers/roster/blank.xlsx").streaming_content))
    book = load_workbook(path)
    book.active.append([1, "温如玉", "办公室", "", "在职党员"])
    book.save(path)
    upload(client, url, path.read_bytes(), "blank.xlsx")
    assert Import.objects.get().counts["new"] == 1


def test_marked_sheet_says_what_is_wrong_and_can_be_imported(client, url, tmp_path):
    upload(client, url, TEXT)
    answer = client.get(f"{url}/imports/{Import.objects.get().pk}/marked.xlsx")
    path = tmp_path / "marked.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    sheet = load_workbook(path).active
    assert "不知道" in sheet["E4"].value
    assert sheet["D4"].fill.fgColor.rgb == "FFF6D9E3"
    upload(client, url, path.read_bytes(), "marked.xlsx")
    assert Import.objects.first().rows == 3


def test_import_of_another_campaign_does_not_exist(client, url):
    elsewhere = timeline.campaign()
    theirs = ledgers.opened(elsewhere, timeline.part(elsewhere, Role.OFFICE), "roster", TEXT)
    assert client.get(f"{url}/imports/{theirs.pk}/").status_code == 404
    assert client.post(f"{url}/imports/{theirs.pk}/write/").status_code == 404


def test_abandoned_import_leaves_nothing(client, url):
    upload(client, url, TEXT)
    here = f"{url}/imports/{Import.objects.get().pk}/"
    client.post(f"{here}abandon/")
    assert Import.objects.get().parts.count() == 0
    assert Person.objects.count() == 0


def test_finished_import_is_not_written_given_up_or_read_from_another_sheet_again(client, url, campaign):
    upload(client, url, "姓名,处室,职务,类别\n温如玉,办公室,,在职\n")
    here = f"{url}/imports/{Import.objects.get().pk}/"
    client.post(f"{here}write/")
    for deed, sent in (("write", {}), ("abandon", {}), ("sheet", {"sheet": "另一张"})):
        answer = client.post(f"{here}{deed}/", sent, follow=True)
        assert [str(message) for message in answer.context["messages"]], deed
    assert list(Person.objects.values_list("name", flat=True)) == ["温如玉"]


WAYS = [
    ("meetings", "rolls"),
    ("study/materials", "materials"),
    ("people", "study-credits"),
    ("leadership", "guiding"),
    ("discussion", "discussion-summaries"),
]


@pytest.mark.parametrize(("page", "key"), WAYS)
def test_ledger_goes_out_and_comes_in_from_its_own_page(client, url, page, key):
    shown = client.get(f"{url}/{page}/").content.decode()
    assert f"/{key}.xlsx" in shown
    assert f"{url}/ledgers/{key}/import/" in shown

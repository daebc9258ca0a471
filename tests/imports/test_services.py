from datetime import timedelta

import pytest
from django.utils import timezone

from phases.core import audit
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.imports import rules, services
from phases.imports.files import FileError
from phases.imports.models import Import, ImportPart, KnownSheet
from phases.organisation.models import Person
from tests.factories import ledgers, organisation

HEAD = "序号,姓名,处室,职务,类别\n"


@pytest.fixture
def bring(campaign, office):
    def bring(text: str, name: str = "花名册.csv") -> Import:
        return ledgers.opened(campaign, office, "roster", text, name)

    return bring


def names() -> list[str]:
    return list(Person.objects.values_list("name", flat=True))


def test_sheet_is_read_and_nothing_is_saved_before_somebody_says_so(bring):
    imported = bring(HEAD + "1,温如玉,办公室,,在职\n2,唐珺,办公室,,不知道\n")
    assert (imported.state, imported.counts["new"], imported.counts["faulty"]) == ("ready", 1, 1)
    assert names() == []


def test_title_and_reporting_line_above_and_sums_below_are_no_records(bring):
    imported = bring(
        "XX局党员花名册,,,,\n填报单位：XX局,,填报人：,,\n" + HEAD + "1,温如玉,办公室,,在职\n,,,,\n合计,1,,,\n"
    )
    assert (imported.header_row, imported.rows, imported.passed_over) == (3, 1, [6])


def test_faulty_lines_are_passed_over_and_written_once_they_are_mended(bring, office):
    text = HEAD + "1,温如玉,办公室,,在职\n2,唐珺,办公室,,不知道\n"
    services.ask_to_write(imported=bring(text), by=office)
    assert names() == ["温如玉"]
    again = services.mend(imported=bring(text), row=3, column="category", text="在职")
    assert (again.counts["same"], again.counts["new"]) == (1, 1)
    services.ask_to_write(imported=again, by=office)
    assert names() == ["温如玉", "唐珺"]


def test_import_is_one_entry_of_the_trail_with_the_files_hash(campaign, bring, office):
    imported = services.ask_to_write(imported=bring(HEAD + "1,温如玉,办公室,,在职\n"), by=office)
    entry = audit.entries_of(campaign.audit_chain)[0]
    assert (entry.act, entry.object_hash) == ("ledger.imported", imported.file_hash)
    (line,) = audit.read_entries([entry])
    assert line.detail["added"] == 1


def test_whole_import_is_taken_back_as_one_act(bring, campaign, office):
    person = organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", post="科员")
    imported = bring(HEAD + "1,温如玉,办公室,,在职\n2,唐珺,办公室,处长,在职\n")
    imported = services.ask_to_write(imported=imported, by=office)
    imported = services.ask_to_take_back(imported=imported, by=office)
    person.refresh_from_db()
    assert (imported.state, names(), person.post) == ("taken_back", ["唐珺"], "科员")


def test_undo_is_refused_with_the_name_of_whoever_was_changed_since(bring, office):
    imported = services.ask_to_write(imported=bring(HEAD + "1,温如玉,办公室,,在职\n"), by=office)
    Person.objects.update(phone="13800000000")
    with pytest.raises(RefusedError) as refused:
        services.ask_to_take_back(imported=imported, by=office)
    assert "温如玉" in str(refused.value.reason)
    assert names() == ["温如玉"]


def test_undo_ends_after_a_day(bring, office):
    imported = services.ask_to_write(imported=bring(HEAD + "1,温如玉,办公室,,在职\n"), by=office)
    Import.objects.update(written_at=timezone.now() - rules.UNDO_FOR - timedelta(minutes=1))
    with pytest.raises(RefusedError):
        services.ask_to_take_back(imported=imported, by=office)


def test_records_that_moved_since_the_look_are_shown_again_and_nothing_is_written(bring, campaign, office):
    person = organisation.person(organisation.department(campaign.unit, "办公室"), "唐珺", post="科员")
    imported = bring(HEAD + "1,唐珺,办公室,处长,在职\n2,温如玉,办公室,,在职\n")
    Person.objects.filter(pk=person.pk).update(post="处长")
    imported = services.ask_to_write(imported=imported, by=office)
    assert (imported.state, names()) == ("ready", ["唐珺"])
    assert imported.remark
    assert (imported.counts["same"], imported.counts["new"]) == (1, 1)


def test_import_is_written_once_however_often_it_is_asked(bring, office):
    imported = bring(HEAD + "1,温如玉,办公室,,在职\n")
    services.ask_to_write(imported=imported, by=office)
    with pytest.raises(RefusedError):
        services.ask_to_write(imported=imported, by=office)
    assert names() == ["温如玉"]


def test_abandoned_import_keeps_nothing_of_the_file(bring):
    imported = services.abandon(imported=bring(HEAD + "1,温如玉,办公室,,在职\n"))
    assert (imported.state, ImportPart.objects.count()) == ("abandoned", 0)


def test_columns_that_were_named_once_are_remembered_for_this_header(bring):
    text = "名,科,号码\n温如玉,情报中心,123\n"
    imported = bring(text)
    assert imported.state == "opened"
    services.name_columns(imported=imported, columns=["name", "department", "phone"])
    assert (bring(text).state, KnownSheet.objects.count()) == ("ready", 1)
    assert bring("名,科,别的\n温如玉,情报中心,123\n").state == "opened"


def test_of_several_sheets_the_one_with_the_best_header_is_chosen_and_another_may_be(campaign, office):
    head = ["姓名", "处室", "职务"]
    content = ledgers.sheet(["说明", "x"], 机关=[head, ["甲", "一处", ""]], 下属=[head, ["乙", "二处", ""]])
    imported = services.open_file(campaign=campaign, by=office, ledger="roster", name="a.xlsx", content=content)
    assert (imported.sheet, imported.parts.get().lines) == ("机关", [[2, ["甲", "一处", ""]]])
    imported = services.choose_sheet(imported=imported, sheet="下属")
    assert imported.parts.get().lines == [[2, ["乙", "二处", ""]]]


@pytest.mark.parametrize("text", ["姓名,处室,职务\n", "只有一格\n", ",,\n,,\n"])
def test_sheet_without_lines_is_refused_and_nothing_is_kept(bring, text):
    with pytest.raises(FileError):
        bring(text)
    assert Import.objects.count() == 0


def test_long_sheet_is_handed_to_a_worker(bring, office, monkeypatch):
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    imported = bring(HEAD + "".join(f"{n},党员{n},办公室,,在职\n" for n in range(3)))
    assert imported.state == "reading"
    services.read(imported=imported)
    services.ask_to_write(imported=imported, by=office)
    assert list(Job.objects.order_by("pk").values_list("kind", flat=True)) == ["imports.read", "imports.write"]
    assert names() == []


def test_lines_are_forgotten_when_nothing_can_be_done_with_them(bring, office):
    imported = bring(HEAD + "1,温如玉,办公室,,在职\n")
    services.ask_to_write(imported=imported, by=office)
    later = timezone.now() + timedelta(days=8)
    assert services.forget_lines() == 0
    assert ImportPart.objects.exists()
    assert services.forget_lines(now=later) == 1
    assert services.forget_lines(now=later) == 0
    imported.refresh_from_db()
    assert (imported.state, imported.parts.count()) == ("written", 0)
    assert imported.count("made") > 0


def test_sheet_that_nobody_came_back_for_is_given_up_and_forgotten(bring, office):
    imported = bring(HEAD + "1,温如玉,办公室,,在职\n")
    services.forget_lines(now=timezone.now() + timedelta(days=89))
    imported.refresh_from_db()
    assert (imported.state, imported.parts.count()) == ("ready", 1)
    services.forget_lines(now=timezone.now() + timedelta(days=91))
    imported.refresh_from_db()
    assert (imported.state, imported.parts.count()) == ("abandoned", 0)

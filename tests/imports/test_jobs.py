import pytest

from phases.core import jobs as core
from phases.core.jobs import PermanentError, Work, leases
from phases.imports import jobs, rules, services
from phases.imports.models import Import
from phases.imports.services import opening
from phases.imports.services.checking import reader_of
from phases.organisation.models import Person
from tests.factories import ledgers

LINES = 10


@pytest.fixture
def imported(campaign, office, monkeypatch):
    """Ten lines in parts of three, which is long here."""
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    monkeypatch.setattr(opening, "LINES_OF_A_PART", 3)
    text = "姓名,处室,职务\n" + "".join(f"党员{n},办公室,\n" for n in range(LINES))
    return ledgers.opened(campaign, office, "roster", text)


def work(kind: str) -> Work:
    job = core.models.Job.objects.get(kind=kind)
    return Work(leases.claim(job.pk))


def fresh(imported: Import) -> Import:
    return Import.objects.get(pk=imported.pk)


def written(imported: Import, office) -> Import:
    jobs.ReadFile().run(work("imports.read"))
    return services.ask_to_write(imported=fresh(imported), by=office)


def test_long_file_is_kept_and_read_by_a_worker(imported):
    assert (imported.state, imported.rows, imported.parts.count()) == ("reading", 0, 0)
    jobs.ReadFile().run(work("imports.read"))
    here = fresh(imported)
    assert (here.state, here.rows, here.content, here.parts.count()) == ("ready", LINES, None, 4)


def test_worker_that_died_in_the_middle_of_reading_reads_from_the_beginning(imported):
    imported.parts.create(position=0, lines=[[2, ["党员0", "办公室", ""]]])
    jobs.ReadFile().run(work("imports.read"))
    assert (fresh(imported).rows, imported.parts.count()) == (LINES, 4)


def test_file_that_no_worker_can_read_is_given_up_with_the_reason(campaign, office, monkeypatch):
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    imported = ledgers.opened(campaign, office, "roster", "甲,乙\n" + "\n" * 9)
    jobs.ReadFile().run(work("imports.read"))
    here = fresh(imported)
    assert (here.state, here.content, "no line below" in here.remark) == ("abandoned", None, True)


def test_columns_named_one_way_another_and_the_first_again_are_read_each_time(imported):
    jobs.ReadFile().run(work("imports.read"))
    for turn, columns in enumerate((["name", "department", ""], ["name", "department", "post"]) * 2, start=1):
        services.name_columns(imported=fresh(imported), columns=columns)
        job = core.models.Job.objects.filter(kind="imports.check").latest("pk")
        jobs.CheckImport().run(Work(leases.claim(job.pk)))
        assert (fresh(imported).state, core.models.Job.objects.filter(kind="imports.check").count()) == ("ready", turn)


def test_mended_cell_of_a_long_sheet_is_read_by_a_worker(imported):
    jobs.ReadFile().run(work("imports.read"))
    services.mend(imported=fresh(imported), row=2, column="name", text="温如玉")
    assert fresh(imported).state == "checking"
    jobs.CheckImport().run(work("imports.check"))
    assert fresh(imported).state == "ready"


def test_worker_writes_a_long_sheet_in_its_order(imported, office):
    written(imported, office)
    jobs.WriteImport().run(work("imports.write"))
    assert fresh(imported).state == "written"
    assert list(Person.objects.values_list("name", flat=True)) == [f"党员{n}" for n in range(LINES)]


@pytest.mark.parametrize("parts", [1, 3])
def test_worker_that_dies_between_two_parts_loses_nothing_and_doubles_nothing(imported, office, parts):
    written(imported, office)
    here = fresh(imported)
    reader = reader_of(here)
    for part in here.parts.all()[:parts]:
        services.write_part(imported=here, part=part, reader=reader, by=office)
    assert Person.objects.count() == parts * 3
    jobs.WriteImport().run(work("imports.write"))
    assert fresh(imported).counts["made"] == LINES == Person.objects.count()


def test_records_that_others_change_meanwhile_stop_the_writing_there(imported, office):
    written(imported, office)
    here = fresh(imported)
    services.write_part(imported=here, part=here.parts.first(), reader=reader_of(here), by=office)
    services.write_part(imported=here, part=here.parts.all()[3], reader=reader_of(here), by=office)
    here.parts.filter(position=3).update(written=None)
    jobs.WriteImport().run(work("imports.write"))
    here = fresh(imported)
    assert (here.state, bool(here.remark), here.counts["made"]) == ("written", True, 9)
    assert Person.objects.count() == LINES


def test_worker_takes_a_long_import_back(imported, office):
    written(imported, office)
    jobs.WriteImport().run(work("imports.write"))
    services.ask_to_take_back(imported=fresh(imported), by=office)
    jobs.UndoImport().run(work("imports.undo"))
    assert (fresh(imported).state, Person.objects.count()) == ("taken_back", 0)


def test_undo_that_would_lose_somebodys_change_is_given_up_with_the_reason(imported, office):
    written(imported, office)
    jobs.WriteImport().run(work("imports.write"))
    services.ask_to_take_back(imported=fresh(imported), by=office)
    Person.objects.filter(name="党员7").update(post="处长")
    with pytest.raises(PermanentError):
        jobs.UndoImport().run(work("imports.undo"))
    here = fresh(imported)
    assert (here.state, Person.objects.count()) == ("written", LINES)
    assert "党员7" in here.remark

"""How long a long sheet takes on its way in and out, beside the plain way: openpyxl and bulk_create.

    python -m tests.benchmarks.ledgers [lines]

Works on a database of its own in a temporary folder. Both ways read the same file of eight columns in the same run;
ours also finds the header, compares every cell with what stands, keeps the lines, and can take all of it back.
"""

import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django

HEADER = ["序号", "姓名", "处室", "职务", "人员类别", "是否领导班子成员", "联系电话", "备注"]


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor: another process that wants it too does not spoil the comparison."""
    started = time.process_time()
    outcome = act()
    return time.process_time() - started, outcome


def sheet(lines: int) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("名册")
    page.append(["XX局党员花名册"])
    page.append(HEADER)
    for n in range(lines):
        remark = "4月调入" if n % 9 else ""
        page.append([n + 1, f"党员{n:06d}", f"第{n % 40}处", "科员", "在职", "", f"139{n:08d}", remark])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def plain_way(campaign: Any, content: bytes) -> int:
    """What one would write in an afternoon: read with openpyxl, make the objects, bulk_create."""
    from django.db import transaction
    from openpyxl import load_workbook

    from phases.organisation.models import Person, Unit

    page = load_workbook(io.BytesIO(content), read_only=True).active
    departments: dict[str, Unit] = {}
    people = []
    with transaction.atomic():
        for number, row in enumerate(page.iter_rows(min_row=3, values_only=True)):
            if row[2] not in departments:
                departments[row[2]] = Unit.objects.create(
                    name=row[2], short_name=row[2], kind="department", parent=campaign.unit, path=f"/{row[2]}/"
                )
            people.append(
                Person(unit=departments[row[2]], name=row[1], post=row[3] or "", order=number,
                       category="serving_member", phone=row[6] or "", remarks=row[7] or "")
            )  # fmt: skip
        Person.objects.bulk_create(people, batch_size=1000)
    return len(people)


def our_way(campaign: Any, office: Any, content: bytes) -> dict[str, float]:
    from phases.imports import services
    from phases.imports.models import Import
    from phases.imports.services.checking import reader_of

    took = {}
    took["take in"], imported = seconds(
        lambda: services.open_file(campaign=campaign, by=office, ledger="roster", name="a.xlsx", content=content)
    )
    took["read and compare"], _ = seconds(lambda: services.read(imported=imported))
    took["compare again"], _ = seconds(lambda: services.check(imported=imported))
    Import.objects.filter(pk=imported.pk).update(state="writing")
    imported = Import.objects.get(pk=imported.pk)

    def write() -> None:
        reader = reader_of(imported)
        for part in imported.each_part():
            services.write_part(imported=imported, part=part, reader=reader, by=office)
        services.finish(imported=imported, by=office)

    took["write"], _ = seconds(write)
    assert imported.count("made") == imported.rows
    return took


def out(campaign: Any, suffix: str) -> int:
    from phases.exports import files
    from phases.imports.catalogue import LEDGERS

    ledger = LEDGERS["roster"]
    rows = ledger.rows(campaign, {})
    if suffix == "csv":
        return sum(len(line) for line in files.csv_lines(ledger.columns, rows))
    with files.xlsx_file("名册", ledger.columns, rows) as file:
        return len(file.read())


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(lines: int) -> int:
    from django.core.management import call_command

    from phases.organisation.roles import Role
    from tests.factories import timeline

    call_command("migrate", verbosity=0)
    content = sheet(lines)
    one, other = timeline.campaign(slug="one"), timeline.campaign(slug="other")
    office = timeline.part(one, Role.OFFICE)
    before = peak()
    took = our_way(one, office, content)
    compared = took.pop("compare again")
    ours, grown = sum(took.values()), peak() - before
    plain, _ = seconds(lambda: plain_way(other, content))
    steps = ", ".join(f"{step} {spent:.2f}" for step, spent in took.items())
    write = sys.stdout.write
    write(f"{lines} lines in: {ours:.2f} s ({steps}), {grown:.0f} MB more; plain way {plain:.2f} s\n")
    write(f"ratio {(ours - compared) / plain:.2f} from file to records, {ours / plain:.2f} with the preview\n")
    for suffix in ("csv", "xlsx"):
        before = peak()
        spent, size = seconds(lambda suffix=suffix: out(one, suffix))  # type: ignore[misc] # bound at once
        write(f"{lines} lines out as .{suffix}: {spent:.2f} s, {size / 2**20:.1f} MB, {peak() - before:.0f} MB more\n")
    return 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/ledgers.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        django.setup()
        status = main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    sys.exit(status)

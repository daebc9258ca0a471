from tests import trace
from tests.rows import ROWS


def test_sources_have_125_rows():
    assert list(ROWS) == [f"S-{n:02}" for n in range(1, 56)] + [f"T-{n:02}" for n in range(1, 71)]


def test_every_mark_names_a_row_that_exists():
    unknown = [f"{test} names {row}" for row, test in trace.marks() if row not in ROWS]
    assert unknown == [], "write rows as in tests/rows.py"


def test_report_lists_tests_below_their_row_and_counts(tmp_path):
    (tmp_path / "test_one.py").write_text(
        "import pytest\n"
        'pytestmark = [pytest.mark.services, pytest.mark.trace("S-02")]\n'
        '@pytest.mark.trace("S-17", "T-14")\n'
        "def test_hours():\n    pass\n"
        "def helper():\n    pass\n"
    )
    said = trace.report(missing=False, folder=tmp_path).splitlines()
    place = said.index("S-17  Every member studies together at least twenty hours; half hours count")
    assert said[place + 1] == "      test_one.py::test_hours"
    assert said[-1] == "3 of 125 rows are covered."


def test_missing_lists_only_uncovered_rows(tmp_path):
    said = trace.report(missing=True, folder=tmp_path).splitlines()
    assert len(said) == 126
    assert said[-1] == "0 of 125 rows are covered."

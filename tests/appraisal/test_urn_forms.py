"""What is typed from paper: any spacing, any case; a misread line is named."""

from phases.appraisal.urn_forms import HoldersForm, SheetsForm
from phases.core import shares

SHEETS = shares.split(bytes(range(32)))


def spelled(share: shares.Share) -> str:
    return " - ".join(shares.written(share)).lower()


def test_sheets_are_read_in_any_spacing_and_full_width():
    wide = spelled(SHEETS[1]).translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789abc"})
    form = SheetsForm({"sheet1": spelled(SHEETS[0]), "sheet2": wide})
    assert form.is_valid(), form.errors
    assert form.sheets == list(SHEETS[:2])


def test_missing_signs_and_misread_lines_are_told():
    form = SheetsForm({"sheet1": spelled(SHEETS[0])[:-1], "sheet2": "".join(shares.written(SHEETS[1])[:3])})
    assert "Line 4" in str(form.errors["sheet1"])
    assert "four lines" in str(form.errors["sheet2"])


def test_three_holders_are_asked_for():
    assert not HoldersForm({"holder1": "周正", "holder2": "吴敏"}).is_valid()
    form = HoldersForm({"holder1": "周正", "holder2": "吴敏", "holder3": "郑远"})
    assert form.is_valid()
    assert form.holders == ["周正", "吴敏", "郑远"]

"""Every register of the area can be read, filled and exported."""

from django.template.loader import get_template

from phases.exports.catalogue import EXPORTS
from phases.leadership.shelf import SHELF


def test_every_sheet_has_its_template_and_its_file():
    for sheet in SHELF.sheets:
        get_template(sheet.rows)
        assert sheet.export in EXPORTS

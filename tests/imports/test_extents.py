import pytest

from phases.imports.extents import Extent

CORNER = 1048576 * 16384


@pytest.mark.parametrize("tag", ["<x:c  s='1' r='XFD1048576'>", '<c r = "XFD1048576" t="s">', '<c r="xfd1048576">'])
def test_place_of_a_cell_is_found_however_its_tag_is_written_and_cut(tag):
    written = f"{tag}<v>1</v>".encode()
    for cut in range(len(written)):
        extent = Extent()
        extent.take(written[:cut])
        assert extent.take(written[cut:]) == CORNER


@pytest.mark.parametrize("cell", ['<c r="XFD9"/>', '<c r="XFD9" s="1" />', '<c r="XFD9"></c>', '<row r="9">'])
def test_cell_with_nothing_in_it_is_none(cell):
    assert Extent().take(cell.encode() + b'<c r="B2"><v>1</v></c>') == 4

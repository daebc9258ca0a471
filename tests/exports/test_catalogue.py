from phases.exports.catalogue import EXPORTS, LISTED
from phases.organisation.roles import Permission


def test_every_export_has_its_own_key_and_file_name() -> None:
    assert len(EXPORTS) == len(LISTED)
    assert len({export.filename for export in LISTED}) == len(LISTED)


def test_every_export_asks_for_a_permission_and_names_its_columns() -> None:
    for export in LISTED:
        assert isinstance(export.permission, Permission)
        assert len({str(column) for column in export.columns}) == len(export.columns)

"""What was deleted is gone from the files."""

import pytest
from django.db import InternalError, connection

from phases.appraisal.models.urn import SecretUrn
from phases.core import wiping


@pytest.mark.django_db(transaction=True)
def test_wiping_leaves_no_log_behind():
    wiping.wipe(SecretUrn)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            assert cursor.fetchone()[1] <= 0
    assert SecretUrn.objects.count() == 0


class Cursor:
    """Refuses so many times, as PostgreSQL does while pieces of a deleted row are gone before the row is."""

    def __init__(self, refusals):
        self.refusals, self.said = refusals, []

    def execute(self, sql):
        self.said.append(sql)
        if sql.startswith("VACUUM FULL") and self.refusals:
            self.refusals -= 1
            raise InternalError("missing chunk number 0 for toast value 53077")


def test_table_that_cannot_be_written_anew_at_once_is_tried_again(monkeypatch):
    monkeypatch.setattr(wiping.time, "sleep", lambda _seconds: None)
    cursor = Cursor(2)
    wiping._write_anew(cursor, '"urn"')
    assert cursor.said == ['VACUUM FULL "urn"', 'VACUUM "urn"'] * 2 + ['VACUUM FULL "urn"']
    with pytest.raises(InternalError):
        wiping._write_anew(Cursor(wiping.TRIES), '"urn"')

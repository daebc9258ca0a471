"""What was deleted is gone from the files."""

import pytest
from django.db import connection

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

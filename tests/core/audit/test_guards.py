"""The database itself refuses to touch the trail, whoever writes."""

import pytest
from django.db import Error, connection, transaction

from phases.core.audit.models import AuditActor, AuditDetail, AuditEntry, AuditHead
from phases.organisation.models import User
from tests.guards import guards

ENTRIES = "phases_auditentry"
COPY = ", ".join(field.column for field in AuditEntry._meta.local_fields if field.column != "id")


def test_every_guard_stands_in_a_migrated_database(db):
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    assert {guard.name for guard in guards.GUARDS if guard.laid(connection.vendor)} <= standing


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_auditentry SET act = 'unit.removed' WHERE seq = 4",
        "UPDATE phases_auditentry SET seal = hash",
        "DELETE FROM phases_auditentry WHERE seq = 10",
        "DELETE FROM phases_auditentry",
        "UPDATE phases_audithead SET seq = 9",
        "UPDATE phases_audithead SET seq = 11",
        "UPDATE phases_audithead SET hash = 'x'",
        "DELETE FROM phases_audithead",
        "INSERT INTO phases_audithead (chain, seq, hash) SELECT 'd', 3, hash FROM phases_audithead",
        "UPDATE phases_auditdetail SET body = '{}'",
        "UPDATE phases_auditdetail SET salt = body",
        "UPDATE phases_auditactor SET name = '别人'",
        f"INSERT INTO {ENTRIES} ({COPY}) SELECT {COPY.replace('seq', 'seq + 20')} FROM {ENTRIES}",  # noqa: S608
    ],
)
def test_database_refuses(chain, sql):
    entries, people = list(AuditEntry.objects.values()), list(AuditActor.objects.values())
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert list(AuditEntry.objects.values()) == entries
    assert list(AuditActor.objects.values()) == people


def test_database_refuses_to_replace_an_entry_by_its_key(chain):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has REPLACE, which deletes without asking a DELETE trigger")
    last = AuditEntry.objects.order_by("seq").last()
    columns = f"id, {COPY}"
    values = columns.replace("seq", "seq + 1").replace("prev", "hash", 1)
    with pytest.raises(Error, match="follows the head"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO {ENTRIES} ({columns}) SELECT {values} FROM {ENTRIES} WHERE id = %s",  # noqa: S608
            [last.pk],
        )


def test_database_refuses_to_truncate(chain):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    connection.check_constraints()  # PostgreSQL truncates no table on which a check still waits
    for table in ("phases_auditentry", "phases_audithead"):
        with pytest.raises(Error, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")
    assert AuditEntry.objects.count() == 10


def test_database_lets_details_and_names_be_erased_and_a_login_be_removed(chain, secretary):
    User.objects.filter(pk=secretary.pk).delete()
    assert AuditActor.objects.get().user is None
    AuditDetail.objects.all().delete()
    AuditActor.objects.all().delete()
    assert AuditEntry.objects.count() == 10
    assert AuditHead.objects.get().seq == 10

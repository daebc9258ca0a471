"""Attacks on a chain, each with the kind under which it is found."""

# ruff: noqa: S608 - the SQL of the attacker is made of table names

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from phases.core import audit
from phases.core.audit import entries, hashing
from phases.core.audit.models import AuditDetail, AuditEntry
from phases.organisation.models import User
from tests.core.audit.conftest import CHAIN
from tests.guards import lifted

ENTRIES, HEAD, DETAIL = "phases_auditentry", "phases_audithead", "phases_auditdetail"


def faults(**given) -> list[str]:
    (found,) = audit.verify(CHAIN, **given)
    return [str(fault) for fault in found.faults]


def rewrite(forge, entry: AuditEntry, **columns) -> None:
    """Write columns of an entry as they are given, whatever its hash says."""
    forge(
        f"UPDATE {ENTRIES} SET {', '.join(f'{name} = %s' for name in columns)} WHERE id = %s",
        *columns.values(),
        entry.pk,
    )


def rehash_from(forge, seq: int) -> None:
    """Compute the chain again from an entry on and put the head right: all that SQL alone can do."""
    chain = list(AuditEntry.objects.filter(chain=CHAIN).order_by("seq"))
    previous = hashing.genesis(CHAIN)
    for number, entry in enumerate(chain, start=1):
        if number >= seq:
            entry.seq, entry.prev = number, previous
            entry.hash = hashing.link(previous, entries.content(entry))
            rewrite(forge, entry, seq=number, prev=previous, hash=entry.hash)
        previous = entry.hash
    forge(f"UPDATE {HEAD} SET seq = %s, hash = %s WHERE chain = %s", len(chain), previous, CHAIN)


def the(seq: int) -> AuditEntry:
    return AuditEntry.objects.get(chain=CHAIN, seq=seq)


def test_untouched_chain_is_sound(chain):
    assert faults() == []


def test_changed_entry_is_named(chain, forge):
    rewrite(forge, the(4), act="unit.removed")
    assert faults()[0] == "changed 4"


@pytest.mark.parametrize("column", ["at", "actor", "for_actor", "object_ref", "object_hash", "detail_digest"])
def test_every_hashed_column_counts(chain, forge, column):
    rewrite(forge, the(4), **{column: "0" * 24})
    assert faults()[0] == "changed 4"


def test_deleted_middle_entry_is_missing(chain, forge):
    forge(f"DELETE FROM {DETAIL} WHERE entry_id = %s", the(5).pk)
    forge(f"DELETE FROM {ENTRIES} WHERE seq = 5")
    assert faults() == ["missing 5"]


def test_deleted_first_entries_are_missing(chain, forge):
    forge(f"DELETE FROM {DETAIL} WHERE entry_id IN (%s, %s)", the(1).pk, the(2).pk)
    forge(f"DELETE FROM {ENTRIES} WHERE seq IN (1, 2)")
    assert faults() == ["missing 1–2"]


def test_deleted_newest_entries_are_missing_while_the_head_stands(chain, forge):
    cut(forge, 8)
    assert faults() == ["missing 9–10"]


def cut(forge, last: int) -> None:
    forge(f"DELETE FROM {DETAIL} WHERE entry_id IN (SELECT id FROM {ENTRIES} WHERE seq > %s)", last)
    forge(f"DELETE FROM {ENTRIES} WHERE seq > %s", last)


def test_cut_chain_with_a_rewritten_head_is_found_only_by_a_printed_anchor(chain, forge):
    printed = audit.anchor(CHAIN)
    cut(forge, 8)
    forge(f"UPDATE {HEAD} SET seq = 8, hash = %s", the(8).hash)
    assert faults() == []
    assert faults(witnesses=[printed]) == [f"anchor 10 ({printed.code})"]


def test_cut_chain_with_a_rewritten_head_is_found_by_the_daily_note(chain, forge):
    audit.record_heads()
    cut_of_the_campaign = f"SELECT id FROM {ENTRIES} WHERE seq > 8 AND chain = %s"
    forge(f"DELETE FROM {DETAIL} WHERE entry_id IN ({cut_of_the_campaign})", CHAIN)
    forge(f"DELETE FROM {ENTRIES} WHERE seq > 8 AND chain = %s", CHAIN)
    forge(f"UPDATE {HEAD} SET seq = 8, hash = %s WHERE chain = %s", the(8).hash, CHAIN)
    assert faults()[0].startswith("anchor 9")


def test_chain_that_vanished_whole_is_found_by_the_daily_note(chain, forge):
    audit.record_heads()
    forge(f"DELETE FROM {DETAIL} WHERE entry_id IN (SELECT id FROM {ENTRIES} WHERE chain = %s)", CHAIN)
    forge(f"DELETE FROM {ENTRIES} WHERE chain = %s", CHAIN)
    forge(f"DELETE FROM {HEAD} WHERE chain = %s", CHAIN)
    found = {soundness.chain: soundness for soundness in audit.verify()}
    assert [fault.kind for fault in found[CHAIN].faults] == [audit.Kind.HEAD, audit.Kind.ANCHOR]
    assert found[audit.INSTALLATION].faults == []


def test_two_entries_in_each_others_place_are_changed(chain, forge):
    fourth, fifth = the(4), the(5)
    rewrite(forge, fourth, seq=99)
    rewrite(forge, fifth, seq=4)
    rewrite(forge, fourth, seq=5)
    assert faults()[:2] == ["link broken 4", "changed 4"]


def test_forged_entry_with_its_own_hash_breaks_the_seal_and_the_link_after_it(chain, forge):
    entry = the(4)
    entry.act = "unit.removed"
    rewrite(forge, entry, act=entry.act, hash=hashing.link(entry.prev, entries.content(entry)))
    assert faults() == ["seal 4", "link broken 5"]


def test_chain_computed_again_without_the_key_is_not_sealed(chain, forge):
    rewrite(forge, the(4), act="unit.removed")
    rehash_from(forge, 4)
    assert faults() == [f"seal {seq}" for seq in range(4, 11)]


def test_chain_closed_over_a_deleted_entry_is_not_sealed(chain, forge):
    forge(f"DELETE FROM {DETAIL} WHERE entry_id = %s", the(5).pk)
    forge(f"DELETE FROM {ENTRIES} WHERE seq = 5")
    rehash_from(forge, 5)
    assert faults()[0] == "seal 5"


def test_chain_computed_again_with_the_stolen_key_is_found_only_by_a_printed_anchor(chain, forge):
    printed = audit.anchor(CHAIN)
    rewrite(forge, the(4), act="unit.removed")
    rehash_from(forge, 4)
    for entry in AuditEntry.objects.filter(seq__gte=4):
        rewrite(forge, entry, seal=hashing.seal(entry.hash))
    assert faults() == []
    assert faults(witnesses=[printed]) == [f"anchor 10 ({printed.code})"]


def test_entry_inserted_by_sql_is_not_sealed(chain, forge):
    last = the(10)
    forged = AuditEntry(chain=CHAIN, seq=11, at=last.at, act="waiver.granted", prev=last.hash, seal="0" * 64)
    forged.hash = hashing.link(last.hash, entries.content(forged))
    forged.save()  # even with the guards standing: it follows the head
    forge(f"UPDATE {HEAD} SET seq = 11, hash = %s", forged.hash)
    assert faults() == ["seal 11"]


def test_entry_of_another_chain_does_not_fit(chain, forge, secretary):
    with transaction.atomic():
        audit.append(chain="other", act="unit.changed", by=secretary)
    stolen = AuditEntry.objects.get(chain="other")
    rewrite(forge, stolen, chain=CHAIN, seq=11)
    forge(f"UPDATE {HEAD} SET seq = 11, hash = %s WHERE chain = %s", stolen.hash, CHAIN)
    assert faults() == ["link broken 11", "changed 11"]


def test_row_restored_twice_is_not_called_a_deletion(chain):
    restore_without_constraints()
    twin = the(7)
    twin.pk = 10**12  # beyond any number that PostgreSQL has given out
    with lifted(connection):
        twin.save(force_insert=True)
    assert faults() == ["written twice 7"]


def restore_without_constraints() -> None:
    """A backup read back as bare data, the way a hasty administrator does it."""
    with lifted(connection), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE restored AS SELECT * FROM {ENTRIES}")
        cursor.execute("CREATE UNIQUE INDEX restored_key ON restored (id)")
        cursor.execute(f"DROP TABLE {ENTRIES}{' CASCADE' if connection.vendor == 'postgresql' else ''}")
        cursor.execute(f"ALTER TABLE restored RENAME TO {ENTRIES}")


def test_rewritten_head_is_found(chain, forge):
    forge(f"UPDATE {HEAD} SET seq = 9, hash = %s", the(9).hash)
    assert faults() == ["head 9"]


def test_head_with_another_hash_is_found(chain, forge):
    forge(f"UPDATE {HEAD} SET hash = %s", "0" * 64)
    assert faults() == ["head 10"]


def test_missing_head_is_found(chain, forge):
    forge(f"DELETE FROM {HEAD}")
    assert faults() == ["head 10 (no head)"]


def test_altered_detail_is_found(chain, forge):
    forge(f"UPDATE {DETAIL} SET body = %s WHERE entry_id = %s", '{"reason":"另一个理由"}', the(3).pk)
    assert faults() == ["detail differs 3"]


def test_details_in_each_others_place_are_found(chain, forge):
    third, fourth = AuditDetail.objects.get(entry=the(3)), AuditDetail.objects.get(entry=the(4))
    for entry, taken in ((third, fourth), (fourth, third)):
        forge(f"UPDATE {DETAIL} SET body = %s, salt = %s WHERE entry_id = %s", taken.body, taken.salt, entry.pk)
    assert faults() == ["detail differs 3", "detail differs 4"]


def test_detail_deleted_behind_the_trails_back_is_found(chain):
    AuditDetail.objects.filter(entry=the(3)).delete()
    assert faults() == ["erased without entry 3"]


def test_renamed_actor_is_found(chain, forge):
    forge("UPDATE phases_auditactor SET name = '演示乙'")
    assert faults() == ["name differs 1"]


def test_name_deleted_behind_the_trails_back_is_found(chain, forge):
    forge("DELETE FROM phases_auditactor")
    assert faults() == ["erased without entry 1 (name)"]


@pytest.mark.parametrize("rubbish", ["", "z" * 64, "审" * 64])
def test_rubbish_in_place_of_a_digest_is_a_fault_and_no_crash(chain, forge, rubbish):
    forge(f"UPDATE {DETAIL} SET salt = %s WHERE entry_id = %s", rubbish, the(2).pk)
    if len(rubbish) == len(hashing.genesis("")):
        rewrite(forge, the(4), hash=rubbish)
        assert "changed 4" in faults()
    assert faults()[0] == "detail differs 2"


def test_content_that_differs_today_is_found(secretary: User):
    recorded, kept = hashing.genesis("第3稿"), hashing.genesis("第4稿")
    with transaction.atomic():
        audit.append(chain=CHAIN, act="report.approved", by=secretary, on=secretary, object_hash=recorded)
    key = str(secretary.pk)
    assert faults(contents={"user": lambda keys: dict.fromkeys(keys, (kept, recorded))}) == []
    assert faults(contents={"user": lambda keys: dict.fromkeys(keys, (kept,))}) == [f"object differs 1 (user:{key})"]
    assert faults(contents={"user": lambda _: {}}) == [f"object differs 1 (user:{key})"]


def test_another_key_is_told_apart_from_a_forgery(chain, settings):
    settings.AUDIT_KEY = "another"
    (found,) = audit.verify(CHAIN)
    assert len(found.faults) == found.length
    assert {fault.kind for fault in found.faults} == {audit.Kind.SEAL}
    assert "AUDIT_KEY" in str(found.first.advice)


def test_long_chain_is_read_in_one_go_like_a_short_one(chain, forge, django_assert_num_queries):
    """How long that takes is printed by tests.benchmarks.trail."""
    with CaptureQueriesContext(connection) as short:
        assert faults() == []
    lengthen(forge, the(10), 5_000)
    with django_assert_num_queries(len(short)):
        (found,) = audit.verify(CHAIN)
    assert (found.length, found.faults) == (5_000, [])


def lengthen(forge, last: AuditEntry, length: int) -> None:
    """Entries as `append` writes them, all at once."""
    body, salt = '{"after":{"hours":"2.5"},"reason":"更正"}', "5a" * 32
    made, previous = [], last.hash
    for seq in range(last.seq + 1, length + 1):
        entry = AuditEntry(chain=CHAIN, seq=seq, at=last.at, act=last.act, actor=last.actor, prev=previous)
        entry.detail_digest = hashing.mute(salt, body)
        entry.hash = previous = hashing.link(previous, entries.content(entry))
        entry.seal = hashing.seal(entry.hash)
        made.append(entry)
    with lifted(connection):
        AuditEntry.objects.bulk_create(made, batch_size=500)
        AuditDetail.objects.bulk_create([AuditDetail(entry=entry, salt=salt, body=body) for entry in made])
    forge(f"UPDATE {HEAD} SET seq = %s, hash = %s", length, previous)

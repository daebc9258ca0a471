"""`manage.py audit` as an administrator types it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from phases.core import audit
from phases.core.audit.models import AuditDetail, AuditEntry
from phases.organisation.models import User
from tests.guards import lifted


@pytest.fixture
def administrator(db) -> User:
    user = User.objects.create_superuser("admin", name="管理员")
    for name in ("甲", "乙", "丙"):
        audit.append(chain=audit.INSTALLATION, act="user.changed", by=user, on=user, after={"name": name})
    return user


def run(*words: str) -> str:
    out = StringIO()
    call_command("audit", *words, stdout=out)
    return out.getvalue()


def test_verify_says_that_all_is_sound(administrator):
    assert run("verify") == "installation: sound, 3 entries\n"


def test_verify_exits_with_one_and_names_fault_and_remedy(administrator, capsys):
    with lifted(connection):
        AuditEntry.objects.filter(seq=2).update(act="user.deactivated")
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("audit", "verify", stdout=out)
    said = out.getvalue().splitlines()
    assert said[0] == "installation: FAULT changed 2, 3 entries"
    assert len(said) == 3


def test_verify_finds_the_entry_of_a_printed_code(administrator):
    printed = audit.anchor(audit.INSTALLATION).code
    audit.append(chain=audit.INSTALLATION, act="user.changed", by=administrator, on=administrator)
    assert run("verify", "--anchor", printed.lower()).splitlines()[-1].endswith("entry 3 of installation")


def test_verify_exits_with_one_when_no_entry_has_the_printed_code(administrator):
    with pytest.raises(SystemExit, match="1"):
        run("verify", "--anchor", "5KQ2-9FXM-0A1B-CDEF-1023")


def test_verify_refuses_a_code_that_was_not_copied_whole(administrator):
    with pytest.raises(CommandError, match="20 letters"):
        run("verify", "--anchor", "5KQ2")


def test_anchor_prints_what_verify_reads(administrator):
    name, seq, code = run("anchor").split()
    assert (name, seq) == ("installation", "3")
    assert "entry 3" in run("verify", "--anchor", code)


def test_erase_removes_the_words_and_verify_says_by_which_entry(administrator):
    words = ["--chain", "installation", "--entry", "2", "--by", "admin", "--ground", "本人要求"]
    assert "entry 4 says so" in run("erase", *words)
    assert not AuditDetail.objects.filter(entry__seq=2).exists()
    assert run("verify") == "installation: sound, 4 entries, 2 erased by entry 4\n"


@pytest.mark.parametrize("wrong", [("--entry", "9"), ("--by", "nobody"), ("--ground", " ")])
def test_erase_refuses_what_cannot_be_answered_for(administrator, wrong):
    words = {"--chain": "installation", "--entry": "2", "--by": "admin", "--ground": "本人要求"} | dict([wrong])
    with pytest.raises(CommandError):
        run("erase", *(word for pair in words.items() for word in pair))
    assert AuditDetail.objects.count() == 3

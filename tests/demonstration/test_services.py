"""The bureau stands in the middle of phase one, its gate not met; loading is done whole, once, with one password."""

import re

import pytest
from django.core.management import call_command
from django.utils.translation import override

from phases.core import audit
from phases.demonstration import records, services
from phases.gates import selectors as gates
from phases.organisation.models import User
from phases.study.models import StudySession
from phases.study.selectors import defaults
from phases.timeline.models import Campaign, Phase


@pytest.fixture
def assessed(bureau):
    phase = Phase.objects.select_related("campaign").get(campaign=bureau, order=1)
    return {row.requirement.key: row for row in gates.assess(phase).rows}


@pytest.mark.trace("S-16")
def test_party_group_has_met_twice_of_three(assessed):
    row = assessed["pg_sessions"]
    assert (row.state, row.finding.figure, row.finding.target) == ("short", "2", "3")


@pytest.mark.trace("S-17", "S-51")
def test_sixteen_of_twenty_three_have_their_hours_and_the_seven_are_named(assessed):
    """The four with special arrangements are not among them."""
    row = assessed["member_hours"]
    hours = {
        str(lack.who): tuple(float(found) for found in re.findall(r"\d+(?:\.\d+)?", str(lack.what)))
        for lack in row.finding.lacks
    }
    assert (row.state, row.finding.figure, row.finding.target) == ("short", "16", "23")
    assert hours == {
        "韩志刚": (19.5, 0.5),
        "孔令仪": (16, 4),
        "欧阳慧敏": (18, 2),
        "施振宇": (14, 6),
        "阿依努尔·买买提": (17.5, 2.5),
        "戴晓芸": (18, 2),
        "卫东升": (12, 8),
    }


def test_bureau_waits_at_its_first_gate(bureau, assessed):
    assert [phase.state for phase in bureau.phases.all()] == ["active", "not_started", "not_started"]
    assert {key for key, row in assessed.items() if row.state == "short"} == {
        "pg_sessions",
        "member_hours",
        "materials",
        "checklist",
        "reflections",
        "opinions_gathered",
        "topic_reports",
        "topic_exchange",
        "discussed",
        "summed_up",
        "report",
        "received",
        "transition",
    }


def test_a_planned_session_waits_today_to_be_recorded(bureau):
    (planned,) = defaults.planned_before_today(bureau)
    assert (planned.meeting.title, planned.meeting.held_on) == ("党组中心组集中学习（三）", bureau.today)


def test_loading_again_changes_nothing(bureau):
    before = Campaign.objects.count(), User.objects.count(), services.password_file().read_text()
    assert services.load() is False
    assert (Campaign.objects.count(), User.objects.count(), services.password_file().read_text()) == before


def test_what_an_interrupted_load_left_is_taken_out_by_the_next(db, var, bureau_alone, monkeypatch):
    def fail(*_arguments, **_words):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as interrupted:
        interrupted.setattr(records, "record_study", fail)
        with pytest.raises(RuntimeError):
            services.load()
    assert services.accounts() == []
    assert services.load()
    assert (Campaign.objects.count(), User.objects.filter(username="bangongshi").count()) == (2, 1)
    assert StudySession.objects.count() == 11


def test_command_prints_one_password_with_which_every_account_opens(db, var, bureau_alone, capsys):
    call_command("demonstration", "load")
    printed = capsys.readouterr().out
    password = re.search(r"password\s+(\S+)", printed)
    assert password is not None
    users = User.objects.filter(is_demonstration=True)
    assert users.count() >= 7
    for user in users:
        assert user.username in printed
        assert user.check_password(password[1])
    assert (var / services.KEPT_IN).stat().st_mode & 0o077 == 0


def test_accounts_are_named_with_their_parts(bureau):
    with override("en"):
        told = "\n".join(services.accounts())
    assert "bangongshi" in told
    assert re.search(r"zuzhang\s+周明远\s+市科技局 head of the leading group", told)


def test_trail_of_a_fresh_demonstration_verifies(bureau):
    for chain in (audit.INSTALLATION, bureau.audit_chain):
        assert [found.first for found in audit.verify(chain)] == [None]

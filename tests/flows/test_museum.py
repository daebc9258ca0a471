"""The museum of source T from its organisation-life meeting to the closed campaign, in traditional script.

The world of phase one is made by services; from then on every act is done in a real browser by whoever does it in life.
"""

import shutil
from io import StringIO

import pytest
from django.core.management import call_command

from campaign.catalogues import LOCALE, compile_all
from phases.meetings.models import Meeting
from phases.timeline.models import Campaign
from tests.factories import museum as make
from tests.flows.museum import fixing, gate, life, plan, report, review
from tests.flows.seat import Seat

pytestmark = [pytest.mark.browser, pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def catalogues(settings, tmp_path):
    """The words as users see them; other tests read the msgids."""
    shutil.copytree(LOCALE, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    compile_all(tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("catalogues")
@pytest.mark.trace("T-30", "T-33", "T-41", "T-48", "T-49", "T-50", "T-55", "T-56")
def test_museum_lives_phases_two_and_three(page, live_server, start_worker):
    place = make.after_phase_one()
    assert [one.state for one in place.campaign.phases.all()] == ["closed", "active", "not_started"]
    assert make.groups_of(place).count() == make.GATHERED
    seat = Seat(page, live_server, place, start_worker(), speaks="zh-hant")
    live_phase_two(seat)
    plan.draw_up(seat)
    plan.approve_and_publish(seat)
    plan.read_without_an_account(seat)
    plan.answer_the_public(seat)
    fixing.put_right(seat)
    fixing.bind_regulations(seat)
    fixing.write_what_lasts(seat)
    review.ask_whether_satisfied(seat)
    gate.says_what_the_source_says(gate.pass_through(seat, 3, Meeting.Kind.SUMMARY, "2009-02-27"))
    assert Campaign.objects.get(pk=place.campaign.pk).state == Campaign.State.CLOSED
    said = StringIO()
    call_command("thread", "--check", make.SLUG, stdout=said)
    assert "orphans 0" in said.getvalue()


def live_phase_two(seat: Seat) -> None:
    meeting = life.prepare(seat)
    life.draft_speeches(seat, meeting)
    life.hold(seat, meeting)
    of = report.circulate(seat)
    review.appraise(seat, of)
    report.finish(seat, of)
    gate.pass_through(seat, 2, Meeting.Kind.TRANSITION, "2009-01-16")

"""The lease protocol under every order of events that Hypothesis thinks of: workers that stall, die and come late."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from phases.core.jobs import LeaseLostError, leases
from phases.core.jobs.models import Job
from tests.factories import jobs as factory


class Protocol(RuleBasedStateMachine):
    """`hands` holds what each worker believes to be its claim; `effects` counts what the job really did."""

    @initialize()
    def ask(self):
        self.hands: list[Job] = []
        self.effects = 0
        Job.objects.all().delete()
        self.job = factory.asked("one")

    def now(self) -> Job:
        self.job.refresh_from_db()
        return self.job

    @rule()
    def worker_claims(self):
        if claimed := leases.claim(self.job.pk):
            self.hands.append(claimed)

    @rule()
    def lease_runs_out(self):
        past = timezone.now() - timedelta(seconds=1)
        Job.objects.filter(pk=self.job.pk, state=Job.State.RUNNING).update(lease_until=past)

    @rule()
    def pause_is_over(self):
        Job.objects.filter(pk=self.job.pk).update(not_before=timezone.now())

    @precondition(lambda self: self.hands)
    @rule(data=st.data())
    def worker_completes(self, data):
        hand = data.draw(st.sampled_from(self.hands))
        try:
            with leases.completing(hand):
                self.effects += 1
        except LeaseLostError:
            pass

    @precondition(lambda self: self.hands)
    @rule(data=st.data(), end=st.sampled_from(["fail", "bury", "postpone", "extend"]))
    def worker_reports(self, data, end):
        hand = data.draw(st.sampled_from(self.hands))
        words = {
            "fail": {"reason": "no"},
            "bury": {"reason": "no"},
            "postpone": {"reason": "no", "wait": None, "patience": timedelta(days=1)},
            "extend": {},
        }
        held = getattr(leases, end)(hand, **words[end])
        assert not (held and self.effects), "somebody changed a job that was done"

    @rule()
    def sweep_buries(self):
        leases.bury_deadly()

    @rule()
    def person_asks_again(self):
        factory.asked("one")

    @invariant()
    def one_effect_and_done_mean_the_same(self):
        assert self.effects == (self.now().state == Job.State.DONE)

    @invariant()
    def only_the_last_claim_holds(self):
        holders = [hand for hand in self.hands if hand.lease_token == self.now().lease_token]
        assert len(holders) == (self.job.state == Job.State.RUNNING)

    @invariant()
    def nothing_is_stuck(self):
        """Whatever happened, the job is over, or will be due, or will be when its lease runs out."""
        job = self.now()
        later = timezone.now() + timedelta(hours=1)
        takeable = Job.objects.due(later).filter(pk=job.pk).exists()
        assert job.is_over or takeable
        assert job.state != Job.State.RUNNING or job.lease_until is not None


@pytest.mark.django_db
def test_protocol_holds_in_any_order_of_events():
    run_state_machine_as_test(
        Protocol, settings=hypothesis_settings(max_examples=60, stateful_step_count=25, deadline=None)
    )

"""Whatever is done in whatever order: nothing is ever lost, counts agree, and undo restores exactly."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Consolidation, Membership, Opinion, OpinionGroup
from phases.opinions.selectors import thread
from phases.organisation.roles import Role
from tests.factories import opinions as make
from tests.factories import timeline

SOME = st.sets(st.integers(0, 5), min_size=1, max_size=4)
ONE = st.integers(0, 3)
pytestmark = pytest.mark.django_db


def state(campaign):
    """All that an act may change, without the keys that the database gives."""
    held = Membership.objects.filter(group__campaign=campaign).values_list("group", "opinion")
    groups = OpinionGroup.objects.filter(campaign=campaign).values_list("pk", "text", "merged_into")
    fates = Opinion.objects.filter(campaign=campaign).values_list("pk", "fate", "fate_reason", "reply", "replied_on")
    return set(held), set(groups), set(fates)


class Consolidating(RuleBasedStateMachine):
    """The six opinions of one campaign, gathered, merged, split, put aside and taken up at random."""

    def __init__(self):
        super().__init__()
        self.campaign = timeline.campaign()
        self.by = timeline.part(self.campaign, Role.OFFICE)
        self.raw = make.opinions(self.campaign, 6, by=self.by)
        self.words = {opinion.pk: opinion.text for opinion in self.raw}
        self.stack = []

    def attempt(self, act, **given):
        before = state(self.campaign)
        try:
            act(by=self.by, **given)
        except RefusedError:
            assert state(self.campaign) == before
        else:
            self.stack.append((Consolidation.objects.filter(campaign=self.campaign).first(), before))

    def pick(self, numbers):
        return list(Opinion.objects.filter(pk__in=[self.raw[number].pk for number in numbers]))

    def group(self, number):
        groups = list(OpinionGroup.objects.filter(campaign=self.campaign))
        return groups[number % len(groups)]

    def has_groups(self):
        return OpinionGroup.objects.filter(campaign=self.campaign).exists()

    @rule(chosen=SOME)
    def found(self, chosen):
        self.attempt(services.found_group, campaign=self.campaign, text="归并", opinions=self.pick(chosen))

    @precondition(has_groups)
    @rule(number=ONE, chosen=SOME)
    def gather(self, number, chosen):
        self.attempt(services.gather, group=self.group(number), opinions=self.pick(chosen))

    @precondition(has_groups)
    @rule(number=ONE, chosen=SOME)
    def release(self, number, chosen):
        self.attempt(services.release, group=self.group(number), opinions=self.pick(chosen))

    @precondition(has_groups)
    @rule(one=ONE, other=ONE)
    def merge(self, one, other):
        self.attempt(services.merge, group=self.group(one), into=self.group(other))

    @precondition(has_groups)
    @rule(number=ONE, chosen=SOME)
    def split(self, number, chosen):
        self.attempt(services.split, group=self.group(number), opinions=self.pick(chosen), text="分出")

    @rule(
        chosen=SOME, fate=st.sampled_from(["answered", "declined", "out_of_scope"]), words=st.sampled_from(["", "理由"])
    )
    def put_aside(self, chosen, fate, words):
        given = {"fate": fate, "reason": words, "reply": words}
        self.attempt(services.put_aside, campaign=self.campaign, opinions=self.pick(chosen), **given)

    @rule(chosen=SOME)
    def take_up(self, chosen):
        self.attempt(services.take_up, campaign=self.campaign, opinions=self.pick(chosen))

    @precondition(lambda self: self.stack)
    @rule()
    def undo_the_last(self):
        act, before = self.stack.pop()
        services.undo(act=act, by=self.by)
        assert state(self.campaign) == before

    @precondition(lambda self: len(self.stack) > 1)
    @rule(number=st.integers(0, 10))
    def undo_an_earlier_one(self, number):
        act, _before = self.stack[number % len(self.stack)]
        standing = state(self.campaign)
        try:
            services.undo(act=act, by=self.by)
        except RefusedError:
            assert state(self.campaign) == standing
        else:
            # What stood before the others is no longer known: they are compared anew from here.
            self.stack.clear()

    @invariant()
    def every_opinion_has_one_end_and_its_words(self):
        assert dict(Opinion.objects.filter(campaign=self.campaign).values_list("pk", "text")) == self.words
        report = thread.check(self.campaign)
        assert not report.orphans
        assert sum(report.ends.values()) == len(self.raw)
        held = set(Membership.objects.filter(group__campaign=self.campaign).values_list("opinion", flat=True))
        gathered = Opinion.objects.filter(campaign=self.campaign, fate=Opinion.Fate.GATHERED)
        assert set(gathered.values_list("pk", flat=True)) == held
        dead = OpinionGroup.objects.filter(campaign=self.campaign, merged_into__isnull=False)
        assert not Membership.objects.filter(group__in=dead).exists()


def test_random_acts_lose_nothing_and_undo_restores_exactly():
    run_state_machine_as_test(
        Consolidating,
        settings=settings(
            max_examples=10,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )

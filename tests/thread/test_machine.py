"""Whatever is gathered, merged, split, put right, closed and opened again: no opinion is lost and none closed alone."""

import contextlib

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from phases.analysis import services as analysis
from phases.analysis.models import Problem
from phases.core.verdict import RefusedError
from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Role
from phases.rectification import services as rectification
from phases.rectification.models import Item
from phases.thread.selectors import check, flow
from tests.factories import timeline
from tests.opinions.test_machine import ONE, Consolidating

pytestmark = pytest.mark.django_db
WHO = st.sampled_from(["office", "other", "head"])


class Following(Consolidating):
    """The same six opinions, with problems and items that spring from them, and three people who act on those."""

    def __init__(self):
        super().__init__()
        self.people = {
            "office": self.by,
            "other": timeline.part(self.campaign, Role.OFFICE),
            "head": timeline.part(self.campaign, Role.HEAD),
        }
        self.phase = self.campaign.phases.all()[0]

    def has_problems(self):
        return Problem.objects.filter(campaign=self.campaign).exists()

    def has_items(self):
        return Item.objects.filter(campaign=self.campaign).exists()

    def try_on(self, act, item, who, **given):
        with contextlib.suppress(RefusedError):
            act(item=item, by=self.people[who], **given)

    def item(self, number):
        items = list(Item.objects.filter(campaign=self.campaign).order_by("pk"))
        return items[number % len(items)]

    @precondition(Consolidating.has_groups)
    @rule(number=ONE)
    def find_problem(self, number):
        group = self.group(number)
        if group.merged_into_id is None:
            subject = Problem.Subject.PARTY_CADRES
            given = {"campaign": self.campaign, "phase": self.phase, "text": "问题", "subject": subject}
            analysis.add_problem(**given, groups=[group], by=self.by)

    @precondition(has_problems)
    @rule(number=ONE, quick=st.booleans())
    def open_item(self, number, quick):
        problems = list(Problem.objects.filter(campaign=self.campaign).order_by("pk"))
        problem = problems[number % len(problems)]
        given = {"campaign": self.campaign, "phase": self.phase, "title": "整改", "quick_fix": quick}
        rectification.open_item(**given, problems=[problem], by=self.by)

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def claim(self, number, who):
        self.try_on(rectification.claim, self.item(number), who, done="已办")

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def check(self, number, who):
        self.try_on(rectification.check, self.item(number), who)

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def close(self, number, who):
        self.try_on(rectification.close, self.item(number), who)

    @precondition(has_items)
    @rule(number=ONE)
    def put_right(self, number):
        """The whole way at once, so that there are closed items to open again."""
        for act, who, given in (("claim", "office", {"done": "已办"}), ("check", "other", {}), ("close", "head", {})):
            self.try_on(getattr(rectification, act), self.item(number), who, **given)

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def send_back(self, number, who):
        self.try_on(rectification.send_back, self.item(number), who, reason="再改")

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def reopen(self, number, who):
        self.try_on(rectification.reopen, self.item(number), who, reason="反复")

    @precondition(has_items)
    @rule(number=ONE, who=WHO)
    def remove(self, number, who):
        self.try_on(rectification.remove_item, self.item(number), who)

    @invariant()
    def no_thread_is_broken(self):
        report = check.check(self.campaign)
        assert [str(gap.why) for gap in report.gaps] == []
        drawn = flow.flow_of(self.campaign)
        assert drawn.raw == len(self.raw)
        live = OpinionGroup.objects.live().filter(campaign=self.campaign).count()
        assert (drawn.consolidated, sum(report.ends.values())) == (live, live)
        arrived = sum(r.arriving for r in drawn.ribbons if r.place >= 2 and (r.target.is_aside or r.place == 4))
        assert arrived == live

    @invariant()
    def nothing_is_closed_by_one_alone(self):
        for item in Item.objects.filter(campaign=self.campaign, state="closed"):
            assert len({item.claimed_by_id, item.checked_by_id}) == 2
            assert item.closed_by == self.people["head"]


def test_no_order_of_acts_loses_an_opinion_or_closes_an_item_alone():
    run_state_machine_as_test(
        Following,
        settings=settings(
            max_examples=6,
            stateful_step_count=16,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )

"""Quick fixes from phase one on: opened, reported done, checked by another, closed by the head."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents.models import Document
from phases.organisation.roles import Role
from phases.rectification import services
from phases.rectification.models import Item
from tests.factories import analysis, meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-48")
def test_quick_fix_is_opened_and_closed_in_phase_one_before_any_plan(campaign, office, head):
    problem = analysis.problem(campaign, by=office)
    item = rectification.item(campaign, "申报通知早发、材料合并", by=office, problems=[problem], due_words="4月中旬")
    assert (item.quick_fix, item.state, item.phase.order, item.due_words) == (True, "in_progress", 1, "4月中旬")
    assert not Document.objects.exists()  # no plan exists
    problem.refresh_from_db()
    assert problem.state == "planned"
    services.claim(item=item, done="三个处室的申报通知合并成一份。", by=office)
    services.check(item=item, by=meetings.appointed(campaign), note="属实")
    item = services.close(item=item, by=head)
    problem.refresh_from_db()
    assert (item.state, item.evidence, problem.state) == ("closed", "", "quick_fixed")
    assert [str(line.act) for line in audit.history_of(item)] == [
        "closed a rectification item",
        "checked a rectification item",
        "reported a rectification item done",
        "opened a rectification item",
    ]


@pytest.mark.trace("T-61")
def test_quick_fixes_are_closed_in_all_three_phases(campaign, head):
    for phase in campaign.phases.all():
        rectification.closed(campaign, phase=phase, head=head)
    closed = Item.objects.quick_fixes().closed()
    assert list(closed.values_list("phase__order", flat=True)) == [1, 2, 3]


def test_whoever_reported_it_or_did_it_does_not_check_it(campaign, office):
    person = organisation.person(campaign.unit)
    doer = timeline.part(campaign, Role.OFFICE, organisation.user(person=person))
    item = rectification.claimed(campaign, by=office, person=person)
    for nobody in (office, doer):
        with pytest.raises(RefusedError, match="Somebody else"):
            services.check(item=item, by=nobody)


def test_database_refuses_one_person_for_both(campaign, office):
    item = rectification.checked(campaign, by=office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(checked_by=item.claimed_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(state="closed")


def test_only_the_head_closes_and_only_what_was_checked(campaign, office, head):
    item = rectification.claimed(campaign, by=office)
    with pytest.raises(RefusedError):
        services.close(item=item, by=head)
    services.check(item=item, by=meetings.appointed(campaign))
    with pytest.raises(RefusedError, match="head"):
        services.close(item=item, by=office)


def test_item_is_sent_back_with_a_reason_and_claimed_anew(campaign, office, head):
    item = rectification.checked(campaign, by=office)
    with pytest.raises(RefusedError, match="say why"):
        services.send_back(item=item, by=head, reason="")
    item = services.send_back(item=item, by=head, reason="还有一个处室没有合并")
    assert (item.state, item.claimed_by, item.checked_by, item.done) == (
        "in_progress", None, None, "三个处室的通知合并成一份。",
    )  # fmt: skip
    assert audit.history_of(item)[0].reason == "还有一个处室没有合并"


def test_closed_item_is_opened_again_and_its_problem_with_it(campaign, office, head):
    problem = analysis.problem(campaign, by=office)
    item = rectification.closed(campaign, problems=[problem], by=office, head=head)
    services.reopen(item=item, by=head, reason="又反复了")
    problem.refresh_from_db()
    item.refresh_from_db()
    assert (item.state, problem.state) == ("in_progress", "planned")


def test_problem_with_another_open_item_is_not_fixed_yet(campaign, office, head):
    problem = analysis.problem(campaign, by=office)
    rectification.item(campaign, problems=[problem], by=office)
    rectification.closed(campaign, problems=[problem], by=office, head=head)
    problem.refresh_from_db()
    assert problem.state == "planned"


def test_reporting_needs_words_and_no_photo(campaign, office):
    item = rectification.item(campaign, by=office)
    with pytest.raises(RefusedError, match="Photos are not asked for"):
        services.claim(item=item, done="  ", by=office)


def test_item_that_was_reported_is_neither_changed_nor_removed(campaign, office):
    item = rectification.claimed(campaign, by=office)
    with pytest.raises(RefusedError, match="words stand"):
        services.change_item(item=item, title="别的", by=office)
    with pytest.raises(RefusedError):
        services.remove_item(item=item, by=office)


def test_removed_item_sets_its_problem_free(campaign, office):
    problem = analysis.problem(campaign, by=office)
    item = rectification.item(campaign, problems=[problem], by=office)
    services.remove_item(item=item, by=office)
    problem.refresh_from_db()
    assert (problem.state, Item.objects.count()) == ("confirmed", 0)


def test_liaison_opens_and_reports_for_the_own_department_only(campaign):
    own, other = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    item = rectification.item(campaign, by=liaison, department=own)
    assert services.claim(item=item, done="办好了。", by=liaison).state == "claimed"
    with pytest.raises(RefusedError, match="own department"):
        rectification.item(campaign, by=liaison, department=other)


def test_responsible_person_reports_it_done(campaign, office):
    person = organisation.person(campaign.unit)
    doer = timeline.part(campaign, Role.MEMBER, organisation.user(person=person))
    item = rectification.item(campaign, by=office, person=person)
    assert services.claim(item=item, done="办好了。", by=doer).claimed_by == doer


def test_item_is_handed_over_with_a_reason_and_taken_back(campaign, office, head):
    item = rectification.item(campaign, by=office)
    owner = organisation.department(campaign.unit, "办公室")
    with pytest.raises(RefusedError, match="day to come"):
        services.hand_over(item=item, to=owner, until=campaign.today, reason="长期坚持", by=office)
    until = campaign.today + timedelta(days=90)
    handed = services.hand_over(item=item, to=owner, until=until, reason="长期坚持", by=office)
    assert (handed.state, handed.handed_to, handed.handed_until) == ("handed_over", owner, until)
    assert services.steer(item=item, act="take_back", by=office).state == "in_progress"
    with pytest.raises(RefusedError):
        services.steer(item=item, act="close", by=office)


def test_deadline_that_stands_is_not_changed_in_passing(client, campaign, office):
    """It is extended, with a reason; the form of the item does not offer it, and the act refuses it."""
    item = rectification.item(campaign, by=office, due_words="4月中旬")
    with pytest.raises(RefusedError, match="Extend it instead"):
        services.change_item(item=item, by=office, due_words="5月底")
    client.force_login(office)
    page = client.get(reverse("rectification:item-edit", args=[campaign.slug, item.pk])).content.decode()
    assert 'name="due_words"' not in page
    assert reverse("rectification:item-extend", args=[campaign.slug, item.pk]) in page
    item.refresh_from_db()
    assert (item.due_words, item.extensions.count()) == ("4月中旬", 0)

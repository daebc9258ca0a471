"""The gate's page as people use it: what they see, what they may do, what a refusal leaves."""

import pytest
from django.urls import reverse

from phases.documents.models import Document
from phases.gates import services
from phases.organisation.models import Unit
from phases.organisation.roles import Role
from phases.reports import services as reports
from phases.timeline.models import GateReview, Phase, Waiver
from phases.timeline.states import PhaseState
from tests.factories import gates, meetings, study, timeline

pytestmark = pytest.mark.django_db
S = PhaseState


@pytest.fixture
def place():
    return gates.place()


@pytest.fixture
def office(place, client):
    client.force_login(place.office)
    return client


def url(name, place, *args):
    return reverse(f"gates:{name}", args=[place.campaign.slug, place.phase.order, *args])


def text(answer):
    return answer.content.decode()


def errors(answer):
    return [str(message) for message in answer.wsgi_request._messages]


@pytest.mark.trace("S-17")
def test_the_page_says_who_is_short_by_how_much_and_where_to_mend_it(office, place):
    person = meetings.people(place.campaign.unit, 1)[0]
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    study.session(place.campaign, people=[person], half_hours=39)
    page = text(office.get(url("gate", place)))
    assert person.name in page
    assert "0.5" in page
    assert reverse("meetings:meeting-add", args=[place.campaign.slug]) in page


def test_a_member_sees_figures_and_no_names(client, place):
    person = meetings.people(place.campaign.unit, 1)[0]
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    client.force_login(place.member)
    page = client.get(url("gate", place))
    assert page.status_code == 200
    assert person.name not in text(page)
    assert "exports" not in text(page)


def test_the_gate_of_a_campaign_one_has_no_part_in_is_not_there(client, place):
    client.force_login(gates.place().office)
    assert client.get(url("gate", place)).status_code == 404
    assert client.post(url("waiver-ask", place)).status_code == 404
    assert client.post(url("move", place, "request")).status_code == 404


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.LEADER, Role.LIAISON])
def test_acts_at_the_gate_are_refused_to_who_has_no_part_in_them(client, place, role):
    client.force_login(timeline.part(place.campaign, role))
    assert client.post(url("waiver-ask", place)).status_code == 403
    assert client.post(url("move", place, "request")).status_code == 403
    assert client.post(url("draft", place)).status_code == 403
    assert gates.fresh(place.phase).state == S.ACTIVE


def test_a_stranger_is_asked_to_log_in(client, place):
    assert client.get(url("gate", place)).status_code == 302


def test_the_gate_of_a_phase_that_is_not_there(office, place):
    assert office.get(reverse("gates:gate", args=[place.campaign.slug, 9])).status_code == 404


def test_the_overview_leads_to_the_gate_of_the_phase_in_progress(office, place):
    assert office.get(reverse("gates:overview", args=[place.campaign.slug])).url == url("gate", place)


def test_a_campaign_without_phases_has_its_plan_instead(office, place):
    place.demand.delete()
    place.campaign.phases.all().delete()
    answer = office.get(reverse("gates:overview", args=[place.campaign.slug]))
    assert answer.url == reverse("timeline:plan", args=[place.campaign.slug])


def test_the_office_asks_and_the_head_grants(office, client, place):
    office.post(url("waiver-ask", place), {"requirement": place.demand.pk, "reason": "会期未定"})
    waiver = Waiver.objects.get()
    assert (waiver.asked_by, waiver.granted_at) == (place.office, None)
    client.force_login(place.head)
    assert "会期未定" in text(client.get(url("gate", place)))
    client.post(url("waiver-grant", place, waiver.pk))
    waiver.refresh_from_db()
    assert waiver.granted_by == place.head


def test_the_office_cannot_grant_by_calling_the_address(office, place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    answer = office.post(url("waiver-grant", place, waiver.pk))
    waiver.refresh_from_db()
    assert waiver.granted_at is None
    assert errors(answer)


def test_the_head_waives_at_once_and_takes_it_back(client, place):
    client.force_login(place.head)
    client.post(url("waiver-ask", place), {"requirement": place.demand.pk, "reason": "会期未定"})
    waiver = Waiver.objects.get()
    assert waiver.granted_by == place.head
    client.post(url("waiver-revoke", place, waiver.pk))
    waiver.refresh_from_db()
    assert waiver.revoked_by == place.head


def test_a_waiver_without_a_reason_keeps_the_page_and_says_so(office, place):
    answer = office.post(url("waiver-ask", place), {"requirement": place.demand.pk, "reason": ""})
    assert answer.status_code == 200
    assert answer.context["form"].errors["reason"]
    assert not Waiver.objects.exists()


def test_a_waiver_of_another_phase_is_not_there(office, place):
    other = gates.place()
    waiver = services.ask_waiver(requirement=other.demand, reason="会期未定", by=other.office)
    assert office.post(url("waiver-grant", place, waiver.pk)).status_code == 404
    answer = office.post(url("waiver-ask", place), {"requirement": other.demand.pk, "reason": "原因"})
    assert answer.context["form"].errors["requirement"]


@pytest.mark.trace("S-54")
def test_drafting_writes_down_how_the_gate_stands_and_leads_to_the_report(office, place):
    answer = office.post(url("draft", place))
    report = Document.objects.get(kind="phase_report")
    assert answer.url == reverse("documents:document-detail", args=[place.campaign.slug, report.pk])
    assert GateReview.objects.get().unmet == 1


def test_the_button_of_the_report_reads_the_gate_anew(office, place):
    office.post(url("draft", place))
    report = Document.objects.get(kind="phase_report")
    reports.write_draft(document=report, by=place.office)
    page = text(office.get(reverse("documents:document-detail", args=[place.campaign.slug, report.pk])))
    assert f'action="{url("draft", place)}"' in page
    gates.transition_meeting(place)
    answer = office.post(url("draft", place))
    assert GateReview.objects.first().unmet == 0
    assert "a new version appears here" in errors(answer)[0]


def test_a_refused_move_says_why_and_changes_nothing(office, place):
    gates.requested(place)
    answer = office.post(url("move", place, "close"))
    assert "召开转段会议" in errors(answer)[0]
    assert gates.fresh(place.phase).state == S.TRANSITION_REQUESTED


def test_a_move_that_there_is_not_is_refused(office, place):
    assert errors(office.post(url("move", place, "explode")))
    assert gates.fresh(place.phase).state == S.ACTIVE


@pytest.mark.trace("S-52")
def test_closing_by_button_opens_the_next_phase(office, place):
    gates.transition_meeting(place)
    office.post(url("move", place, "request"))
    office.post(url("move", place, "close"))
    assert [phase.state for phase in place.campaign.phases.all()] == [S.CLOSED, S.ACTIVE, S.NOT_STARTED]


def test_going_back_to_work_keeps_the_reason(office, place):
    gates.requested(place)
    office.post(url("move", place, "send_back"), {"reason": "上级来电，缺转段会议"})
    assert gates.fresh(place.phase).state == S.ACTIVE


def test_the_committee_sees_the_gate_of_a_unit_below(client, place):
    superior = timeline.campaign(unit=None)
    place.campaign.parent = superior
    place.campaign.save()
    superior.unit.kind = Unit.Kind.COMMITTEE
    superior.unit.save()
    client.force_login(timeline.part(superior, Role.OFFICE))
    assert client.get(url("gate", place)).status_code == 200
    assert client.post(url("move", place, "request")).status_code == 403


def test_the_page_costs_the_same_however_many_people_are_short(office, place, django_assert_num_queries):
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    meetings.people(place.campaign.unit, 1)
    with django_assert_num_queries(17) as first:
        office.get(url("gate", place))
    meetings.people(place.campaign.unit, 9)
    with django_assert_num_queries(len(first.captured_queries)):
        office.get(url("gate", place))


def test_a_draft_of_a_report_that_is_under_review_is_refused_with_the_reason(office, place):
    office.post(url("draft", place))
    Document.objects.update(state="submitted")
    answer = office.post(url("draft", place))
    assert answer.url == reverse("documents:document-detail", args=[place.campaign.slug, Document.objects.get().pk])
    assert GateReview.objects.count() == 1
    assert errors(answer)
    assert Document.objects.filter(kind="phase_report").count() == 1


def test_a_waiver_that_the_template_does_not_allow_is_refused_where_it_was_typed(office, place):
    Phase.objects.filter(pk=place.phase.pk).update(exit_rules={"waive": False})
    answer = office.post(url("waiver-ask", place), {"requirement": place.demand.pk, "reason": "会期未定"})
    assert "会期未定" in text(answer)
    assert answer.context["form"].non_field_errors()
    assert not Waiver.objects.exists()

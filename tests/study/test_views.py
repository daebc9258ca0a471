"""The pages as people use them: who may, what is kept, what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Role
from phases.study import services
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, campaign, *args):
    return reverse(f"study:{name}", args=[campaign.slug, *args])


def typed(campaign, people, **fields):
    return {
        "held_on": "2009-04-10",
        "starts_at": "14:00",
        "ends_at": "17:00",
        "form": "collective",
        "content": "十七大精神",
        "phase": campaign.phases.get(order=1).pk,
        "expected": [person.pk for person in people],
        "expected_for": "",
    } | fields


@pytest.mark.trace("S-12", "S-13")
def test_one_form_writes_meeting_session_attendance_and_credits(client, campaign, people, office):
    material = study.material(campaign, "两会精神")
    away = people[1]
    data = typed(campaign, people, absent=[away.pk], materials=[material.pk]) | {f"reason_{away.pk}": "sick"}
    answer = client.post(address("session-add", campaign), data)
    session = StudySession.objects.get()
    assert answer.url == address("session", campaign, session.pk)
    assert (session.half_hours, [line.reason for line in session.meeting.attendance.all()]) == (6, ["", "sick", ""])
    assert set(session.credits.values_list("person", flat=True)) == {people[0].pk, people[2].pk}
    assert list(session.materials.all()) == [material]


def test_bad_input_keeps_what_was_typed(client, campaign, people, office):
    answer = client.post(address("session-add", campaign), typed(campaign, people, hours="2.3", absent=[people[0].pk]))
    form = answer.context["form"]
    assert "hours" in form.errors
    assert form["content"].value() == "十七大精神"
    assert [person for person, _reason in form.away] == [people[0]]
    assert not StudySession.objects.exists()


def test_session_of_tomorrow_is_refused_with_the_way_out(client, campaign, people, office):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = client.post(address("session-add", campaign), typed(campaign, people, held_on=tomorrow.isoformat()))
    assert answer.context["form"].non_field_errors()
    client.post(address("session-add", campaign), typed(campaign, people, held_on=tomorrow.isoformat(), planned="on"))
    assert StudySession.objects.get().meeting.state == "planned"


def test_form_opens_with_the_last_session(client, campaign, people, office):
    group = organisation.group(campaign.unit, *people)
    study.session(
        campaign, people=people, starts_at=meetings.at(9), ends_at=meetings.at(11), groups=(group,), place="三楼"
    )
    form = client.get(address("session-add", campaign)).context["form"]
    assert [form[name].value() for name in ("starts_at", "place", "groups")] == [meetings.at(9), "三楼", [group.pk]]
    assert form.people == people


def test_changing_the_group_changes_who_is_expected(client, campaign, people, office):
    group = organisation.group(campaign.unit, people[0])
    client.post(address("session-add", campaign), typed(campaign, people, groups=[group.pk]))
    assert [line.person for line in StudySession.objects.get().meeting.attendance.all()] == [people[0]]


def test_preview_says_what_saving_will_do_and_saves_nothing(client, campaign, people, office):
    study.requirement(campaign, "hours_per_member", value=3)
    answer = client.get(address("session-preview", campaign), typed(campaign, people, absent=[people[0].pk]))
    outcome = answer.context["outcome"]
    assert (outcome.present, outcome.absent, outcome.total) == (2, 1, 12)
    assert (outcome.met_before, outcome.met_after, outcome.short_after) == (0, 2, 1)
    assert not StudySession.objects.exists()


def test_preview_of_a_correction_counts_the_session_once(client, campaign, people, office):
    study.requirement(campaign, "hours_per_member", value=3)
    session = study.session(campaign, people=people)
    data = typed(campaign, people, absent=[people[0].pk], session=session.pk)
    answer = client.get(address("session-preview", campaign), data)
    outcome = answer.context["outcome"]
    assert (outcome.met_before, outcome.met_after) == (3, 2)


def test_preview_names_who_sits_in_two_meetings(client, campaign, people, office):
    meetings.meeting(
        campaign, people=people[:1], starts_at=meetings.at(15), ends_at=meetings.at(16), title="执法部署会"
    )
    answer = client.get(address("session-preview", campaign), typed(campaign, people))
    assert people[0].name in answer.content.decode()
    assert "执法部署会" in answer.content.decode()


def test_second_window_keeps_its_words_and_shows_the_other(client, campaign, people, office):
    session = study.session(campaign, people=people, by=office)
    first, second = (typed(campaign, people, version=1, content=words, reason="核对") for words in ("甲", "乙"))
    client.post(address("session-edit", campaign, session.pk), first)
    answer = client.post(address("session-edit", campaign, session.pk), second)
    assert answer.context["form"]["content"].value() == "乙"
    assert answer.context["newer"]
    session.refresh_from_db()
    assert session.content == "甲"


def test_recording_a_planned_session_credits_those_present(client, campaign, people, office):
    planned = study.session(campaign, people=people, state="planned")
    client.post(address("session-edit", campaign, planned.pk), typed(campaign, people, version=1))
    assert StudyCredit.objects.standing().count() == 3


def test_cancelling_says_what_falls_and_restoring_brings_it_back(client, campaign, people, office):
    session = study.session(campaign, people=people)
    page = client.get(address("session-cancel", campaign, session.pk))
    assert page.context["people"] == 3
    client.post(address("session-cancel", campaign, session.pk), {"reason": "没有召开"})
    assert not StudyCredit.objects.standing().exists()
    client.post(address("session-restore", campaign, session.pk))
    assert StudyCredit.objects.standing().count() == 3


@pytest.mark.trace("T-69")
def test_make_up_of_a_session_lists_those_who_missed_it(client, campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    form = client.get(address("session-make-up", campaign, session.pk)).context["form"]
    assert list(form.fields["people"].queryset) == [people[0]]
    data = {"people": [people[0].pk], "on": "2009-04-12", "half_hours": "3", "how": "看录像"}
    client.post(address("session-make-up", campaign, session.pk), data)
    assert study.hours_of(people[0], campaign) == 3


def test_one_gathering_makes_up_several_sessions_oldest_first(client, campaign, people, office):
    study.requirement(campaign, "hours_per_member", value=6)
    for day in (1, 2):
        study.session(campaign, people=people, absent={people[0]: ""}, on=meetings.DAY + timedelta(days=day))
    page = client.get(address("make-up", campaign))
    assert [(plan.person, plan.fillable) for plan in page.context["plans"]] == [(people[0], 12)]
    data = {"people": [people[0].pk], "on": "2009-04-22", "half_hours": "4.5"}
    client.post(address("make-up", campaign), data)
    shares = StudyCredit.objects.standing().filter(person=people[0]).order_by("pk")
    assert [credit.half_hours for credit in shares] == [6, 3]


def test_ledger_shows_each_line_and_takes_a_cancellation_with_its_reason(client, campaign, people, office):
    data = {"mode": "manual", "on": "2009-04-10", "half_hours": "1.5", "what": "在党校学习"}
    client.post(address("credit-add", campaign, people[0].pk), data)
    credit = StudyCredit.objects.get()
    assert list(client.get(address("person", campaign, people[0].pk)).context["lines"]) == [credit]
    client.post(address("credit-cancel", campaign, credit.pk), {"reason": "重复"})
    credit.refresh_from_db()
    assert credit.cancelled_reason == "重复"


def test_hours_by_hand_without_a_reason_are_refused_and_kept_in_the_form(client, campaign, people, office):
    data = {"mode": "manual", "on": "2009-04-10", "half_hours": "1.5", "what": ""}
    answer = client.post(address("credit-add", campaign, people[0].pk), data)
    assert answer.context["form"].non_field_errors()
    assert answer.context["form"]["half_hours"].value() == "1.5"


@pytest.mark.trace("T-02")
def test_people_stand_in_roster_order_with_members_and_special_arrangements_apart(client, campaign, office):
    study.requirement(campaign, "hours_per_member", value=20)
    serving = [organisation.person(campaign.unit, order=100 - number) for number in range(23)]
    retired = organisation.person(campaign.unit, category=Person.Category.RETIRED, arrangement="home_visit", order=0)
    page = client.get(address("people", campaign))
    listed = [account.person for account in page.context["page"]]
    assert listed == [retired, *reversed(serving)]
    assert (page.context["asked"], page.context["arranged"]) == (23, 1)
    special = client.get(address("people", campaign), {"show": "special"}).context["page"]
    assert [account.person for account in special] == [retired]


def test_member_sees_the_own_ledger_and_no_other(client, campaign, people):
    user = timeline.part(campaign, Role.MEMBER, organisation.user(person=people[0]))
    client.force_login(user)
    assert client.get(address("person", campaign, people[0].pk)).status_code == 200
    assert client.get(address("person", campaign, people[1].pk)).status_code == 403
    assert client.get(address("people", campaign)).status_code == 403


@pytest.mark.parametrize(
    ("role", "reads", "records"),
    [
        (Role.OFFICE, 200, 200),
        (Role.LIAISON, 200, 200),
        (Role.HEAD, 200, 403),
        (Role.LEADER, 200, 403),
        (Role.MEMBER, 403, 403),
        (Role.OBSERVER, 403, 403),
    ],
)
def test_roles_read_and_record_as_the_table_says(client, campaign, role, reads, records):
    client.force_login(meetings.appointed(campaign, role))
    assert client.get(address("session-list", campaign)).status_code == reads
    assert client.get(address("session-add", campaign)).status_code == records


def test_liaison_is_kept_from_sessions_of_other_departments(client, campaign, people):
    session = study.session(campaign, people=people)
    department = organisation.department(campaign.unit)
    client.force_login(meetings.appointed(campaign, Role.LIAISON, department=department))
    assert client.get(address("session", campaign, session.pk)).status_code == 200
    assert client.get(address("session-edit", campaign, session.pk)).status_code == 403


def test_liaison_is_kept_from_a_planned_session_of_the_central_group_that_expects_nobody_yet(client, campaign, people):
    """A draft from the plan has no attendance: that nobody of another department is in it makes it nobody's own."""
    draft = study.session(campaign, people=[], state="planned")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=organisation.department(campaign.unit))
    client.force_login(liaison)
    assert client.get(address("session-edit", campaign, draft.pk)).status_code == 403
    assert client.post(address("session-cancel", campaign, draft.pk), {"reason": "不开了"}).status_code == 403
    with pytest.raises(RefusedError):
        services.cancel_session(session=draft, reason="不开了", by=liaison)
    Meeting.objects.filter(pk=draft.meeting_id).update(recorded_by=liaison)
    assert client.get(address("session-edit", campaign, draft.pk)).status_code == 200


def test_sessions_of_another_campaign_do_not_exist(client, campaign, office):
    other = timeline.campaign()
    session = study.session(other, people=meetings.people(other.unit))
    assert client.get(address("session", campaign, session.pk)).status_code == 404
    assert client.get(address("session", other, session.pk)).status_code == 404


@pytest.mark.parametrize("name", ["session-list", "people", "make-up", "material-list"])
def test_list_costs_the_same_for_one_and_for_many(client, campaign, office, name, django_assert_max_num_queries):
    study.requirement(campaign, "hours_per_member", value=20)
    costs = []
    for _ in range(2):
        study.material(campaign, f"材料{next(organisation.numbers)}")
        for _ in range(3):
            people = meetings.people(campaign.unit, 2)
            study.session(campaign, people=people, absent={people[0]: ""}, by=office)
        with django_assert_max_num_queries(20) as spent:
            client.get(address(name, campaign))
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_materials_are_added_changed_and_removed(client, campaign, office):
    data = {"title": "《邓小平论科学发展》", "category": "book", "priority": "key", "audience": "all"}
    client.post(address("material-list", campaign), data)
    material = StudyMaterial.objects.get()
    client.post(address("material-edit", campaign, material.pk), data | {"audience": "leaders"})
    material.refresh_from_db()
    assert (material.title, material.audience) == ("《邓小平论科学发展》", "leaders")
    client.post(address("material-remove", campaign, material.pk))
    assert not StudyMaterial.objects.exists()


def test_studied_material_is_not_removed_and_says_why(client, campaign, people, office):
    material = study.material(campaign, "两会精神")
    study.session(campaign, people=people, materials=[material])
    assert client.post(address("material-remove", campaign, material.pk)).status_code == 409
    assert StudyMaterial.objects.exists()


@pytest.mark.trace("S-13", "S-14")
def test_materials_say_which_were_studied(client, campaign, people, office):
    titles = [
        "十七大和十七届三中全会",
        "两会",
        "三中全会30周年大会",
        "十七届中纪委三次全会",
        "中央经济工作会议",
        "应对经济形势部署",
    ]
    materials = [study.material(campaign, title) for title in titles]
    services.add_material(campaign=campaign, title="《科学发展观重要论述摘编》", by=office, priority="key")
    study.session(campaign, people=people, materials=materials[:5])
    rows = client.get(address("material-list", campaign)).context["rows"]
    assert [row.material.title for row in rows if not row.sessions] == [
        "应对经济形势部署",
        "《科学发展观重要论述摘编》",
    ]


def test_make_up_of_a_day_to_come_is_arranged_and_recorded_when_it_was_held(client, campaign, people, office):
    study.requirement(campaign, "hours_per_member", value=3)
    study.session(campaign, people=people, absent={people[0]: "", people[1]: ""})
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = {"people": [people[0].pk, people[1].pk], "on": tomorrow.isoformat(), "half_hours": "3"}
    client.post(address("make-up", campaign), data)
    gathering = Meeting.objects.get(kind=Meeting.Kind.MAKE_UP)
    assert (gathering.state, study.hours_of(people[0], campaign)) == ("planned", 0)
    Meeting.objects.filter(pk=gathering.pk).update(held_on=timezone.localdate())
    data |= {"people": [people[0].pk], "on": timezone.localdate().isoformat()}
    client.post(f"{address('make-up', campaign)}?gathering={gathering.pk}", data)
    gathering.refresh_from_db()
    came = gathering.attendance.filter(status="present")
    assert (gathering.state, [line.person for line in came]) == ("held", [people[0]])
    assert [study.hours_of(person, campaign) for person in people[:2]] == [3, 0]


def test_number_that_no_key_can_be_finds_nothing(client, campaign, office):
    page = client.get(address("session-list", campaign), {"group": "9" * 30, "person": "9" * 30, "phase": "9" * 30})
    assert page.status_code == 200


def test_make_up_longer_than_its_session_is_refused_and_kept_in_the_form(client, campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    data = {"people": [people[0].pk], "on": "2009-04-12", "half_hours": "3.5", "how": "看录像"}
    form = client.post(address("session-make-up", campaign, session.pk), data).context["form"]
    assert form.non_field_errors()
    assert (form["half_hours"].value(), form["how"].value()) == ("3.5", "看录像")
    assert study.hours_of(people[0], campaign) == 0


def test_gathering_before_the_missed_session_is_refused_as_a_whole(client, campaign, people, office):
    study.requirement(campaign, "hours_per_member", value=6)
    for day in (0, 5):
        study.session(campaign, people=people, absent={people[0]: ""}, on=meetings.DAY + timedelta(days=day))
    data = {"people": [people[0].pk], "on": "2009-04-11", "half_hours": "6", "how": "集中补课"}
    form = client.post(address("make-up", campaign), data).context["form"]
    assert form.non_field_errors()
    assert form["how"].value() == "集中补课"
    assert study.hours_of(people[0], campaign) == 0


def test_session_cancelled_in_another_window_keeps_its_first_reason(client, campaign, people, office):
    session = study.session(campaign, people=people)
    answers = [client.post(address("session-cancel", campaign, session.pk), {"reason": why}) for why in ("甲", "乙")]
    assert answers[1].context["form"].non_field_errors()
    assert Meeting.objects.get(pk=session.pk).cancelled_reason == "甲"


def test_restoring_a_session_that_stands_changes_no_credit(client, campaign, people, office):
    session = study.session(campaign, people=people)
    before = list(StudyCredit.objects.values_list("pk", "cancelled_at"))
    client.post(address("session-restore", campaign, session.pk))
    assert list(StudyCredit.objects.values_list("pk", "cancelled_at")) == before

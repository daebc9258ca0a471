"""Pages around the sessions: plan, calendar, coverage, copies, reflections, check-list, activities."""

from datetime import date

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from phases.study.models import ExcellenceActivity, MaterialIssue, PlannedStudy, Reflection, StudyMaterial, StudySession
from phases.timeline.template import available
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
RULES = available()["study-practice-2009-bureau"].rules


@pytest.fixture
def campaign():
    return timeline.campaign(rules=RULES, stands_still_on=date(2009, 4, 13))


@pytest.fixture
def department(campaign):
    return organisation.department(campaign.unit)


@pytest.fixture
def office(client, campaign):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, campaign, *more):
    return reverse(f"study:{name}", args=[campaign.slug, *more])


def text(client, name, campaign, *more):
    return client.get(address(name, campaign, *more)).content.decode()


ROW = {"theme": "两会精神", "when": "3月27日", "half_hours": "2.5", "form": "collective", "phase": ""}


@pytest.mark.trace("S-09")
def test_plan_is_typed_drafted_and_recorded_with_everything_filled_in(client, campaign, office):
    meetings.people(campaign.unit, 3)
    phase = campaign.phases.get(order=1)
    client.post(address("plan-add", campaign), ROW | {"phase": phase.pk, "lead": "沈国栋"})
    client.post(address("plan-draft", campaign))
    client.post(address("plan-draft", campaign))
    (session,) = StudySession.objects.all()
    form = client.get(address("session-edit", campaign, session.pk)).context["form"]
    assert (form["content"].value(), form["chair"].value(), form["hours"].value()) == ("两会精神", "沈国栋", 2.5)
    assert reverse("study:session-edit", args=[campaign.slug, session.pk]) in text(client, "plan", campaign)
    assert "3月27日" in text(client, "session", campaign, session.pk)


def test_plan_is_pasted_after_it_was_shown(client, campaign, office):
    group = organisation.group(campaign.unit, name="中心组")
    pasted = "时间\t学习内容\n3月中旬\t十七大精神\t讲座\t周明远\t中心组、专家\t3\n待定\t两会精神"
    client.post(address("plan-paste", campaign), {"text": pasted})
    assert not PlannedStudy.objects.exists()
    client.post(address("plan-paste", campaign), {"text": pasted, "write": "1"})
    first, second = PlannedStudy.objects.order_by("pk")
    assert (first.half_hours, first.who, list(first.groups.all())) == (6, "专家", [group])
    assert (second.when_words, second.half_hours) == ("待定", 4)


def test_pasted_line_without_content_or_with_wrong_hours_says_so(client, campaign, office):
    answer = client.post(address("plan-paste", campaign), {"text": "3月\t\n4月\t两会\t\t\t\t2.3", "write": "1"})
    assert answer.context["wrong"] == 2
    assert not PlannedStudy.objects.exists()


def test_row_is_changed_linked_and_taken_out(client, campaign, office):
    row = study.plan_row(campaign, by=office)
    client.post(address("plan-edit", campaign, row.pk), ROW | {"phase": row.phase_id, "theme": "改了"})
    session = study.session(campaign, by=office, on=date(2009, 4, 10))
    client.post(address("plan-link", campaign, row.pk), {"session": session.pk})
    row.refresh_from_db()
    assert (row.theme, row.session) == ("改了", session)
    assert client.post(address("plan-remove", campaign, row.pk)).url == address("plan-edit", campaign, row.pk)
    client.post(address("plan-link", campaign, row.pk), {"session": ""})
    client.post(address("plan-remove", campaign, row.pk))
    assert not PlannedStudy.objects.exists()


@pytest.mark.trace("S-43")
def test_calendar_shows_the_month_that_is_asked_for(client, campaign, office):
    meetings.meeting(campaign, by=office, title="局务会", on=date(2009, 3, 20))
    assert "局务会" in client.get(address("calendar", campaign), {"month": "2009-03"}).content.decode()
    assert "局务会" not in text(client, "calendar", campaign)
    assert client.get(address("calendar", campaign), {"month": "x"}).status_code == 200


@pytest.mark.trace("S-13", "S-14", "S-15")
def test_templates_nine_titles_are_taken_over_once(client, campaign, office):
    client.post(address("material-adopt", campaign))
    client.post(address("material-adopt", campaign))
    titles = StudyMaterial.objects.filter(campaign=campaign)
    assert titles.count() == 9
    assert titles.filter(priority="key").count() == 2
    assert titles.get(audience="party_group").title == "《深入学习实践科学发展观活动领导干部学习文件选编》"
    assert titles.exclude(category="book").count() == 6


@pytest.mark.trace("S-13")
def test_coverage_names_the_title_that_is_missing(client, campaign, office):
    people = meetings.people(campaign.unit)
    titles = [study.material(campaign, f"精神{number}") for number in range(1, 7)]
    study.session(campaign, people=people, materials=titles[:5], by=office, on=date(2009, 4, 10))
    page = client.get(address("coverage", campaign))
    assert (page.context["studied"], len(page.context["rows"])) == (5, 6)


@pytest.mark.trace("T-13")
def test_copies_for_every_member_are_handed_out_printed_and_signed_for(client, campaign, office):
    meetings.people(campaign.unit, 23)
    books = [study.material(campaign, title).pk for title in ("《论科学发展》", "《论述摘编》")]
    data = {"materials": books, "to": "members", "on": "2009-04-10"}
    client.post(address("issue-add", campaign), data)
    assert MaterialIssue.objects.count() == 46
    assert text(client, "issue-receipt", campaign).count("《论述摘编》") == 23
    some = [issue.pk for issue in MaterialIssue.objects.all()[:3]]
    client.post(address("issue-deed", campaign), {"issue": some, "act": "sign"})
    assert MaterialIssue.objects.exclude(received_on=None).count() == 3
    client.post(address("issue-deed", campaign), {"issue": some, "act": "take-back"})
    assert MaterialIssue.objects.count() == 43


def test_copies_for_a_department_are_one_line(client, campaign, department, office):
    book = study.material(campaign, "《论述摘编》")
    data = {"materials": [book.pk], "to": "department", "department": department.pk, "copies": 5, "on": "2009-04-10"}
    client.post(address("issue-add", campaign), data)
    assert MaterialIssue.objects.get().copies == 5
    assert client.post(address("issue-add", campaign), data | {"on": "2010-04-10"}).status_code == 200


@pytest.mark.trace("S-20")
def test_reflections_that_came_on_paper_are_ticked_and_the_rest_is_named(client, campaign, office):
    units = [organisation.department(campaign.unit, f"第{number}处") for number in range(1, 4)]
    data = {"many": "1", "whose": [units[0].pk, units[1].pk], "received_on": "2009-04-09"}
    client.post(address("reflection-add", campaign), data)
    assert Reflection.objects.count() == 2
    awaited = client.get(address("reflection-list", campaign)).context["awaited"]
    assert (awaited.received, [str(unit) for unit in awaited.missing]) == (2, ["第3处"])


def test_reflection_is_entered_changed_taken_back_and_put_back(client, campaign, department, office):
    data = {"department": department.pk, "received_on": "2009-04-09", "title": "一次电话", "text": "正文"}
    client.post(address("reflection-add", campaign), data)
    one = Reflection.objects.get()
    client.post(address("reflection-edit", campaign, one.pk), data | {"title": "两次电话"})
    assert "两次电话" in text(client, "reflection", campaign, one.pk)
    client.post(address("reflection-turn", campaign, one.pk))
    one.refresh_from_db()
    assert one.taken_back_at
    client.post(address("reflection-turn", campaign, one.pk))
    one.refresh_from_db()
    assert one.taken_back_at is None


@pytest.mark.trace("S-20")
def test_member_hands_in_the_own_and_reads_nobody_elses(client, campaign, department):
    own, other = organisation.person(department), organisation.person(department)
    theirs = study.reflection(campaign, department, person=other, text="不给别人看")
    client.force_login(timeline.part(campaign, Role.MEMBER, organisation.user(person=own)))
    client.post(address("reflection-add", campaign), {"received_on": "2009-04-09", "text": "我的体会"})
    assert Reflection.objects.get(person=own).text == "我的体会"
    page = client.get(address("reflection-list", campaign))
    assert [one.person for one in page.context["page"]] == [own]
    assert client.get(address("reflection", campaign, theirs.pk)).status_code == 403


def test_member_whose_login_names_nobody_sees_no_reflections(client, campaign, department):
    study.reflection(campaign, department)
    client.force_login(timeline.part(campaign, Role.MEMBER))
    assert list(client.get(address("reflection-list", campaign)).context["page"]) == []


@pytest.mark.trace("S-11")
def test_check_list_shows_three_of_four_and_the_missing_item(client, campaign, department, office):
    people = meetings.people(department)
    study.session(campaign, people=people, content="两会精神", by=office, on=date(2009, 4, 10))
    (row,) = client.get(address("checklist", campaign)).context["rows"]
    assert (row.done, row.missing) == (3, ["学习效果"])


def test_item_that_no_record_shows_is_ticked_and_unticked_by_hand(client, campaign, department, office):
    campaign.rules = {"study_checklist": ["学习纪律"]}
    campaign.save()
    data = {"item": "学习纪律", "department": department.pk, "note": "无人迟到"}
    client.post(address("checklist-tick", campaign), data | {"note": ""})
    client.post(address("checklist-tick", campaign), data)
    (row,) = client.get(address("checklist", campaign)).context["rows"]
    tick = row.cells[0].tick
    assert (tick.note, tick.ticked_by) == ("无人迟到", office)
    client.post(address("checklist-untick", campaign, tick.pk))
    assert client.get(address("checklist", campaign)).context["rows"][0].missing == ["学习纪律"]


@pytest.mark.trace("S-40", "S-42")
def test_leaders_page_says_how_often_they_took_part(client, campaign, office):
    leader = organisation.person(campaign.unit, "周明远", is_leader=True)
    for day in (8, 9, 10):
        study.session(campaign, people=[leader], by=office, on=date(2009, 4, day))
    page = client.get(address("leader-list", campaign))
    assert page.context["total"] == 3
    assert "周明远" in page.content.decode()


@pytest.mark.trace("S-50")
def test_activity_is_added_changed_and_removed(client, campaign, office):
    data = {"title": "党员先锋岗", "on": "2009-04-10", "department": "", "what": "评议", "evaluation": ""}
    client.post(address("activity-list", campaign), data)
    one = ExcellenceActivity.objects.get()
    client.post(address("activity-edit", campaign, one.pk), data | {"evaluation": "反映好"})
    one.refresh_from_db()
    assert one.evaluation == "反映好"
    client.post(address("activity-remove", campaign, one.pk))
    assert not ExcellenceActivity.objects.exists()


def test_session_is_reckoned_by_the_templates_whole_day(client, campaign, office):
    meetings.people(campaign.unit, 1)
    phase = campaign.phases.get(order=1)
    data = {
        "held_on": "2009-04-10",
        "form": "collective",
        "phase": phase.pk,
        "equivalent": "全天",
        "content": "全天学习",
    }
    client.post(address("session-add", campaign), data)
    assert StudySession.objects.get().half_hours == 16


@pytest.mark.trace("T-69")
def test_make_up_list_names_who_missed_sessions_where_no_hours_are_demanded(client, campaign, office):
    came, away = meetings.people(campaign.unit, 2)
    special = organisation.person(campaign.unit, category="retired", arrangement="home_visit")
    people = [came, away, special]
    study.session(campaign, people=people, absent={away: "business", special: ""}, by=office, on=date(2009, 4, 10))
    (plan,) = client.get(address("make-up", campaign)).context["plans"]
    assert (plan.person, plan.fillable, plan.came_to_nothing) == (away, 6, True)


@pytest.mark.trace("S-51")
def test_special_arrangement_counts_apart_and_never_as_lacking(client, campaign, office):
    study.requirement(campaign, "hours_per_member", value=20, population="party_members")
    retired = organisation.person(campaign.unit, "钟守信", category="retired", arrangement="home_visit")
    assert list(client.get(address("make-up", campaign)).context["plans"]) == []
    page = client.get(address("people", campaign))
    assert (page.context["arranged"], page.context["lacking"]) == (1, 0)
    assert retired.name in page.content.decode()


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2009-13", "x", "\0"])
def test_calendar_of_no_such_month_is_that_of_today(client, campaign, month):
    client.force_login(timeline.part(campaign, Role.OFFICE))
    answer = client.get(address("calendar", campaign), {"month": month})
    assert (answer.status_code, answer.context["month"].first) == (200, campaign.today.replace(day=1))


@pytest.mark.parametrize(("name", "field"), [("issue-list", "material"), ("reflection-list", "department")])
def test_number_that_no_record_can_have_finds_nothing(client, campaign, name, field):
    client.force_login(timeline.part(campaign, Role.OFFICE))
    assert client.get(address(name, campaign), {field: "9" * 22}).status_code == 200

"""The pages of the plan, of what is noted on the way, and of what lasts, as the office and the head use them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phases.core.jobs.models import Job
from phases.meetings.models import Meeting
from phases.opinions.models import Opinion
from phases.organisation.roles import Role
from phases.rectification import services
from phases.rectification.models import (
    Booklet,
    BookletCopies,
    Evidence,
    Extension,
    Item,
    ItemCategory,
    LongTermMeasure,
    PlanPublication,
    Progress,
    RectificationPlan,
    Regulation,
    SummaryPoint,
    WorkProject,
)
from tests.factories import meetings, organisation, timeline
from tests.factories import rectification as make

pytestmark = pytest.mark.django_db
BASE = "/campaigns/kj/rectification/"
PLAN = f"{BASE}plan/"


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def posted(client, path, **typed):
    """Sent, with the page that follows."""
    return client.post(path, typed, follow=True).content.decode()


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.trace("T-52")
def test_office_draws_up_a_plan_with_directions_and_categories(client, campaign, office):
    client.post(f"{PLAN}begin/")
    posted(client, f"{PLAN}edit/", title="整改落实方案", directions="围绕科学发展抓整改\n\n围绕为民众办实事抓整改\n")
    plan = RectificationPlan.objects.get()
    assert plan.directions == ["围绕科学发展抓整改", "围绕为民众办实事抓整改"]
    posted(client, f"{PLAN}categories/add/", name="科普工作", direction="围绕为民众办实事抓整改")
    category = ItemCategory.objects.get()
    assert "a category of that name already" in posted(client, f"{PLAN}categories/add/", name="科普工作")
    posted(client, f"{PLAN}categories/{category.pk}/", name="开展科普工作", direction="")
    category.refresh_from_db()
    assert (category.name, category.direction) == ("开展科普工作", "")
    assert "开展科普工作" in page(client, PLAN)
    assert client.get(f"{PLAN}categories/999/").status_code == 404


def test_category_that_holds_items_stays_and_an_empty_one_goes(client, campaign, office):
    plan = make.plan(campaign, "满的", "空的", by=office)
    full, empty = plan.categories.all()
    make.planned(campaign, full, by=office)
    for category in (full, empty):
        posted(client, f"{PLAN}categories/{category.pk}/remove/")
    assert [category.name for category in plan.categories.all()] == ["满的"]
    assert client.post(f"{PLAN}categories/{empty.pk}/remove/").status_code == 404


@pytest.mark.trace("T-53")
def test_plan_is_approved_by_its_meetings_and_taken_up_again_with_a_reason(client, campaign, office):
    plan = make.plan(campaign, "自身建设", by=office)
    make.planned(campaign, plan.categories.get(), by=office)
    assert "name the meeting" in posted(client, f"{PLAN}approve/", approved_on="")
    held = meetings.meeting(campaign, by=office, kind=Meeting.Kind.COMMITTEE, title="支委会")
    assert "支委会" in posted(client, f"{PLAN}approve/", meetings=held.pk)
    plan.refresh_from_db()
    assert (plan.state, plan.approved_on) == ("approved", held.held_on)
    assert client.get(f"{PLAN}edit/").status_code == 403
    assert plan.state == "approved"
    page(client, f"{PLAN}revise/")
    posted(client, f"{PLAN}revise/", reason="再听一次意见")
    plan.refresh_from_db()
    assert plan.state == "draft"


@pytest.mark.trace("T-54")
def test_plan_is_published_answered_and_taken_down(client, campaign, office):
    plan = make.plan(campaign, "自身建设", by=office)
    make.planned(campaign, plan.categories.get(), "展品配讲解牌", by=office)
    make.approved(plan, by=office)
    assert "展品配讲解牌" in page(client, f"{PLAN}publications/add/")
    words = {"scope": "public", "place": "公布栏", "published_on": "2009-04-10"}
    assert "ends before it begins" in posted(client, f"{PLAN}publications/add/", **words, until="2009-04-01")
    posted(client, f"{PLAN}publications/add/", **words)
    publication = PlanPublication.objects.get()
    there = f"{PLAN}publications/{publication.pk}/"
    assert "公布栏" in page(client, f"{PLAN}publications/")
    assert "Nothing was kept" in posted(client, f"{there}answers/", text="")
    assert "多办几场" in posted(client, f"{there}answers/", text="多办几场", giver_name="")
    assert Opinion.objects.get().channel == publication.channel
    posted(client, f"{there}end/")
    publication.refresh_from_db()
    assert publication.until == campaign.today
    posted(client, f"{there}end/")  # a second press changes nothing and breaks nothing
    assert PlanPublication.objects.get().until == campaign.today


def test_progress_and_files_are_noted_and_an_empty_note_is_refused(client, campaign, office):
    item = make.item(campaign, by=office)
    there = f"{BASE}{item.pk}/"
    assert "Nothing was noted" in posted(client, f"{there}progress/", text="")
    assert "已经量好尺寸" in posted(client, f"{there}progress/", text="已经量好尺寸")
    assert Progress.objects.count() == 1
    assert "No file was kept" in posted(client, f"{there}files/")
    given = SimpleUploadedFile("现场.txt", b"<script>1</script>")
    assert "version 1" in posted(client, f"{there}files/", file=given)
    kept = Evidence.objects.get()
    answer = client.get(f"{there}files/{kept.pk}/")
    assert (answer.content, answer.headers["Content-Type"]) == (b"<script>1</script>", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"{there}files/999/").status_code == 404


def test_closed_item_takes_no_note_and_no_file(client, campaign, office):
    item = make.closed(campaign)
    posted(client, f"{BASE}{item.pk}/progress/", text="又改了")
    posted(client, f"{BASE}{item.pk}/files/", file=SimpleUploadedFile("a.txt", b"x"))
    assert (Progress.objects.count(), Evidence.objects.count()) == (0, 0)


def test_deadline_is_moved_with_a_reason(client, campaign, office):
    item = make.item(campaign, by=office, due_words="2009年4月20日")
    page(client, f"{BASE}{item.pk}/extend/")
    assert not Extension.objects.exists()
    posted(client, f"{BASE}{item.pk}/extend/", due_words="2009年5月20日", reason="等设备到货")
    item.refresh_from_db()
    assert (item.due_words, Extension.objects.get().reason) == ("2009年5月20日", "等设备到货")


def test_leader_agrees_before_the_head_closes_and_what_stays_open_is_handed_over(client, campaign, office):
    leader = organisation.person(campaign.unit, is_leader=True)
    plan = make.plan(campaign, "自身建设", by=office)
    item = make.planned(campaign, plan.categories.get(), by=office, leader=leader)
    make.approved(plan, by=office)
    item = services.claim(item=item, done="已配齐。", by=meetings.appointed(campaign))
    item = services.check(item=item, by=meetings.appointed(campaign))
    posted(client, f"{BASE}{item.pk}/agree/", note="3月2日当面同意")
    item.refresh_from_db()
    assert item.state == "checked"
    head = meetings.appointed(campaign, Role.HEAD)
    client.force_login(head, backend="django.contrib.auth.backends.ModelBackend")
    page(client, f"{BASE}{item.pk}/close/")
    posted(client, f"{BASE}{item.pk}/close/")
    item.refresh_from_db()
    assert item.state == "closed"
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    left = make.item(campaign, "长期坚持", by=office)
    assert "长期坚持" in page(client, f"{BASE}hand-over/")
    to = organisation.department(campaign.unit)
    page(client, f"{BASE}{left.pk}/hand-over/")
    posted(client, f"{BASE}{left.pk}/hand-over/", to=to.pk, until="2050-01-01", reason="到新馆建成")
    left.refresh_from_db()
    assert left.state == "handed_over"
    assert client.get(f"{BASE}{left.pk}/move/nonsense/").status_code == 404


def test_item_is_removed_only_with_nothing_on_it(client, campaign, office):
    item = make.item(campaign, by=office)
    posted(client, f"{BASE}{item.pk}/remove/")
    assert not Item.objects.exists()


@pytest.mark.trace("T-56")
def test_regulation_is_written_issued_bound_and_handed_out(client, campaign, office):
    there = f"{BASE}lists/regulations/"
    text = SimpleUploadedFile("制度.txt", "第一条 学习。\n第二条 签到。".encode("gb18030"))
    posted(client, f"{there}add/", title="学习制度", action="revise", upload=text)
    regulation = Regulation.objects.get()
    assert regulation.text.startswith("第一条")
    assert "on the list already" in posted(client, f"{there}add/", title="学习制度", action="new")
    bad = SimpleUploadedFile("制度.doc", b"\xd0\xcf\x11\xe0\x00\x00\xff\xff")
    assert "no text file" in posted(client, f"{there}add/", title="签到制度", action="new", upload=bad)
    one = f"{BASE}regulations/{regulation.pk}/"
    assert "第二条" in page(client, one)
    page(client, f"{one}issue/")
    posted(client, f"{one}issue/", on="2009-04-10", number="科发〔2009〕3号")
    regulation.refresh_from_db()
    assert (regulation.state, regulation.number) == ("issued", "科发〔2009〕3号")
    assert client.get(f"{one}nonsense/").status_code == 404
    posted(client, f"{BASE}booklets/bind/")
    assert Job.objects.filter(kind="rectification.bind").exists() or Booklet.objects.exists()


def test_nothing_is_bound_while_nothing_is_issued(client, campaign, office):
    posted(client, f"{BASE}booklets/bind/")
    assert not Booklet.objects.exists()


def test_booklet_is_read_and_its_copies_are_noted(client, campaign, office):
    make.regulation(campaign, by=office, issued_on=date(2009, 4, 10))
    booklet = make.booklet(campaign, by=office)
    department = organisation.department(campaign.unit)
    assert client.get(f"{BASE}booklets/{booklet.pk}.pdf").content == b"%PDF-"
    assert department.name in page(client, f"{BASE}booklets/{booklet.pk}/")
    sent = {"departments": department.pk, "number": "2", "on": "2009-04-10"}
    posted(client, f"{BASE}booklets/{booklet.pk}/", **sent)
    assert BookletCopies.objects.get().number == 2
    page(client, f"{BASE}booklets/")


@pytest.mark.parametrize(
    ("key", "words", "model"),
    [
        ("measures", {"group": "扎实推进科普工作", "text": "利用科技周"}, LongTermMeasure),
        ("projects", {"name": "新馆建设"}, WorkProject),
        ("points", {"kind": "effect", "text": "进一步转变了工作作风"}, SummaryPoint),
    ],
)
def test_what_lasts_is_listed_changed_and_taken_out(client, campaign, office, key, words, model):
    there = f"{BASE}lists/{key}/"
    page(client, there)
    posted(client, f"{there}add/", **words)
    record = model.objects.get()
    shown = words.get("text") or words["name"]
    assert shown in page(client, there)
    edit = client.get(f"{there}{record.pk}/")
    kept = {field.html_name: field.value() or "" for field in edit.context["form"]}
    changed = {name: f"{shown}（改）" if value == shown else value for name, value in kept.items()}
    posted(client, f"{there}{record.pk}/", **changed)
    assert f"{shown}（改）" in page(client, there)
    posted(client, f"{there}{record.pk}/remove/", reason="写重了")
    assert not model.objects.exists()


def test_work_project_is_named_once(client, campaign, office):
    there = f"{BASE}lists/projects/"
    for _ in range(2):
        said = posted(client, f"{there}add/", name="新馆建设")
    assert "on the list already" in said
    assert WorkProject.objects.count() == 1

"""The museum's plan as its account tells it: directions, approval, publication, 4項18條 (domain.md T-52…T-57, T-62)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.opinions import services as opinions
from phases.opinions.models import Channel, Opinion
from phases.organisation.roles import Role
from phases.rectification import selectors, services
from phases.rectification.ledgers import ItemLedger
from phases.rectification.models import Evidence, Item, ItemCategory, Progress
from phases.rectification.sections import RectificationFigures
from phases.reports import drafting
from phases.timeline import services as timeline_services
from phases.timeline import template
from tests.factories import ledgers, meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db
FOUR = ["學習科學發展觀活動", "新館內容建設", "開展科普工作", "自身建設"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def museum():
    return timeline_services.create_campaign(
        template=template.available()["study-practice-2008-museum"],
        unit=organisation.unit(),
        by=organisation.administrator(),
        slug="museum",
        name="學習實踐活動",
        short_name="學習實踐活動",
        year=2008,
    )


def values(campaign):
    phase = campaign.phases.last()
    phase.campaign = campaign
    return {figure.key.partition(".")[2]: figure.value for figure in RectificationFigures().figures(phase)}


@pytest.mark.trace("T-52")
def test_plan_of_the_museum_has_four_directions(museum):
    plan = services.begin_plan(campaign=museum, by=meetings.appointed(museum))
    assert (len(plan.directions), plan.categories.count()) == (4, 4)
    assert all("圍繞" in direction for direction in plan.directions)
    assert services.begin_plan(campaign=museum, by=meetings.appointed(museum)) == plan  # there is one


@pytest.mark.trace("T-53")
def test_plan_is_approved_by_two_kinds_of_meeting_and_its_items_with_it(campaign, office):
    plan = rectification.plan(campaign, *FOUR, by=office)
    item = rectification.planned(campaign, plan.categories.first(), by=office)
    assert item.state == "draft"
    with pytest.raises(RefusedError, match="name the meeting"):
        services.approve_plan(plan=plan, meetings=[], by=office)
    approved = rectification.approved(plan, by=office, kinds=(Meeting.Kind.COMMITTEE, Meeting.Kind.OTHER))
    item.refresh_from_db()
    assert (approved.state, item.state) == ("approved", "planned")
    assert set(approved.meetings.values_list("kind", flat=True)) == {"committee", "other"}
    with pytest.raises(RefusedError, match="approved as it stands"):
        services.change_plan(plan=plan, title="別的", by=office)
    assert services.revise_plan(plan=plan, by=office, reason="再聽一次意見").state == "draft"


@pytest.mark.trace("T-54")
def test_published_plan_is_dated_names_nobody_and_takes_answers(campaign, office, client):
    person = organisation.person(campaign.unit, "高文博")
    plan = rectification.plan(campaign, "開展科普工作", by=office)
    named = rectification.planned(
        campaign, plan.categories.get(), "請高文博配講解牌", by=office, person=person, leader=person
    )
    rectification.approved(plan, by=office)
    with pytest.raises(RefusedError, match="高文博"):
        rectification.published(plan, by=office, scope="public")
    services.change_item(item=named, title="展品配講解牌", by=office)
    publication = rectification.published(plan, by=office, scope="public", published_on=campaign.today)
    page = client.get(f"/published/{campaign.slug}/").content.decode()
    assert "展品配講解牌" in page
    assert "高文博" not in page
    answer = services.record_feedback(publication=publication, text="講解牌字太小", by=office)
    assert Opinion.objects.get(channel=publication.channel) == answer
    with pytest.raises(DatabaseError), transaction.atomic():
        type(publication).objects.filter(pk=publication.pk).update(content={})
    services.end_publication(publication=publication, by=office)
    publication.refresh_from_db()
    assert publication.until == campaign.today


def test_plan_of_the_unit_alone_is_no_page_for_everybody(campaign, office, client):
    plan = rectification.approved(rectification.plan(campaign, by=office), by=office)
    rectification.published(plan, by=office)
    assert client.get(f"/published/{campaign.slug}/").status_code == 404
    assert client.get("/published/no-such/").status_code == 404


@pytest.mark.trace("T-55")
def test_import_yields_four_categories_and_eighteen_items(museum):
    lines = [[FOUR[n % 4], f"整改事項{n}", ""] for n in range(18)]
    by = meetings.appointed(museum)
    ItemCategory.objects.filter(plan=services.begin_plan(campaign=museum, by=by)).delete()
    ledgers.bring(ItemLedger(), museum, by, ["category", "title", "part_of"], *lines)
    figures = values(museum)
    assert (figures["categories"], figures["items"], figures["parts"]) == ("4", "18", None)
    phase = museum.phases.last()
    phase.campaign = museum
    kept = drafting.snapshot(phase)
    printed = [
        f"{kept[f'rectification.{name}']['value']}{kept[f'rectification.{name}']['unit']}"
        for name in ("categories", "items")
    ]
    assert "".join(printed) == "4項18條"


@pytest.mark.trace("T-55")
def test_plan_of_another_unit_has_27_items_with_137_parts(campaign, office):
    wholes = [["自身建设", f"事项{n}", ""] for n in range(27)]
    parts = [["", f"措施{n}", f"事项{n % 27}"] for n in range(137)]
    ledgers.bring(ItemLedger(), campaign, office, ["category", "title", "part_of"], *wholes, *parts)
    figures = values(campaign)
    assert (figures["items"], figures["parts"]) == ("27", "137")
    assert Item.objects.filter(parent__isnull=False, category__name="自身建设").count() == 137


@pytest.mark.trace("T-57")
def test_two_work_projects_are_linked(campaign, office):
    names = ("科技館新館建設", "第九屆中國青少年機器人競賽")
    projects = [services.record_project(campaign=campaign, by=office, name=name) for name in names]
    item = rectification.item(campaign, by=office, projects=projects)
    assert {project.name for project in item.projects.all()} == set(names)
    assert values(campaign)["projects"] == "、".join(names)


@pytest.mark.trace("T-62")
def test_livelihood_and_its_outcome_are_told_in_the_summary(campaign, office):
    item = rectification.item(campaign, "延長開放", by=office, livelihood=True)
    services.claim(item=item, done="已延長。", outcome="上班的人周末也能來", by=office)
    services.check(item=item, by=meetings.appointed(campaign))
    services.close(item=item, by=meetings.appointed(campaign, Role.HEAD))
    figures = values(campaign)
    assert (figures["livelihood_in_all"], figures["livelihood_titles"]) == ("1", "上班的人周末也能來")


def test_items_leader_agrees_before_the_head_closes_it(campaign, office):
    leader = organisation.person(campaign.unit, is_leader=True)
    plan = rectification.plan(campaign, "自身建設", by=office)
    rectification.approved(plan, by=office)
    head, clerk = meetings.appointed(campaign, Role.HEAD), meetings.appointed(campaign)
    item = rectification.checked(
        campaign, by=office, other=clerk, leader=leader, category=plan.categories.get(), quick_fix=False
    )
    with pytest.raises(RefusedError, match="has not agreed"):
        services.close(item=item, by=head)
    with pytest.raises(RefusedError, match="did not report"):
        services.agree(item=item, by=office, note="電話同意")
    with pytest.raises(RefusedError, match="how and when"):
        services.agree(item=item, by=clerk)
    services.agree(item=item, by=clerk, note="3月2日電話同意")
    assert services.close(item=item, by=head).agreed_note == "3月2日電話同意"


def test_what_is_noted_is_only_added_to(campaign, office):
    item = rectification.item(campaign, by=office, due_words="3月6日")
    services.note_progress(item=item, text="等人手排班", by=office)
    first = services.keep_evidence(item=item, name="排班表.txt", content=b"1", by=office)
    second = services.keep_evidence(item=item, name="排班表.txt", content=b"2", by=office)
    services.extend(item=item, due_words="3月20日", reason="人手不夠", by=office)
    item.refresh_from_db()
    assert ((first.version, second.version), item.due_words) == ((1, 2), "3月20日")
    assert first.sha256 != second.sha256
    for rows in (Progress.objects.all(), Evidence.objects.all(), item.extensions.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(by=None)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(RefusedError, match="Not removed"):
        services.remove_item(item=item, by=office)


def test_item_goes_to_long_term_work_with_its_open_parts(campaign, office):
    whole = rectification.item(campaign, by=office)
    parts = [rectification.item(campaign, by=office, parent=whole) for _ in range(2)]
    to = organisation.department(campaign.unit, "辦公室")
    until = campaign.today + timedelta(days=30)
    services.hand_over(item=whole, to=to, until=until, reason="長期堅持", by=office)
    assert set(
        Item.objects.filter(pk__in=[whole.pk, *(one.pk for one in parts)]).values_list("state", "handed_to")
    ) == {("handed_over", to.pk)}
    with pytest.raises(RefusedError, match="not open any more"):
        services.steer(item=parts[0], act="take_back", by=office)
    assert not selectors.open_at_the_end(campaign)


def test_only_those_who_mend_see_what_is_late(campaign, office, client):
    rectification.item(campaign, by=office, due_words="2009年3月6日")
    for role, sees in ((Role.OFFICE, True), (Role.HEAD, True), (Role.MEMBER, False), (Role.OBSERVER, False)):
        client.force_login(meetings.appointed(campaign, role), backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(f"/campaigns/{campaign.slug}/rectification/?view=overdue").content.decode()
        assert ("octagon-alert" in page or "is-bad" in page) is sees, role


def test_channel_of_a_published_plan_stays_and_says_why(campaign, office):
    publication = rectification.published(
        rectification.approved(rectification.plan(campaign, by=office), by=office), by=office
    )
    with pytest.raises(RefusedError, match="published plan"):
        opinions.remove_channel(channel=publication.channel, by=office)
    assert Channel.objects.filter(pk=publication.channel_id).exists()

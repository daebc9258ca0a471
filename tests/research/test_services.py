"""Topics, visits, reports, exchange and use, as they happen; each act leaves its line in the trail."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents.models import Document
from phases.organisation.roles import Role
from phases.research import selectors, services
from phases.research.models import Conversion, Topic
from phases.research.states import TopicState
from tests.factories import meetings, opinions, organisation, rectification, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def acts(record):
    return [str(line.act) for line in audit.history_of(record)]


@pytest.mark.trace("S-31")
def test_six_titles_are_imported_numbered_and_printed_with_their_prefix(campaign, office):
    phase = campaign.phases.all()[0]
    services.import_titles(campaign=campaign, phase=phase, titles=research.SIX, by=office)
    topics = list(Topic.objects.filter(campaign=campaign))
    assert [(topic.number, topic.title) for topic in topics] == list(enumerate(research.SIX, start=1))
    printed = selectors.in_one_sentence([topic.title for topic in topics], campaign.script)
    assert printed.startswith("关于新兴产业支撑高新技术产业跨越发展对策研究、关于发酵床养殖技术的推广现状及前景展望、")
    assert printed.count("关于") == 6
    assert printed.count("、") == 5


def test_import_leaves_titles_that_stand_already(campaign, office):
    phase = campaign.phases.all()[0]
    services.import_titles(campaign=campaign, phase=phase, titles=research.SIX[:2], by=office)
    made = services.import_titles(campaign=campaign, phase=phase, titles=research.SIX[1:3], by=office)
    assert [topic.title for topic in made] == [research.SIX[2]]


@pytest.mark.trace("S-30")
def test_topic_is_approved_only_with_a_leader_or_a_department(campaign, office):
    (topic,) = services.import_titles(campaign=campaign, phase=campaign.phases.all()[0], titles=["专题"], by=office)
    with pytest.raises(RefusedError, match="who leads"):
        services.move(topic=topic, act="approve", by=office)
    services.change_topic(topic=topic, lead=organisation.person(campaign.unit, "韩志刚"), by=office)
    assert services.move(topic=topic, act="approve", by=office).state == TopicState.APPROVED
    assert acts(topic)[0] == "moved a research topic on"


def test_database_keeps_an_approved_topic_with_somebody(campaign, office):
    topic = services.move(topic=research.topic(campaign, by=office), act="approve", by=office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(lead=None, department=None)


def test_vague_date_keeps_its_words_and_is_overdue_after_its_last_day(campaign, office):
    topic = research.topic(campaign, by=office, due_words="4月中旬")
    assert (topic.due.words, topic.due_last) == ("4月中旬", date(2009, 4, 20))
    assert [topic.is_overdue(day) for day in (date(2009, 4, 20), date(2009, 4, 21))] == [False, True]


def test_suspended_topic_is_taken_up_again_and_is_not_overdue(campaign, office):
    topic = research.topic(campaign, by=office, due_words="4月中旬")
    services.move(topic=topic, act="suspend", by=office, reason="等市里统一部署")
    topic.refresh_from_db()
    assert not topic.is_overdue(date(2009, 6, 1))
    assert services.move(topic=topic, act="resume", by=office).state == TopicState.IN_PROGRESS


def test_suspending_needs_a_reason(campaign, office):
    with pytest.raises(RefusedError, match="say why"):
        services.move(topic=research.topic(campaign, by=office), act="suspend", by=office)


def test_steps_that_follow_by_themselves_are_not_taken_by_hand(campaign, office):
    with pytest.raises(RefusedError, match="by itself"):
        services.move(topic=research.topic(campaign, by=office), act="exchange", by=office)


@pytest.mark.trace("S-32")
def test_topic_shows_how_many_opinions_and_visits_it_has(campaign, office):
    topic = research.topic(campaign, by=office)
    heard = opinions.opinions(campaign, 4, by=office)
    services.link_opinions(topic=topic, opinions=heard, by=office)
    services.link_opinions(topic=topic, opinions=heard[:2], by=office)  # twice is once
    services.unlink_opinion(topic=topic, opinion=heard[0], by=office)
    research.visit(campaign, topic=topic, by=office)
    found = selectors.topics_of(campaign).get(pk=topic.pk)
    assert (found.opinion_count, found.visit_count) == (3, 1)


@pytest.mark.trace("S-33")
def test_report_is_written_in_versions_and_filed(campaign, office):
    topic = research.topic(campaign, by=office)
    report = services.write_report(topic=topic, by=office)
    assert (report.kind, report.versions.count()) == (Document.Kind.RESEARCH_REPORT, 1)
    with pytest.raises(RefusedError, match="no words"):
        services.file_report(topic=topic, by=office)
    services.take_in_report(topic=topic, text="一、现状。\n二、建议。", by=office)
    topic.refresh_from_db()
    report.refresh_from_db()
    assert (topic.state, report.state, report.versions.count()) == ("report_final", "filed", 2)
    assert services.write_report(topic=topic, by=office) == report


def test_report_that_is_worked_on_again_counts_no_more(campaign, office):
    topic = research.reported(research.topic(campaign, by=office), by=office)
    services.move(topic=topic, act="revise", by=office, reason="补充数据")
    assert not Topic.objects.with_final_report().exists()


@pytest.mark.trace("S-34")
def test_six_reports_are_exchanged_at_one_meeting(campaign, office):
    topics = [research.reported(topic, by=office) for topic in research.six(campaign, by=office)]
    meeting = research.exchange_meeting(campaign, by=office)
    assert len(services.exchange_reports(meeting=meeting, topics=topics, by=office)) == 6
    assert set(Topic.objects.values_list("state", flat=True)) == {"exchanged"}
    services.exchange_reports(meeting=meeting, topics=topics[:5], by=office)
    topics[5].refresh_from_db()
    assert topics[5].state == TopicState.REPORT_FINAL


def test_report_that_is_not_finished_is_not_exchanged(campaign, office):
    with pytest.raises(RefusedError, match="no finished report"):
        services.exchange_reports(
            meeting=research.exchange_meeting(campaign, by=office),
            topics=[research.topic(campaign, by=office)],
            by=office,
        )


def test_other_meeting_exchanges_nothing(campaign, office):
    with pytest.raises(RefusedError, match="of that kind"):
        services.exchange_reports(meeting=meetings.meeting(campaign, by=office), topics=[], by=office)


@pytest.mark.trace("S-35")
def test_report_on_pledges_and_its_item_lead_to_each_other(campaign, office, client):
    topic = research.reported(research.topic(campaign, research.SIX[4], by=office), by=office)
    conversion = research.converted(topic, by=office)
    item = rectification.item(campaign, "办理专利质押贷款", by=office, conversion=conversion)
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    there = client.get(f"/campaigns/{campaign.slug}/research/topics/{topic.pk}/").content.decode()
    back = client.get(f"/campaigns/{campaign.slug}/rectification/{item.pk}/").content.decode()
    assert f'href="/campaigns/{campaign.slug}/rectification/{item.pk}/"' in there
    assert f'href="/campaigns/{campaign.slug}/research/topics/{topic.pk}/"' in back


def test_use_is_taken_back_and_the_topic_stands_where_it_stood(campaign, office):
    topic = research.reported(research.topic(campaign, by=office), by=office)
    first = research.converted(topic, by=office, kind=Conversion.Kind.POLICY)
    second = research.converted(topic, by=office, kind=Conversion.Kind.PROJECT)
    for conversion in (first, second):
        services.remove_conversion(conversion=conversion, by=office)
    topic.refresh_from_db()
    assert topic.state == TopicState.REPORT_FINAL


def test_use_from_which_an_item_springs_is_not_taken_back(campaign, office):
    conversion = research.converted(research.reported(research.topic(campaign, by=office), by=office), by=office)
    rectification.item(campaign, by=office, conversion=conversion)
    with pytest.raises(RefusedError, match="rectification item"):
        services.remove_conversion(conversion=conversion, by=office)


def test_topic_without_a_report_is_put_to_no_use(campaign, office):
    with pytest.raises(RefusedError):
        research.converted(research.topic(campaign, by=office), by=office)


def test_topic_on_which_something_hangs_is_not_removed(campaign, office):
    topic = research.topic(campaign, by=office)
    visit = research.visit(campaign, topic=topic, by=office)
    with pytest.raises(RefusedError, match="visits"):
        services.remove_topic(topic=topic, by=office)
    services.remove_visit(visit=visit, by=office)
    services.remove_topic(topic=topic, by=office)
    assert not Topic.objects.exists()


def test_visit_of_a_day_that_has_not_come_is_refused(campaign, office):
    with pytest.raises(RefusedError, match="not come"):
        research.visit(campaign, by=office, on=date(2999, 1, 1))


def test_visit_is_corrected_and_says_what_was_before(campaign, office):
    visit = research.visit(campaign, by=office, place="丹徒区")
    services.change_visit(visit=visit, by=office, place="丹徒区发酵床养猪示范点")
    (change,) = audit.history_of(visit)[0].changes
    assert (change.old, change.new) == ("丹徒区", "丹徒区发酵床养猪示范点")


def test_liaison_gives_no_topic_to_another_department(campaign, office):
    own, other = (organisation.department(campaign.unit, name) for name in ("知识产权处", "办公室"))
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    topic = research.topic(campaign, department=own, by=liaison)
    with pytest.raises(RefusedError, match="your own department"):
        services.change_topic(topic=topic, department=other, by=liaison)
    with pytest.raises(RefusedError, match="your own department"):
        research.topic(campaign, department=other, by=liaison)


@pytest.mark.trace("T-17")
def test_one_topic_is_enough_in_a_small_unit(campaign, office):
    research.reported(research.topic(campaign, "結合實際進一步推進青少年科普教育工作的調研", by=office), by=office)
    assert selectors.counts_of(campaign) == {"all": 1, "open": 0, "missing": 0, "overdue": 0, "done": 1, "reports": 1}

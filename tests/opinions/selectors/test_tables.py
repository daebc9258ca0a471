"""Cross tables, the thread, and the list's own questions."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from phases.opinions import services
from phases.opinions.models import Channel, Opinion, SurveyForm
from phases.opinions.selectors import groups, raw, surveys, tables, thread
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-24")
def test_every_channel_is_counted_by_who_speaks(campaign):
    drive, symposium = make.channel(campaign, "建言献策"), make.channel(campaign, "座谈会")
    cadres, deputies = make.source(campaign, "科技干部"), make.source(campaign, "人大代表")
    make.opinions(campaign, 3, on=drive, source=cadres)
    make.opinions(campaign, 2, on=symposium, source=deputies)
    make.opinion(campaign, on=symposium)
    cross = tables.channel_by_source(campaign)
    assert [(str(name), numbers, total) for name, numbers, total in cross.lines] == [
        ("建言献策", [3, 0, 0], 3),
        ("座谈会", [0, 2, 1], 3),
    ]
    assert (cross.sums, cross.total) == ([3, 2, 1], 6)


def test_opinion_of_two_categories_stands_in_both_rows_and_once_in_the_sum(campaign):
    both = [make.category(campaign, "展览"), make.category(campaign, "培训")]
    make.opinion(campaign, categories=both)
    cross = tables.category_by_channel(campaign)
    assert ([total for _name, _numbers, total in cross.lines], cross.total) == ([1, 1], 1)


@pytest.mark.trace("T-28")
def test_four_categories_sum_to_eighteen(campaign):
    for name, number in (("學習活動", 3), ("新館建設", 5), ("科普工作", 6), ("自身建設", 4)):
        category = make.category(campaign, name)
        for _ in range(number):
            make.group(campaign, category=category)
    counted = tables.groups_by_category(campaign)
    assert [number for _name, number in counted] == [3, 5, 6, 4]
    parts = groups.by_category([groups.Row(group) for group in groups.groups_of(campaign)])
    assert [len(part.rows) for part in parts] == [3, 5, 6, 4]
    make.group(campaign)
    assert [number for _name, number in tables.groups_by_category(campaign)][-1] == 1


def test_struck_entries_count_nowhere(campaign):
    office = meetings.appointed(campaign)
    opinion = make.opinion(campaign, by=office)
    services.strike(opinion=opinion, reason="录了两遍", by=office)
    assert tables.channel_by_source(campaign).total == 0
    report = thread.check(campaign)
    assert (report.raw, report.struck) == (0, 1)


def test_list_is_narrowed_by_each_of_its_questions(campaign):
    on, source, category = make.channel(campaign), make.source(campaign), make.category(campaign)
    wanted = make.opinion(campaign, "多开放几天", on=on, source=source, categories=[category], tag="计")
    make.opinion(campaign, "值班餐")
    for name, value in (
        ("channel", on.pk), ("source", source.pk), ("category", category.pk), ("tag", "计"), ("q", "开放"),
        ("q", wanted.code),
    ):  # fmt: skip
        assert list(raw.matching(raw.opinions_of(campaign), {name: str(value)})) == [wanted], name
    assert raw.matching(raw.opinions_of(campaign), {"phase": "1", "view": "waiting"}).count() == 2
    assert not raw.matching(raw.opinions_of(campaign), {"view": "gathered"}).exists()


def test_keys_that_are_none_are_passed_over(campaign):
    opinion, other = make.opinion(campaign), make.opinion(timeline.campaign())
    assert raw.picked(campaign, ["x", str(opinion.pk), str(other.pk), str(opinion.pk)]) == [opinion]


def test_sum_with_an_unknown_number_is_unknown(campaign):
    make.form(campaign, issued=60, returned=42)
    make.form(campaign, issued=10)
    assert surveys.totals(SurveyForm.objects.all()) == surveys.Totals(issued=70, returned=None)
    assert surveys.totals(SurveyForm.objects.all(), public=True) == surveys.Totals(None, None)


def test_channel_that_was_only_laid_out_is_not_used(campaign):
    make.channel(campaign)
    opened = make.channel(campaign, opened_on=campaign.today)
    assert surveys.used(surveys.channels_of(campaign), campaign) == [opened]


def test_thread_command_is_silent_about_sound_opinions_and_names_orphans(campaign):
    out = StringIO()
    opinion = make.opinion(campaign)
    call_command("thread", campaign=campaign.slug, stdout=out)
    assert "✗" not in out.getvalue()
    _tear_the_thread(opinion)
    with pytest.raises(SystemExit) as ended:
        call_command("thread", campaign=campaign.slug, stdout=out)
    assert ended.value.code == 1
    assert f"✗ {opinion.code}" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("thread", campaign="no-such")


def _tear_the_thread(opinion):
    """What the guards refuse: somebody who lifts them first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks outstanding is not altered
            cursor.execute("ALTER TABLE phases_opinion DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER opinion_gathered_while_held")
    Opinion.objects.filter(pk=opinion.pk).update(fate="gathered")


@pytest.mark.trace("S-27")
def test_symposium_of_the_system_is_counted_apart(campaign):
    make.opinion(campaign, on=make.channel(campaign, "系统座谈会", Channel.Kind.SYSTEM_SYMPOSIUM))
    make.opinion(campaign, on=make.channel(campaign, "座谈会", Channel.Kind.SYMPOSIUM))
    assert [total for _name, _numbers, total in tables.channel_by_source(campaign).lines] == [1, 1]
    assert len(surveys.used(surveys.channels_of(campaign), campaign)) == 2

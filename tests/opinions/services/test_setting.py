"""Channels, words and forms as the sources have them."""

import pytest
from django.db import IntegrityError, transaction

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Category, Channel, SourceGroup, SurveyForm
from phases.opinions.selectors import surveys
from phases.timeline import template
from phases.timeline.services import create_campaign
from tests.factories import meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


def from_template(key):
    by = organisation.user()
    campaign = create_campaign(
        template=template.available()[key],
        unit=organisation.unit(),
        by=by,
        slug=key[-20:],
        name="学习实践活动",
        short_name="学习实践活动",
        year=2009,
    )
    services.lay_out(campaign=campaign, by=by)
    return campaign, by


@pytest.mark.trace("S-24", "S-25", "S-26", "S-27", "S-28")
def test_bureau_seeks_opinions_on_four_channels():
    campaign, _by = from_template("study-practice-2009-bureau")
    channels = list(Channel.objects.filter(campaign=campaign))
    assert [channel.kind for channel in channels] == [
        "suggestion_drive",
        "symposium",
        "system_symposium",
        "survey",
        "online_box",
    ]
    Channel.objects.filter(campaign=campaign).update(opened_on="2009-03-23")
    # The source's fourth way is "forms, and an online box": one channel (domain.md 1.3, S.opinion_channels).
    assert len(surveys.used(surveys.channels_of(campaign), campaign)) == 4
    drive = channels[0]
    assert drive.slogans == ["我为镇江跨越发展出一计", "我为科技创新献一策"]
    assert drive.tags == ["计", "策"]
    sources = set(SourceGroup.objects.filter(campaign=campaign).values_list("name", flat=True))
    assert {"市人大代表", "市政协委员", "企业服务对象"} <= sources


@pytest.mark.trace("T-19", "T-21", "T-28")
def test_museum_sorts_into_its_four_categories_and_asks_with_two_forms():
    campaign, _by = from_template("study-practice-2008-museum")
    assert [category.name for category in Category.objects.filter(campaign=campaign)] == [
        "學習科學發展觀活動",
        "新館內容建設",
        "開展科普工作",
        "自身建設",
    ]
    own, public = SurveyForm.objects.filter(campaign=campaign)
    assert own.topics == ["學習實踐活動", "館領導班子工作", "青少年科技活動", "科技培訓", "科技展覽"]
    assert (own.is_public, public.is_public) == (False, True)
    assert (own.issued, public.issued) == (None, None)


def test_laying_out_twice_adds_nothing():
    campaign, by = from_template("study-practice-2009-bureau")
    assert services.lay_out(campaign=campaign, by=by) == 0


def test_campaign_without_a_list_lays_out_nothing():
    campaign = timeline.campaign()
    assert services.lay_out(campaign=campaign, by=meetings.appointed(campaign)) == 0


@pytest.mark.trace("T-19")
def test_sixty_handed_out_and_forty_two_returned_make_seventy_percent():
    campaign = timeline.campaign()
    by = meetings.appointed(campaign)
    form = services.add_form(
        campaign=campaign, by=by, channel=make.channel(campaign), name="征求意见表", issued=60, returned=42
    )
    assert str(form.return_rate) == "70.0"
    with pytest.raises(RefusedError):
        services.change_form(form=form, by=by, returned=61)
    form.refresh_from_db()
    assert form.returned == 42


@pytest.mark.trace("T-21")
def test_unknown_returns_give_no_rate():
    campaign = timeline.campaign()
    assert make.form(campaign, issued=13000).return_rate is None
    assert make.form(campaign, returned=5).return_rate is None


def test_database_refuses_more_returned_than_issued():
    campaign = timeline.campaign()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.form(campaign, issued=60, returned=61)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.form(campaign, returned=42, valid=40, void=1)


def test_channel_stays_while_an_opinion_names_it_and_goes_when_empty():
    campaign = timeline.campaign()
    by, channel = meetings.appointed(campaign), make.channel(campaign)
    make.opinion(campaign, on=channel)
    with pytest.raises(RefusedError):
        services.remove_channel(channel=channel, by=by)
    empty = services.add_channel(campaign=campaign, by=by, name="走访", kind=Channel.Kind.VISIT)
    services.change_channel(channel=empty, by=by, name="走访谈心")
    services.remove_channel(channel=empty, by=by)
    assert list(Channel.objects.filter(campaign=campaign)) == [channel]


@pytest.mark.parametrize("model", [SourceGroup, Category])
def test_word_stays_while_opinions_are_sorted_by_it(model):
    campaign = timeline.campaign()
    by = meetings.appointed(campaign)
    word = services.add_word(model=model, campaign=campaign, name="企业", by=by)
    used = {"source": word} if model is SourceGroup else {"categories": [word]}
    make.opinion(campaign, **used)
    with pytest.raises(RefusedError):
        services.remove_word(word=word, by=by)
    other = services.add_word(model=model, campaign=campaign, name="代表", by=by)
    services.change_word(word=other, name="人大代表", by=by)
    assert audit.history_of(other)[0].changes[0].new == "人大代表"
    services.remove_word(word=other, by=by)
    assert list(model.objects.filter(campaign=campaign)) == [word]


def test_form_stays_while_opinions_were_taken_from_it():
    campaign = timeline.campaign()
    by, form = meetings.appointed(campaign), make.form(campaign)
    make.opinion(campaign, on=form.channel, form=form)
    with pytest.raises(RefusedError):
        services.remove_form(form=form, by=by)
    spare = make.form(campaign)
    services.remove_form(form=spare, by=by)
    assert list(SurveyForm.objects.filter(campaign=campaign)) == [form]

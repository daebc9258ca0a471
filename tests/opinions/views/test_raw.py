"""The page of one raw opinion and what the office does there: correct, strike, sort, answer, take up, see the giver."""

import pytest
from django.urls import reverse

from phases.opinions.models import Opinion
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, opinion):
    return reverse(f"opinions:{name}", args=[opinion.campaign.slug, opinion.pk])


def test_mistake_in_typing_is_corrected_and_what_was_typed_stays_readable(client, campaign, office):
    wrong = make.opinion(campaign, "多办机器人话动")
    assert client.get(address("opinion-correct", wrong)).status_code == 200
    answer = client.post(address("opinion-correct", wrong), {"text": "多办机器人活动", "reason": "打错字"}, follow=True)
    assert "多办机器人活动" in answer.content.decode()
    wrong.refresh_from_db()
    assert (wrong.text, wrong.fate) == ("多办机器人话动", Opinion.Fate.STRUCK)


def test_correction_without_a_reason_is_not_taken_and_keeps_what_was_typed(client, campaign, office):
    wrong = make.opinion(campaign, "多办机器人话动")
    page = client.post(address("opinion-correct", wrong), {"text": "多办机器人活动", "reason": ""}).content.decode()
    assert "多办机器人活动" in page
    wrong.refresh_from_db()
    assert wrong.fate == Opinion.Fate.WAITING


def test_entry_made_twice_is_struck_with_the_reason(client, campaign, office):
    twice = make.opinion(campaign)
    assert client.get(address("opinion-strike", twice)).status_code == 200
    client.post(address("opinion-strike", twice), {"reason": "录了两遍"})
    twice.refresh_from_db()
    assert (twice.fate, twice.fate_reason) == (Opinion.Fate.STRUCK, "录了两遍")


def test_struck_entry_cannot_be_struck_again_and_the_page_says_so(client, campaign, office):
    twice = make.opinion(campaign)
    for _ in range(2):
        answer = client.post(address("opinion-strike", twice), {"reason": "录了两遍"})
    assert answer.status_code in (200, 403)
    twice.refresh_from_db()
    assert twice.fate == Opinion.Fate.STRUCK


def test_particulars_change_and_the_words_stay(client, campaign, office):
    opinion, other = make.opinion(campaign, "原话"), make.channel(campaign, "座谈会")
    side = make.category(campaign, "自身建设")
    assert client.get(address("opinion-sort", opinion)).status_code == 200
    typed = {"channel": other.pk, "categories": [side.pk], "phase": opinion.phase_id, "times": 2, "form_number": ""}
    client.post(address("opinion-sort", opinion), typed)
    opinion.refresh_from_db()
    assert (opinion.channel, opinion.times, opinion.text) == (other, 2, "原话")
    assert list(opinion.categories.all()) == [side]


def test_direct_answer_stands_with_its_reply_and_can_be_taken_up_again(client, campaign, office):
    opinion = make.opinion(campaign)
    assert client.get(address("opinion-answer", opinion)).status_code == 200
    client.post(address("opinion-answer", opinion), {"fate": "answered", "reply": "已经增加场次。", "reason": ""})
    opinion.refresh_from_db()
    assert (opinion.fate, opinion.reply) == (Opinion.Fate.ANSWERED, "已经增加场次。")
    client.post(address("opinion-take-up", opinion))
    opinion.refresh_from_db()
    assert opinion.fate == Opinion.Fate.WAITING


def test_declining_without_a_reason_is_refused_and_nothing_changes(client, campaign, office):
    opinion = make.opinion(campaign)
    answer = client.post(address("opinion-answer", opinion), {"fate": "declined", "reply": "", "reason": ""})
    assert answer.status_code == 200
    opinion.refresh_from_db()
    assert opinion.fate == Opinion.Fate.WAITING


def test_taking_up_what_waits_already_says_why_not(client, campaign, office):
    opinion = make.opinion(campaign)
    page = client.post(address("opinion-take-up", opinion), follow=True)
    assert page.status_code == 200
    opinion.refresh_from_db()
    assert opinion.fate == Opinion.Fate.WAITING


def test_who_gave_it_is_shown_for_a_reason_alone(client, campaign, office):
    opinion = make.opinion(campaign, giver_name="王某某")
    assert "王某某" not in client.get(address("opinion", opinion)).content.decode()
    assert "王某某" not in client.post(address("opinion-giver", opinion), {"reason": ""}).content.decode()
    assert "王某某" in client.post(address("opinion-giver", opinion), {"reason": "当面答复"}).content.decode()

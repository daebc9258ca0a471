"""The letter to a known giver."""

import pytest

from phases.opinions import mail, services
from phases.opinions.models import Opinion
from tests.factories import meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


def test_letter_repeats_the_words_and_gives_reply_and_reason(campaign):
    opinion = make.opinion(campaign, "涨工资\n马上", giver_name="王女士", contact=" wang@example.org ")
    services.put_aside(
        campaign=campaign,
        opinions=[opinion],
        fate=Opinion.Fate.DECLINED,
        reason="工资由财政统一规定",
        reply="我局无权决定。",
        by=meetings.appointed(campaign),
    )
    opinion.refresh_from_db()
    letter = mail.letter(opinion, message_id="<1@example.org>")
    assert (letter.to, letter.extra_headers["Message-ID"]) == (["wang@example.org"], "<1@example.org>")
    for words in ("涨工资", "我局无权决定。", "工资由财政统一规定"):
        assert words in letter.body
    assert "\n" not in letter.subject


@pytest.mark.parametrize("contact", ["", "13800000000", "a@b@c", "wang@example.org\nBcc: all@example.org"])
def test_what_is_no_address_reaches_nobody(campaign, contact):
    opinion = make.opinion(campaign, giver_name="王女士", contact=contact.split("\n")[0])
    opinion.contact = contact
    assert mail.address_of(opinion) == ""


def test_contact_goes_before_the_account(campaign):
    person = organisation.person(campaign.unit)
    organisation.user(person=person, email="account@example.org")
    assert mail.address_of(make.opinion(campaign, giver=person)) == "account@example.org"
    assert mail.address_of(make.opinion(campaign, giver=person, contact="left@example.org")) == "left@example.org"

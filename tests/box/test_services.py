"""Opening a box, giving, emptying by the clock, answering (domain.md S-29)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from phases.box import selectors, services
from phases.box.models import BoxKey, Envelope, OpinionBox
from phases.core import keyfiles
from phases.core.audit.models import AuditEntry
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.opinions.models import Category, Channel, Opinion, SourceGroup
from phases.organisation.roles import Role
from tests.factories import box as make
from tests.factories import timeline
from tests.factories.box import MONDAY

pytestmark = pytest.mark.django_db
NEXT_DAY, LATER = MONDAY + timedelta(days=1), MONDAY + timedelta(days=30)


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def files() -> list[str]:
    return list(keyfiles.names("box-"))


# ---- The office's box -------------------------------------------------------------------------------------------


@pytest.mark.trace("S-29")
def test_box_is_a_channel_of_its_own_and_takes_anonymous_opinions():
    campaign = timeline.campaign()
    box = make.box(campaign, name="网上征求意见箱", opened_on=date(2009, 3, 20))
    code, *_others = make.given(box, "窗口办事慢", "会议太多", "网站更新不及时")
    assert make.emptied(box).opinions == 3
    assert Channel.objects.get(campaign=campaign).kind == Channel.Kind.ONLINE_BOX
    opinion = selectors.opinion_under(code)
    assert (opinion.text, opinion.fate, opinion.is_attributed) == ("窗口办事慢", "waiting", False)
    assert opinion.entered_by is opinion.received_on is opinion.entered_at is None


def test_opening_a_box_asks_the_worker_for_its_first_key():
    campaign = timeline.campaign()
    office = timeline.part(campaign, Role.OFFICE)
    box = services.open_box(campaign=campaign, name="意见箱", invitation="请提意见", by=office)
    assert Job.objects.get(kind="box.make_key").payload == {"box": str(box.pk)}
    with pytest.raises(RefusedError, match="being prepared"):
        services.give(box=box, text="早了一点")
    with pytest.raises(RefusedError, match="its box already"):
        services.open_box(campaign=campaign, name="又一个", invitation="请提意见", by=office)
    assert acts() == ["box.opened"]


def test_channel_that_the_template_laid_out_becomes_the_box():
    campaign = timeline.campaign()
    laid_out = Channel.objects.create(campaign=campaign, kind="online_box", name="网上征求意见箱", topics="机关作风")
    assert make.box(campaign).channel == laid_out


def test_key_is_made_once_and_its_secret_half_is_a_file_alone():
    box = make.box()
    key = services.make_key(box=box, on=NEXT_DAY)
    assert BoxKey.objects.get() == key
    assert files() == [f"box-{box.pk.hex}-{key.pk.hex}"]
    assert keyfiles.read(files()[0]) != bytes(key.public_key)


def test_closed_box_takes_nothing_until_it_is_opened_again():
    box = make.box(opened_on=date(2009, 3, 20))
    by = timeline.part(box.campaign, Role.OFFICE)
    services.close_box(box=box, by=by)
    with pytest.raises(RefusedError, match="takes no opinions now"):
        make.given(box, "太晚了")
    services.reopen_box(box=box, by=by)
    assert make.given(box, "还来得及")
    assert acts()[-2:] == ["box.closed", "box.reopened"]


def test_change_is_kept_in_the_trail():
    box = make.box()
    words = {"name": "意见箱", "invitation": "改", "opened_on": MONDAY, "closed_on": None, "waits_at_most": 5}
    services.change_box(box=box, by=timeline.part(box.campaign, Role.OFFICE), **words)
    assert OpinionBox.objects.get().waits_at_most == 5
    assert acts()[-1] == "box.changed"


# ---- Giving -----------------------------------------------------------------------------------------------------


def test_giving_is_one_insert_and_nothing_else():
    box = make.box()
    before = acts(), Job.objects.count()
    with CaptureQueriesContext(connection) as queries:
        services.give(box=box, text="意见")
    writing = [
        query["sql"].split(" (")[0] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert writing == ['INSERT INTO "phases_envelope"']
    assert (acts(), Job.objects.count()) == before


def test_envelope_shows_neither_words_nor_code():
    box = make.box()
    (code,) = make.given(box, "窗口办事慢")
    envelope = Envelope.objects.get()
    assert "窗口办事慢".encode() not in bytes(envelope.sealed)
    assert code.encode() not in bytes(envelope.sealed) + bytes(envelope.waiting_tag)
    assert selectors.receipt_tag(code) not in (bytes(envelope.waiting_tag), bytes(envelope.sealed))
    assert selectors.waits_under(code)
    assert selectors.opinion_under(code) is None


def test_what_is_refused_leaves_nothing():
    box = make.box()
    for text in ("", "意" * 3000):
        with pytest.raises(RefusedError):
            services.give(box=box, text=text)
    assert not Envelope.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_envelope_sealed_for_a_key_that_just_went_is_sealed_again(monkeypatch):
    """The box is emptied between sealing and dropping in: nothing of the opinion is lost."""
    box = make.box()
    seal, emptied = services.giving.contents.close, []

    def empties_first(content, **where):
        sealed = seal(content, **where)
        if not emptied:
            emptied.append(make.emptied(box))
        return sealed

    monkeypatch.setattr(services.giving.contents, "close", empties_first)
    (code,) = make.given(box, "赶上开箱")
    assert emptied[0].opinions == 0
    make.emptied(box, LATER)
    assert selectors.opinion_under(code).text == "赶上开箱"


# ---- Emptying ---------------------------------------------------------------------------------------------------


def test_two_wait_until_the_third_or_the_third_working_day():
    box = make.box()
    make.given(box, "一", "二")
    assert services.empty_box(box_pk=box.pk, on=NEXT_DAY) is None
    assert acts() == ["box.opened"]
    make.given(box, "三")
    assert services.empty_box(box_pk=box.pk, on=NEXT_DAY).opinions == 3
    make.given(box, "四")
    assert services.empty_box(box_pk=box.pk, on=NEXT_DAY + timedelta(days=3)).opinions == 1


def test_emptying_is_told_once_by_number_also_when_nothing_lay_in_it():
    box = make.box()
    make.emptied(box)
    make.given(box, "一", "二", "三")
    make.emptied(box)
    entries = AuditEntry.objects.filter(act="box.emptied").order_by("pk")
    assert ['"opened":0' in entry.detail.body for entry in entries] == [True, False]
    assert '"opened":3' in entries[1].detail.body


def test_emptied_box_has_another_key_and_no_envelopes(django_capture_on_commit_callbacks, monkeypatch):
    box = make.box()
    old = files()
    make.given(box, "一", "二", "三")
    monkeypatch.setattr(services.emptying, "_clean", lambda: None)  # VACUUM cannot run within this test's transaction
    with django_capture_on_commit_callbacks(execute=True):
        make.emptied(box)
    assert not Envelope.objects.exists()
    assert len(files()) == 1
    assert files() != old


def test_order_within_a_batch_is_random():
    box, orders = make.box(), set()
    for number in range(12):
        make.given(box, *"abcd")
        emptied_on = MONDAY + timedelta(days=7 * (number + 1))
        known = set(Opinion.objects.values_list("pk", flat=True))
        make.emptied(box, emptied_on)
        fresh = Opinion.objects.exclude(pk__in=known).order_by()
        orders.add("".join(opinion.text for opinion in fresh))
    assert len(orders) > 3


def test_choices_come_out_and_those_of_another_campaign_do_not():
    box = make.box()
    other = timeline.campaign()
    source = SourceGroup.objects.create(campaign=box.campaign, name="企业服务对象")
    category = Category.objects.create(campaign=box.campaign, name="机关作风")
    foreign = Category.objects.create(campaign=other, name="别处")
    services.give(box=box, text="甲", source=source, category=category)
    services.give(box=box, text="乙", category=foreign)
    make.emptied(box)
    first, second = Opinion.objects.get(text="甲"), Opinion.objects.get(text="乙")
    assert (first.source, list(first.categories.all())) == (source, [category])
    assert list(second.categories.all()) == []


def test_lost_key_file_costs_one_interval_and_is_told():
    box = make.box()
    make.given(box, "一", "二", "三")
    keyfiles.destroy(files()[0])
    emptied = make.emptied(box)
    assert (emptied.opinions, emptied.unreadable) == (0, 3)
    assert '"unreadable":3' in AuditEntry.objects.get(act="box.emptied").detail.body
    make.given(box, "四")
    assert make.emptied(box, LATER).opinions == 1


def test_forged_envelope_is_counted_and_hurts_no_other():
    box = make.box()
    make.given(box, "一", "二")
    Envelope.objects.create(box_key=BoxKey.objects.get(), sealed=bytes(8240), waiting_tag=bytes(16))
    emptied = make.emptied(box)
    assert (emptied.opinions, emptied.unreadable) == (2, 1)


def test_crash_before_the_commit_changes_nothing(monkeypatch):
    box = make.box()
    make.given(box, "一", "二", "三")

    def crash(**_what):
        raise RuntimeError

    monkeypatch.setattr(services.emptying.audit, "append", crash)
    with pytest.raises(RuntimeError):
        make.emptied(box)
    monkeypatch.undo()
    assert (Envelope.objects.count(), Opinion.objects.count()) == (3, 0)
    assert make.emptied(box).opinions == 3


@pytest.mark.django_db(transaction=True)
def test_key_that_a_crash_left_is_destroyed_by_the_next_tick():
    box = make.box()
    keyfiles.keep(f"box-{box.pk.hex}-0000", bytes(32))
    keyfiles.keep(f"box-{'0' * 32}-of-a-box-that-was-removed", bytes(32))
    assert services.clear_away() == 2
    assert files() == [f"box-{box.pk.hex}-{BoxKey.objects.get().pk.hex}"]


@pytest.mark.django_db(transaction=True)
def test_key_file_is_destroyed_after_the_commit():
    box = make.box()
    old = files()
    make.given(box, "一", "二", "三")
    make.emptied(box)
    assert not set(old) & set(files())


# ---- The clock --------------------------------------------------------------------------------------------------


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 17, hour, minute, tzinfo=ZoneInfo(settings.TIME_ZONE))


def test_clock_asks_once_a_day_from_the_hour_on_whether_anything_waits_or_not():
    box = make.box()
    assert services.ask_what_is_due(now=at(17, 29)) == 0
    for minute in (30, 35, 40):
        services.ask_what_is_due(now=at(17, minute))
    job = Job.objects.get(kind="box.empty")
    assert job.payload == {"box": str(box.pk), "on": "2026-11-17"}


def test_jobs_are_the_same_for_none_and_for_many():
    seen = []
    for texts in ([], ["一", "二", "三", "四"]):
        box = make.box()
        make.given(box, *texts)
        services.ask_what_is_due(now=at(18, 0))
        seen.append(Job.objects.filter(subject=f"opinion_box:{box.pk}", kind="box.empty").count())
    assert seen == [1, 1]


def test_box_of_an_ended_campaign_is_left_alone():
    box = make.box()
    type(box.campaign).objects.update(state="closed")
    services.ask_what_is_due(now=at(18, 0))
    assert not Job.objects.filter(kind="box.empty").exists()


# ---- Under the receipt ------------------------------------------------------------------------------------------


@pytest.fixture
def out():
    """A code and its opinion, out of the box."""
    box = make.box()
    code, *_others = make.given(box, "窗口办事慢", "二", "三")
    make.emptied(box)
    return box, code, selectors.opinion_under(code)


def test_office_answers_and_giver_answers_back_through_an_envelope(out):
    box, code, opinion = out
    services.reply(opinion=opinion, text="是哪个窗口？", by=timeline.part(box.campaign, Role.OFFICE))
    services.answer_back(opinion=opinion, code=code, text="二楼三号")
    assert opinion.messages.count() == 1
    make.emptied(box, LATER)
    talk = [(message.side, message.text) for message in opinion.messages.all()]
    assert talk == [("office", "是哪个窗口？"), ("giver", "二楼三号")]
    assert "box.answered" in acts()


def test_three_answers_wait_at_most_and_come_out_in_their_order(out):
    box, code, opinion = out
    for text in ("一", "二", "三"):
        services.answer_back(opinion=opinion, code=code, text=text)
    with pytest.raises(RefusedError, match="Three answers of yours wait"):
        services.answer_back(opinion=opinion, code=code, text="四")
    make.emptied(box, LATER)
    assert [message.text for message in opinion.messages.all()] == ["一", "二", "三"]
    services.answer_back(opinion=opinion, code=code, text="四")


def test_receipts_end_ninety_days_after_the_campaign(out):
    box, code, _opinion = out
    assert services.expire_receipts(box=box) == 0
    campaign = box.campaign
    campaign.phases.update(ended_on=campaign.today - timedelta(days=91))
    campaign.state = "closed"
    campaign.save()
    assert services.expire_receipts(box=box) == 3
    assert selectors.opinion_under(code) is None
    assert acts()[-1] == "box.receipts_expired"


# ---- What the database refuses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [{"text": "改"}, {"from_box": False}, {"emptied_on": MONDAY}, {"giver_name": "某人"}, {"receipt_tag": bytes(16)}],
)
def test_database_keeps_what_the_box_promised(out, change):
    _box, _code, opinion = out
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.filter(pk=opinion.pk).update(**change)


@pytest.mark.parametrize("change", [{"sealed": bytes(8239)}, {"waiting_tag": bytes(15)}])
def test_database_takes_only_envelopes_that_are_alike(change):
    make.box()
    whole = {"box_key": BoxKey.objects.get(), "sealed": bytes(8240), "waiting_tag": bytes(16)}
    Envelope.objects.create(**whole)
    with pytest.raises(IntegrityError), transaction.atomic():
        Envelope.objects.create(**whole | {"waiting_tag": bytes([1] * 16)} | change)

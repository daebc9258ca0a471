"""Appraisals in the browser's eyes: planned from the template, counted by two, locked by the head."""

from datetime import date

import pytest

from phases.appraisal import services
from phases.appraisal.models import Appraisal, SecretUrn, Tally
from phases.organisation.roles import Role
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db

BASE = "/campaigns/kj/appraisals/"
FORM = {
    "key": "report_review",
    "kind": "report_review",
    "title": "領導班子分析檢查報告評議",
    "agenda": ["提前印發", "介紹形成情況", "介紹要點", "討論發言", "填寫測評表、統計"],
    "guidance": ["認識深不深", "範圍廣不廣"],
    "voters": [{"name": "黨員", "category": "serving_member"}],
    "groups": [{"name": "前兩等", "top": 2, "headline": True}],
    "questions": [{"text": "查找問題是否準確", "scale": ["準確", "比較準確", "一般", "不準確"]}],
}


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj", script="zh-hant", rules={"appraisals": [FORM]})


@pytest.fixture
def acting(campaign, client):
    def act_as(role=Role.OFFICE):
        user = meetings.appointed(campaign, role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return act_as


def words(answer):
    assert answer.status_code == 200, answer
    return answer.content.decode()


def typed(form):
    """What a page's form would send back unchanged."""
    return {name: "" if form[name].value() is None else form[name].value() for name in form.fields}


def planned_on_the_page(client, campaign):
    start = client.get(f"{BASE}add/?form=report_review")
    sent = typed(start.context["form"]) | {"held_on": "2009-01-06", "place": "三樓會議室"}
    sent["phase"] = campaign.phases.all()[1].pk
    client.post(f"{BASE}add/?form=report_review", {name: value for name, value in sent.items() if value is not False})
    return Appraisal.objects.get()


@pytest.mark.trace("T-46", "T-47")
def test_appraisal_is_planned_from_the_template_counted_by_two_and_locked(client, campaign, acting):
    acting()
    found = planned_on_the_page(client, campaign)
    assert (found.agenda, found.guidance) == (FORM["agenda"], FORM["guidance"])
    assert found.classes.get().category == "serving_member"
    one = f"{BASE}{found.pk}/"
    page = words(client.get(one))
    assert all(item in page for item in [*FORM["agenda"], "查找問題是否準確", "比較準確"])
    client.post(f"{one}step/hold/", {"participants": "18", "reason": ""})
    options = list(Tally.objects.values_list("pk", flat=True))
    numbers = {"issued": "18", "returned": "18", "valid": "18", "void": "0"}
    cells = {f"o{pk}": votes for pk, votes in zip(options, ("15", "3", "0", "0", ""), strict=True)}
    client.post(f"{one}count/", numbers | cells)
    assert client.get(f"{one}count-again/").status_code == 403
    acting()
    assert 'value="15"' not in words(client.get(f"{one}count-again/"))
    answer = client.post(f"{one}count-again/", numbers | cells | {f"o{options[0]}": "14", f"o{options[1]}": "4"})
    assert answer.url == f"{one}compare/"
    assert words(client.get(f"{one}compare/")).count("is-different") == 4
    client.post(f"{one}count-again/", numbers | cells | {f"o{options[4]}": "0"})
    acting(Role.HEAD)
    client.post(f"{one}step/lock/", {"reason": ""})
    found.refresh_from_db()
    page = words(client.get(one))
    assert found.state == "locked"
    assert found.check_sign in page
    assert "83.3%" in page
    assert "16.7%" in page


def test_member_reads_day_and_form_and_no_result_before_it_is_published(client, campaign, acting):
    found = make.locked(campaign)
    acting(Role.MEMBER)
    page = words(client.get(f"{BASE}{found.pk}/"))
    assert "三樓" not in page
    assert "88.9%" not in page
    Appraisal.objects.filter(pk=found.pk).update(published=True)
    assert "88.9%" in words(client.get(f"{BASE}{found.pk}/"))


def test_result_that_is_not_locked_is_shown_to_nobody_else(client, campaign, acting):
    found = make.checked(campaign)
    acting(Role.LEADER)
    assert "88.9%" not in words(client.get(f"{BASE}{found.pk}/"))


def test_what_was_typed_stays_when_a_row_does_not_sum(client, campaign, acting):
    acting()
    found = make.held(campaign, "評價：好、差")
    options = list(Tally.objects.values_list("pk", flat=True))
    answer = client.post(
        f"{BASE}{found.pk}/count/",
        {"issued": "18", "returned": "18", "valid": "18", "void": "0", f"o{options[0]}": "16", f"o{options[1]}": "1"},
    )
    page = words(answer)
    assert 'value="16"' in page
    assert "17" in page
    assert found.state == "held"


def test_copies_late_ask_for_a_reason_on_the_page(client, campaign, acting):
    acting()
    found = make.planned(campaign, lead_days=3)
    page = f"{BASE}{found.pk}/step/distribute/"
    assert 'name="reason"' in words(client.get(page))
    assert "2" in words(client.post(page, {"on": "2009-01-04", "reason": ""}))
    client.post(page, {"on": "2009-01-04", "reason": "徵求意見稿已印發"})
    found.refresh_from_db()
    assert (found.state, found.distributed_on) == ("copies_distributed", date(2009, 1, 4))
    assert "徵求意見稿已印發" in words(client.get(f"{BASE}{found.pk}/"))


def test_questions_are_written_as_lines_and_a_mistake_names_its_line(client, campaign, acting):
    acting()
    found = make.planned(campaign, "評價：好、差")
    page = f"{BASE}{found.pk}/questions/"
    assert "評價：好、差" in words(client.get(page))
    assert "2" in words(client.post(page, {"text": "一：好、差\n二：好"}))
    client.post(page, {"text": "滿意嗎：滿意=100、基本滿意=75、不滿意=55、（不了解）", "top": "2", "name": "滿意率"})
    assert [o.word for o in found.questions.get().options.all()][:4] == ["滿意", "基本滿意", "不滿意", "不了解"]
    assert found.groups.get().name == "滿意率"


def test_unlocking_shows_what_stood_there(client, campaign, acting):
    found = make.locked(campaign)
    acting(Role.HEAD)
    client.post(f"{BASE}{found.pk}/step/unlock/", {"reason": "看錯一票"})
    make.whole(found)
    found.refresh_from_db()
    assert found.state == "ballots_entered"
    assert found.corrections.get().reason == "看錯一票"


def test_remarks_and_quoted_figures_are_kept(client, campaign, acting):
    acting()
    found = make.entered(campaign)
    client.post(f"{BASE}{found.pk}/remarks/", {"texts": "多聽意見\n措施要實"})
    assert found.remarks.count() == 2
    question = found.questions.all()[1]
    client.post(f"{BASE}{found.pk}/quoted/", {"source": "總結第6節", f"q{question.pk}": "93.75"})
    question.refresh_from_db()
    assert str(question.quoted.normalize()) == "93.75"


def test_list_shows_views_and_the_guide_says_what_is_not_protected(client, campaign, acting):
    acting()
    make.planned(campaign)
    assert "領導班子分析檢查報告評議" in words(client.get(f"{BASE}?view=ahead&kind=report_review"))
    assert "<h2" in words(client.get(f"{BASE}guide/"))


def test_appraisal_is_changed_and_removed(client, campaign, acting):
    acting()
    found = make.planned(campaign)
    sent = typed(client.get(f"{BASE}{found.pk}/edit/").context["form"]) | {"held_on": "2009-01-09", "voters": "黨員 23"}
    client.post(f"{BASE}{found.pk}/edit/", {name: value for name, value in sent.items() if value is not False})
    found.refresh_from_db()
    assert (found.held_on, found.classes.get().eligible) == (date(2009, 1, 9), 23)
    client.post(f"{BASE}{found.pk}/remove/")
    assert not Appraisal.objects.exists()


def test_ballot_prints_on_one_page(client, campaign, acting):
    acting()
    found = make.planned(campaign, guidance=FORM["guidance"])
    answer = client.get(f"{BASE}{found.pk}/ballot.pdf")
    assert answer.content.startswith(b"%PDF")


FEW = {"issued": 4, "returned": 4, "valid": 4, "void": 0}


@pytest.mark.parametrize(("role", "votes"), [(Role.LEADER, False), (Role.HEAD, True), (Role.OFFICE, True)])
def test_votes_of_fewer_than_five_are_shown_to_those_who_count_alone(client, campaign, acting, role, votes):
    found = make.locked(campaign, "滿意嗎：滿意、不滿意", rows=[(3, 1)], numbers=FEW, participants=4)
    acting(role)
    page = words(client.get(f"{BASE}{found.pk}/"))
    assert "Fewer than 5 ballots are valid" in page
    assert ("Table of votes" in page) is votes


def test_sum_of_parts_is_read_by_those_who_may_read_the_parts(client, campaign, acting):
    whole = make.planned(campaign)
    for _part in range(2):
        make.locked(campaign, whole=whole)
    acting(Role.MEMBER)
    assert "Table of votes" not in words(client.get(f"{BASE}{whole.pk}/"))
    acting(Role.LEADER)
    assert "every row sums to 36 valid ballots" in words(client.get(f"{BASE}{whole.pk}/"))


def test_few_paper_ballots_are_not_shown_apart_from_the_sealed_ones(client, campaign, acting):
    """Neither in the comparison once it is settled nor in what stood there before an unlocking."""
    found = make.checked(campaign, "滿意嗎：滿意、不滿意", rows=[(3, 1)], numbers=FEW)
    Appraisal.objects.update(online=True, online_issued=10, online_returned=6, online_valid=6, online_void=0)
    for place, votes in enumerate((6, 0, 0)):
        Tally.objects.filter(option=found.questions.get().options.all()[place]).update(online=votes)
    acting(Role.OFFICE)
    refused = client.get(f"{BASE}{found.pk}/compare/")
    assert (refused.status_code, "as one result only" in refused.content.decode()) == (403, True)
    head = acting(Role.HEAD)
    services.lock(appraisal=found, by=head)
    services.unlock(appraisal=found, by=head, reason="漏計")
    services.check(appraisal=found, by=meetings.appointed(campaign))
    page = words(client.get(f"{BASE}{found.pk}/"))
    assert "滿意嗎：滿意 9　不滿意 1" in page
    assert "滿意 3" not in page


def test_weighted_index_stands_beside_its_votes(client, campaign, acting):
    numbers = {"issued": 20, "returned": 20, "valid": 20, "void": 0}
    form = "滿意嗎：滿意=100、基本滿意=75、不滿意=55、（不了解）"
    found = make.locked(campaign, form, numbers=numbers, rows=[(10, 6, 2, 2)])
    acting(Role.LEADER)
    page = words(client.get(f"{BASE}{found.pk}/"))
    assert "86.7" in page
    assert "(100 × 10 + 75 × 6 + 55 × 2) ÷ 18" in page
    assert "Weighted index" not in words(client.get(f"{BASE}{make.locked(campaign).pk}/"))


def test_voters_are_fixed_on_the_page_while_slips_are_out(client, campaign, acting):
    acting()
    found = make.planned(campaign, classes=[{"name": "黨員", "eligible": 18}])
    urn = SecretUrn.objects.create(appraisal=found)
    for state in ("keyed", "tried", "slips"):
        SecretUrn.objects.filter(pk=urn.pk).update(state=state, public_key=bytes(32))
    page = client.get(f"{BASE}{found.pk}/edit/")
    assert "Slips are printed for this roll" in words(page)
    sent = typed(page.context["form"]) | {"place": "三樓", "voters": "黨員 99"}
    client.post(f"{BASE}{found.pk}/edit/", {name: value for name, value in sent.items() if value is not False})
    found.refresh_from_db()
    assert (found.place, found.classes.get().eligible) == ("三樓", 18)
    assert client.post(f"{BASE}{found.pk}/remove/").status_code == 403


def test_page_that_compares_one_count_with_the_ballots_speaks_of_no_second_count(campaign, acting, client):
    found = make.entered(campaign)
    acting(Role.HEAD)
    page = words(client.get(f"{BASE}{found.pk}/step/check/"))
    assert "The entry is what the ballots say" in page
    assert "Both counts agree" not in page

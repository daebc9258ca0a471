"""What the examples did beside study and opinions, as the records show it."""

import re

import pytest

from phases.analysis.models import Problem
from phases.discussion.models import Discussion
from phases.documents import body as words
from phases.documents.models import Document
from phases.leadership import selectors as leadership
from phases.leadership.models import LeaderDuty, Observer
from phases.publicity.models import Bulletin, PublicityColumn
from phases.rectification.models import Item
from phases.reports import drafting
from phases.research.models import Topic
from phases.study.models import MaterialIssue
from phases.submissions.models import ConsentRequest, Submission

pytestmark = pytest.mark.django_db


def report_of(campaign) -> str:
    """The first phase's report as it would be drafted now, without counters; ＿＿ where nobody recorded anything."""
    phase = campaign.phases.all()[0]
    body, figures = drafting.compose(phase), drafting.snapshot(phase)
    shown = {key: kept | {"unit": ""} for key, kept in drafting.with_gaps(phase, body, figures).items()}
    return "\n".join("".join(piece.text for piece in words.pieces(text, shown)) for text in words.texts(body))


@pytest.fixture
def bureau(examples_for_all):
    return examples_for_all["kjj-2009"]


@pytest.fixture
def museum(examples_for_all):
    return examples_for_all["kjg-2008"]


@pytest.mark.trace("S-21")
def test_bureau_opened_three_columns(bureau):
    columns = PublicityColumn.objects.filter(campaign=bureau)
    assert set(columns.values_list("channel", flat=True)) == {"intranet", "internet", "newspaper"}


@pytest.mark.trace("S-31", "S-33")
def test_bureau_has_six_topics_and_one_finished_report(bureau):
    topics = Topic.objects.filter(campaign=bureau)
    assert (topics.count(), topics.with_final_report().count()) == (6, 1)
    assert all(topic.lead_id and topic.department_id for topic in topics)


@pytest.mark.trace("S-42")
def test_bureaus_leaders_lead_threefold(bureau):
    leads = {lead.leader.name: lead for lead in leadership.leads(bureau, until=bureau.phases.all()[0])}
    assert (leads["周明远"].problems, leads["韩志刚"].problems) == (1, 1)
    assert sum(lead.visits for lead in leads.values()) == 2
    assert all(lead.sessions for lead in leads.values())


@pytest.mark.trace("S-37", "T-24")
def test_both_found_one_problem_of_each_kind(bureau, museum):
    for campaign in (bureau, museum):
        problems = Problem.objects.filter(campaign=campaign)
        assert sorted(problems.values_list("subject", flat=True)) == ["leading_group", "party_cadres"]


@pytest.mark.trace("S-48", "T-61")
def test_both_put_something_right_in_phase_one(bureau, museum):
    for campaign in (bureau, museum):
        assert Item.objects.filter(campaign=campaign, phase__order=1, quick_fix=True, state="closed").count() == 1


@pytest.mark.trace("T-09")
def test_museum_published_eleven_duties_of_each_leader(museum):
    duties = LeaderDuty.objects.filter(campaign=museum)
    assert {duties.filter(leader=leader).count() for leader in duties.values_list("leader", flat=True)} == {11}


@pytest.mark.trace("T-10")
def test_museum_chose_two_and_five_observers(museum):
    kinds = list(Observer.objects.filter(campaign=museum).values_list("kind", flat=True))
    assert (kinds.count("mass_representative"), kinds.count("activist")) == (2, 5)


@pytest.mark.trace("T-11")
def test_museum_had_consent_before_it_mobilised(museum):
    consent = ConsentRequest.objects.get(campaign=museum, meeting__kind="mobilisation")
    assert consent.is_granted
    assert str(consent.meeting.held_on) == "2008-10-17"
    assert consent.decided_on < consent.meeting.held_on


@pytest.mark.trace("T-13")
def test_museum_handed_two_books_to_each_of_twenty_three(museum):
    issues = MaterialIssue.objects.filter(material__campaign=museum)
    assert sum(issue.copies for issue in issues) == 46


@pytest.mark.trace("T-15")
def test_museum_made_two_bulletins_and_one_column(museum):
    counts = Bulletin.objects.filter(campaign=museum).count(), PublicityColumn.objects.filter(campaign=museum).count()
    assert counts == (2, 1)


@pytest.mark.trace("T-17", "T-18")
def test_museums_one_topic_was_read_by_the_superior(museum):
    topic, sent = Topic.objects.get(campaign=museum), Submission.objects.get(campaign=museum, phase__order=1)
    assert (sent.document, sent.purpose, sent.state) == (topic.report, "review", "accepted")


@pytest.mark.trace("T-23")
def test_museum_builds_on_the_campaign_of_july(museum):
    assert "解放思想大討論" in museum.related_note


def test_every_department_of_the_museum_held_its_discussion(museum):
    assert Discussion.objects.filter(campaign=museum).values("department").distinct().count() == 5


@pytest.mark.trace("S-54", "S-55")
@pytest.mark.parametrize(
    "figure",
    [
        "从2009年3月中旬开始，到5月5日基本结束",
        "镇发〔2009〕10号",
        "上级文件2",
        "工作要求，5齐全",
        "党组集中学习2。",
        "等4形式",
        "规定的学习内容共9，已学8",
        "在职党员23中，集中学习达到20的16",
        "行动不便的党员4采取送学上门",
        "专题讲座1，其中邀请专家学者作辅导报告1",
        "提供学习心得的有9；",
        "开设专栏3，",
        "通过4广泛听取意见",
        "3月30日开辟网上征求意见箱",
        "调研课题6：关于新兴产业支撑高新技术产业跨越发展对策研究、关于发酵床养殖技术的推广现状及前景展望、",
        "领导班子存在的问题1、党员干部存在的问题1",
        "以“更好更快发展，科技贡献什么”为主题，3开展",
        "带头深入联系点调查研究2，带头找准突出问题2",
        "综合督查2",
        "已解决1（申报通知早发，申报材料合并）",
    ],
)
def test_bureaus_report_says_each_figure(bureau, figure):
    assert figure in report_of(bureau)


@pytest.mark.trace("S-28", "S-53", "T-21")
def test_bureaus_report_leaves_blank_only_what_nobody_recorded(bureau):
    blanks = re.findall(r"[^，。；]*＿＿[^，。；]*", report_of(bureau))
    assert blanks == ["发放征求意见表＿＿", "收回＿＿", "＿＿对第一阶段工作进行了讲评"]


@pytest.mark.trace("T-02", "T-03", "T-05", "T-06", "T-08", "T-09", "T-10", "T-13", "T-15", "T-16", "T-19", "T-21")
@pytest.mark.parametrize(
    "figure",
    [
        "全體幹部職工於10月9日參加了省科協召開的動員大會",
        "第一階段有4工作任務，10具體要求",
        "實施方案》2文件",
        "創新體制機制、促進科學發展4工作目標",
        "在徵得省科協同意後，10月17日召開全館動員大會",
        "公布領導幹部的工作內容11",
        "群眾代表2、入黨積極分子5，共7",
        "在職黨員23，為每名黨員配發讀本2，共46",
        "學習輔導2，其中省科協組織1，邀請省委黨校教授專題輔導1",
        "活動簡報2，製作學習活動專欄1",
        "調研課題1，寫出書面調研報告1",
        "審閱1。",
        "徵求意見表60，收回42，歸納意見建議18",
        "公眾調查表13000，",
        "主要差距2",
    ],
)
def test_museums_report_says_each_figure(museum, figure):
    assert figure in report_of(museum)


def test_museums_report_has_no_blank(museum):
    assert "＿＿" not in report_of(museum)


@pytest.mark.trace("T-06")
def test_museums_first_report_stays_true_after_later_phases(museum):
    """What phase two issued is not told in phase one, however late one looks."""
    phase = museum.phases.all()[0]
    (printed,) = Document.objects.filter(campaign=museum, kind="phase_report", phase=phase)
    kept = printed.approved_version.figures
    assert kept["documents.issued"]["value"] == drafting.snapshot(phase)["documents.issued"]["value"] == "2"

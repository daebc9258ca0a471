"""The museum of source T when phase one is closed, and what its people do in bulk afterwards, by the services."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import override

from phases.analysis import services as problems
from phases.analysis.models import Problem
from phases.analysis_report import services as reports
from phases.analysis_report.models import AnalysisReport, Point, Recipient
from phases.demonstration import facts as files
from phases.demonstration import records
from phases.demonstration import services as demonstration
from phases.documents import services as documents
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Role
from phases.organisation_life import selectors as life_selectors
from phases.organisation_life import services as life
from phases.rectification import services as rectification
from phases.rectification.models import Item
from phases.submissions import services as submissions
from phases.submissions.models import Submission
from phases.timeline.models import Campaign
from tests.factories import meetings, organisation, timeline

Place = SimpleNamespace
SLUG = "kjg-2008"
LEADERS = ("許懷遠", "莊立群", "簡淑芬")
ASPECTS = ("查找問題", "分析原因", "理清思路", "明確方向", "制定措施", "加強領導班子自身建設")
DEPARTMENTS = ("辦公室", "展覽部", "培訓部", "青少年活動部", "技術保障部")
CATEGORIES = (
    "圍繞科學發展抓整改",
    "圍繞為民眾辦實事抓整改",
    "圍繞班子建設、組織建設、作風建設抓整改",
    "圍繞履行科技館職能和構建和諧社會抓整改",
)
GATHERED, HANDED_OVER = 18, 6


def after_phase_one() -> Place:
    """The example as far as the transition of phase one: people, eighteen opinions in four categories, two problems."""
    facts = files.read("museum") | {"analysis": {}, "rectification": {}}
    facts["transitions"] = facts["transitions"][:1]
    for key in ("meetings", "documents"):
        facts[key] = records.of_phase(facts[key], SimpleNamespace(order=1))  # type: ignore[arg-type] # its number alone
    by = organisation.administrator()
    with override("zh-hant"):
        campaign = demonstration.load_one(facts, by=by, password="right-password")
    campaign = Campaign.objects.get(pk=campaign.pk)
    named = {user.name: user for user in User.objects.exclude(person=None).select_related("person")}
    place = SimpleNamespace(
        campaign=campaign,
        people={person.name: person for person in Person.objects.on_roster(campaign.unit)},
        units={unit.name: unit for unit in Unit.objects.filter(parent=campaign.unit)},
        office=named["葉曉彤"],
        head=named["許懷遠"],
        superior=User.objects.get(username=facts["superior_account"][0]),
    )
    place.colleague = login(place, "潘文昊", Role.OFFICE, named)
    place.leaders = {name: login(place, name, Role.LEADER, named) for name in LEADERS}
    return place


def login(place: Place, name: str, role: Role, named: dict[str, User]) -> User:
    """The account that the example gives them, else one of their own."""
    if name in named:
        return named[name]
    user = organisation.user(username=f"own-{name}", name=name, person=place.people[name], language="zh-hant")
    return timeline.part(place.campaign, role, user)


def phase(place: Place, order: int) -> Any:
    return place.campaign.phases.select_related("campaign").get(order=order)


def papers(place: Place) -> None:
    """Notice and plan of the second phase, filed (domain.md T-26)."""
    facts = {"documents": [line for line in files.read("museum")["documents"] if line.get("phase") == 2]}
    records.file_documents(facts, phase=phase(place, 2), by=place.office)


def hold(place: Place, order: int, kind: Meeting.Kind, title: str, on: date, who: str = "") -> Meeting:
    people = [place.people[name] for name in LEADERS] if who == "leaders" else list(place.people.values())
    return meetings.meeting(
        place.campaign, by=place.office, phase=phase(place, order), kind=kind, title=title, on=on, people=people
    )


def prepare_speeches(place: Place, meeting: Meeting) -> None:
    """Leaders write and the superior reads it; the others hand in a sheet (T-28, T-29)."""
    on_paper = [one for one in life_selectors.speakers_expected(meeting) if one.name not in LEADERS]
    for name in LEADERS:
        user = place.leaders[name]
        words = "從學習和工作中存在的主要問題入手，談差距、談打算。"
        version = life.save_draft(meeting=meeting, person=place.people[name], text=words, by=user)
        life.hand_in(draft=version.draft, by=user, on=date(2008, 12, 16))
        life.approve_draft(version=version, on=date(2008, 12, 19), comment="可以發言。", by=place.superior)
    life.receive_on_paper(meeting=meeting, people=on_paper, by=place.office, on=date(2008, 12, 15))


def trace_problems(place: Place) -> None:
    """Each of the two gaps stands for nine of the consolidated opinions."""
    groups = list(groups_of(place))
    for at, problem in enumerate(Problem.objects.filter(campaign=place.campaign).order_by("number")):
        problems.change_problem(problem=problem, by=place.office, groups=groups[at::2])


def groups_of(place: Place) -> Any:
    return OpinionGroup.objects.live().filter(campaign=place.campaign).order_by("number")


def write(place: Place, of: AnalysisReport, changed: str) -> Any:
    """One more version: the fifth aspect said otherwise."""
    of = AnalysisReport.objects.select_related("document__campaign", "campaign").get(pk=of.pk)
    newest = of.document.versions.first()
    body = newest.body | {"sections": [dict(section) for section in newest.body["sections"]]}
    body["sections"][4]["paragraphs"] = [changed]
    return reports.save_words(report=of, by=place.office, body=body, based_on=newest.number)


def approve(place: Place, of: AnalysisReport) -> None:
    document = documents.submit(document=of.document, by=place.office)
    version = document.versions.select_related("document").first()
    documents.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)


def answer_the_others(place: Place, number: int) -> None:
    """Of a round in writing: those who have not answered have nothing to say, on paper."""
    waiting = Recipient.objects.filter(circulation__number=number, state=Recipient.State.SENT)
    for recipient in waiting.select_related("circulation__report__campaign"):
        reports.reply(recipient=recipient, by=place.office, no_comment=True, on=date(2008, 12, 18), on_paper=True)


def talk_over(place: Place, of: AnalysisReport) -> None:
    """The second round, at a meeting of the middle ranks, with one remark that is partly taken over (T-42)."""
    meeting = hold(place, 2, Meeting.Kind.SYMPOSIUM, "分析檢查報告意見徵求會（中層幹部）", date(2008, 12, 29))
    circulation = reports.open_round(
        report=of, by=place.office, mode="meeting", sent_on=date(2008, 12, 29), meeting=meeting
    )
    reports.add_point(circulation=circulation, by=place.office, text="通報的辦法要寫明", giver="辦公室")


def close_talk(place: Place, taken_in: Any) -> None:
    point = Point.objects.select_related("circulation__report__campaign").get(text="通報的辦法要寫明")
    reports.decide_point(point=point, decision="partly", reason="辦法在制度裏定", taken_in=taken_in, by=place.office)
    reports.close_round(circulation=point.circulation, by=place.office, on=date(2009, 1, 4))


def accepted(place: Place) -> None:
    """The superior read the review copy (T-43)."""
    for sent in Submission.objects.filter(campaign=place.campaign, phase__order=2, state="sent", purpose="review"):
        submissions.answer(submission=sent, state="accepted", on=date(2009, 1, 5), comment="同意。", by=place.office)


def consent(place: Place, meeting: Meeting, subject: str, on: date) -> None:
    submissions.ask_consent(
        campaign=place.campaign, by=place.office, subject=subject, asked_on=on, channel="phone", decision="granted",
        decided_on=on, decided_by="省科協領導小組辦公室", meeting=meeting, meeting_kind=meeting.kind,
    )  # fmt: skip


def items_sheet(place: Place) -> str:
    """Eighteen items in the four categories, one for each consolidated opinion; the split over them is made up."""
    lines = ["整改類別,整改事項,責任領導,責任部門,完成時限"]
    for at, group in enumerate(groups_of(place)):
        leader, unit = LEADERS[at % 3], DEPARTMENTS[at % 5]
        lines.append(f"{CATEGORIES[at % 4]},{title_of(group)},{leader},{unit},2009年12月底")
    return "\n".join(lines)


def title_of(group: OpinionGroup) -> str:
    return f"落實：{group.text}"


def link_items(place: Place) -> None:
    """Each item to its opinion and the gap behind it."""
    for group in groups_of(place):
        item = Item.objects.get(campaign=place.campaign, title=title_of(group))
        rectification.change_item(
            item=item, by=place.office, groups=[group], problems=list(Problem.objects.filter(groups=group))
        )


def settle(place: Place) -> None:
    """What is left is put right and struck off, but for the last ones, which are handed over."""
    left = list(Item.objects.planned().filter(campaign=place.campaign, state="published").select_related("leader"))
    for item in left[:-HANDED_OVER]:
        leader = place.leaders[item.leader.name]
        rectification.claim(item=item, done="已按方案辦好。", by=place.office)
        rectification.close(item=rectification.check(item=item, by=leader), by=place.head)
    for item in left[1 - HANDED_OVER :]:
        rectification.hand_over(
            item=item, to=place.units["辦公室"], until=date(2009, 12, 31), reason="新館建成才能辦完。", by=place.office
        )


REGULATIONS = (
    "支部組織生活會制度", "黨員學習制度", "領導班子議事規則", "館務公開制度", "考勤和獎懲辦法", "財務管理辦法",
    "展品維護管理辦法", "展廳服務規範", "培訓班管理辦法", "青少年科技活動管理辦法", "安全值班制度",
)  # fmt: skip


def regulations_sheet() -> str:
    lines = [f"省科技館{name},修訂,科館發〔2009〕{at}號,2009-02-20,辦公室" for at, name in enumerate(REGULATIONS, 2)]
    return "\n".join(["規章制度名稱,類型,文號,印發日期,責任部門", *lines])


def last(place: Place) -> None:
    """The four groups of measures that go on, the five effects, the three shortcomings (T-58, T-59, T-64)."""
    campaign, by = place.campaign, place.office
    for group in campaign.rules["rectification"]["long_term_groups"]:
        rectification.record_measure(campaign=campaign, by=by, group=group, text="年底前檢查一次落實情況")
    for kind, words in (("effect", "提高了黨員素質 加強了自身建設 強化了班子建設 轉變了作風 促進了工作"),
                        ("shortcoming", "路子不寬廣 創新不夠 隊伍仍有差距")):  # fmt: skip
        for order, text in enumerate(words.split(), start=1):
            rectification.record_point(campaign=campaign, by=by, kind=kind, order=order, text=text)

"""The museum of source T when phase one is closed: its people, and what they will type into phases two and three."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import override

from phases.analysis import services as problems
from phases.analysis.models import Problem
from phases.demonstration import facts as files
from phases.demonstration import records
from phases.demonstration import services as demonstration
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import organisation, timeline

Place = SimpleNamespace
SLUG = "kjg-2008"
LEADERS = ("許懷遠", "莊立群", "簡淑芬")
LIAISONS = {"鄧廣生": "展覽部", "嚴曼青": "培訓部"}
ASPECTS = ("查找問題", "分析原因", "理清思路", "明確方向", "制定措施", "加強領導班子自身建設")
DEPARTMENTS = ("辦公室", "展覽部", "培訓部", "青少年活動部", "技術保障部")
CATEGORIES = ("科學發展", "為民眾辦實事", "班子、組織、作風建設", "履行職能和構建和諧")
GATHERED, CLOSED, HANDED_OVER = 18, 13, 5


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
    place.liaisons = {
        unit: login(place, name, Role.LIAISON, named, department=place.units[unit]) for name, unit in LIAISONS.items()
    }
    _trace_problems(place)
    return place


def login(place: Place, name: str, role: Role, named: dict[str, User], **part: Any) -> User:
    """The account that the example gives them, else one of their own."""
    if name in named:
        return named[name]
    user = organisation.user(username=f"own-{name}", name=name, person=place.people[name], language="zh-hant")
    return timeline.part(place.campaign, role, user, **part)


def _trace_problems(place: Place) -> None:
    """Each of the two gaps stands for nine of the consolidated opinions: every second one."""
    groups = list(groups_of(place))
    for at, problem in enumerate(Problem.objects.filter(campaign=place.campaign).order_by("number")):
        problems.change_problem(problem=problem, by=place.office, groups=groups[at::2])


def groups_of(place: Place) -> Any:
    return OpinionGroup.objects.live().filter(campaign=place.campaign).order_by("number")


def planned_items() -> list[dict[str, Any]]:
    """What the museum puts right: thirteen with what was done, five that go on."""
    items: list[dict[str, Any]] = files.read("museum")["rectification"]["items"]
    return items


def items_sheet() -> str:
    """Eighteen items in the four categories, one for each consolidated opinion, with the problem behind it."""
    lines = ["整改類別,整改事項,整改目標,責任領導,責任部門,責任人,完成時限,時限類別,對應意見編號,對應問題編號"]
    classes = ("立行立改", "年內", "中長期")
    for item in planned_items():
        opinion = item["opinion"]
        cells = [CATEGORIES[item["direction"] - 1], item["title"], item["goal"], item["leader"], item["department"]]
        cells += [item["person"], item["due"], classes[item["class"] - 1], opinion, 1 + (opinion - 1) % 2]
        lines.append(",".join(str(cell) for cell in cells))
    return "\n".join(lines)


REGULATIONS = (
    "支部組織生活會制度", "黨員學習制度", "領導班子議事規則", "館務公開制度", "考勤和獎懲辦法", "財務管理辦法",
    "展品維護管理辦法", "展廳服務規範", "培訓班管理辦法", "青少年科技活動管理辦法", "安全值班制度",
)  # fmt: skip


def regulations_sheet() -> str:
    lines = [f"省科技館{name},修訂,科館發〔2009〕{at}號,2009-02-20,辦公室" for at, name in enumerate(REGULATIONS, 2)]
    return "\n".join(["規章制度名稱,類型,文號,印發日期,責任部門", *lines])


# Five effects and three shortcomings of the summary (domain.md T-58, T-59).
EFFECTS = ("提高了黨員素質", "加強了自身建設", "強化了班子建設", "轉變了作風", "促進了工作")
SHORTCOMINGS = ("路子不寬廣", "創新不夠", "隊伍仍有差距")

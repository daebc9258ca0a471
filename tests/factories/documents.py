"""A bureau with its campaign, and documents in the state a test needs, made by the same acts as in life."""

from types import SimpleNamespace
from typing import Any

from phases.documents import services
from phases.documents.models import Document
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign, Phase

PLAN_SECTIONS = ["指导思想", "基本原则", "目标任务", "方法步骤", "工作要求"]
OUTLINE = {
    "title": "关于报送学习实践活动\n学习调研阶段工作情况的报告",
    "sections": [
        {"key": "preparation", "heading": "一、准备工作", "paragraphs": ["印发文件{{documents.issued}}。"]},
        {"key": "study", "heading": "二、学习培训", "paragraphs": ["编发简报{{publicity.bulletins}}。"]},
        {"key": "research", "heading": "三、调查研究", "paragraphs": ["深入调查研究。"]},
        {"key": "discussion", "heading": "四、解放思想讨论", "paragraphs": ["开展讨论。"]},
        {"key": "organisation", "heading": "五、组织领导", "paragraphs": ["加强领导。"]},
    ],
    "opening": "现将有关情况报告如下。",
    "labels": {"publicity.bulletins": ["简报", "期"]},
}


def unit(name: str = "镇江市科学技术局", short_name: str = "市科技局", **fields: Any) -> Unit:
    made = Unit(name=name, short_name=short_name, path=f"/{name}/", **fields)
    made.save()
    return made


def user(name: str, campaign: Campaign | None = None, role: Role | None = None, **fields: Any) -> User:
    made = User.objects.create_user(f"{name}@{User.objects.count()}", "secret words", name=name, **fields)
    if campaign and role:
        Appointment.objects.create(campaign=campaign, user=made, role=role)
    return made


def bureau(
    *, parent: bool = True, email: str = "", script: str = "zh-hans", number: int = 0, **fields: Any
) -> SimpleNamespace:
    """A campaign in phase one, its people, and the committee above it; `number` tells several apart."""
    mark = str(number or "")
    superior = None
    if parent:
        superior = Campaign.objects.create(
            slug=f"committee{mark}",
            unit=unit(f"市委活动领导小组{mark}", "市委"),
            name="学习实践活动",
            short_name="活动",
            year=2009,
        )
    campaign = Campaign.objects.create(
        slug=f"bureau{mark}",
        unit=unit(f"镇江市科学技术局{mark}"),
        parent=superior,
        name="学习实践活动",
        short_name="学习实践活动",
        year=2009,
        script=script,
        superior_name="市委深入学习实践科学发展观活动领导小组",
        superior_email=email,
        issuer_mark="镇江市科学技术局文件",
        number_prefix="镇科发",
        **fields,
    )
    return SimpleNamespace(
        campaign=campaign,
        superior=superior,
        phase=Phase.objects.create(
            campaign=campaign, order=1, key="study", name="学习调研", state="active", report_outline=OUTLINE
        ),
        office=user("何雨桐", campaign, Role.OFFICE),
        colleague=user("陆静宜", campaign, Role.OFFICE),
        head=user("周明远", campaign, Role.HEAD),
        member=user("阿依努尔", campaign, Role.MEMBER),
        committee=user("联络二组", superior, Role.OFFICE) if superior else None,
        stranger=user("路人"),
    )


def body(*paragraphs: str, **changes: Any) -> dict[str, Any]:
    section = {
        "key": "study",
        "heading": "学习培训",
        "paragraphs": list(paragraphs) or ["集中学习{{study.sessions}}。"],
    }
    return {"title": "阶段报告", "number": "", "addressee": "", "sections": [section], "closing": ""} | changes


def figures(**values: str | None) -> dict[str, Any]:
    return {
        f"study.{key}": {"label": key, "value": value, "unit": "次", "url": "/records/", "as_of": "2009-05-04"}
        for key, value in ({"sessions": "3"} | values).items()
    }


def drafted(place: SimpleNamespace, *, kind: str = "phase_report", **words: Any) -> Document:
    """A document with its first version, written by the office."""
    document = services.create(
        campaign=place.campaign, kind=kind, title="第一阶段书面材料", phase=place.phase, by=place.office
    )
    services.save_version(
        document=document,
        by=words.pop("by", place.office),
        body=words.pop("body", None) or body(),
        based_on=0,
        figures=words.pop("figures", None) or figures(),
    )
    document.refresh_from_db()
    return document


def submitted(place: SimpleNamespace, **words: Any) -> Document:
    return services.submit(document=drafted(place, **words), by=place.office)


def newest(document: Document) -> Any:
    return document.versions.select_related("document").first()


def approved(place: SimpleNamespace, **words: Any) -> Document:
    document = submitted(place, **words)
    version = newest(document)
    return services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)

"""The analysis report in the state that a test needs, made by the same acts as in life."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from phases.analysis_report import services
from phases.analysis_report.models import AnalysisReport, Circulation
from phases.documents import services as documents
from phases.documents.models import DocumentVersion
from phases.organisation.models import Unit
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import meetings, organisation, timeline

ASPECTS = ["查找問題", "分析原因", "理清思路", "明確方向", "制定措施", "加強領導班子自身建設"]
RULES = {"analysis_report": {"title": "分析檢查報告", "duty": "主持、把關", "aspects": ASPECTS}}
DAY = date(2008, 12, 8)
SENT = date(2008, 12, 10)


def campaign(**fields: Any) -> Campaign:
    return timeline.campaign(rules=RULES, year=2008, script="zh-hant", **fields)


def scene(**fields: Any) -> SimpleNamespace:
    """A campaign with two departments, its office, head, chief author, and the liaison of each department."""
    of = campaign(**fields)
    units = [organisation.department(of.unit, name) for name in ("展覽部", "培訓部")]
    secretary = organisation.person(of.unit, "徐東向", is_leader=True)
    return SimpleNamespace(
        campaign=of,
        units=units,
        office=meetings.appointed(of),
        head=meetings.appointed(of, Role.HEAD),
        chief=secretary,
        author=timeline.part(of, Role.SECRETARY, organisation.user(person=secretary)),
        liaisons=[meetings.appointed(of, Role.LIAISON, department=unit) for unit in units],
    )


def report(place: SimpleNamespace, **fields: Any) -> AnalysisReport:
    return services.open_report(campaign=place.campaign, by=place.office, chief=place.chief, on=DAY, **fields)


def body(filled: int = 6, text: str = "學習不夠深入。措施不夠具體。") -> dict[str, Any]:
    sections = [
        {"key": f"a{number}", "heading": name, "paragraphs": [text] if number <= filled else []}
        for number, name in enumerate(ASPECTS, 1)
    ]
    return {"title": "分析檢查報告", "number": "", "addressee": "", "sections": sections, "closing": ""}


def write(of: AnalysisReport, place: SimpleNamespace, filled: int = 6, *, text: str = "") -> DocumentVersion:
    """One more version by the office."""
    newest = of.document.versions.first()
    based_on = newest.number if newest else 0
    text = text or f"學習不夠深入。措施不夠具體，第{based_on + 1}次修改。"
    return services.save_words(report=of, by=place.office, body=body(filled, text), based_on=based_on)


def drafted(place: SimpleNamespace, filled: int = 6) -> AnalysisReport:
    made = report(place)
    write(made, place, filled)
    services.mark(report=made, act="draft", by=place.office, on=DAY)
    return fresh(made)


def circulated(place: SimpleNamespace, filled: int = 6) -> Circulation:
    """The first round, in writing, to both departments (domain.md T-41)."""
    return services.open_round(
        report=drafted(place, filled),
        by=place.office,
        sent_on=SENT,
        due_on=date(2008, 12, 20),
        units=place.units,
    )


def approve(of: AnalysisReport, place: SimpleNamespace) -> None:
    """The newest version goes to the head, who approves it."""
    document = fresh(of).document
    documents.submit(document=document, by=place.office)
    version = document.versions.select_related("document").first()
    documents.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)


def reviewed(place: SimpleNamespace) -> AnalysisReport:
    """A review copy, after one round to which everybody answered."""
    circulation = circulated(place)
    for recipient in circulation.recipients.all():
        services.reply(recipient=recipient, by=place.office, no_comment=True, on_paper=True, on=date(2008, 12, 18))
    services.close_round(circulation=circulation, by=place.office, on=date(2008, 12, 22))
    approve(circulation.report, place)
    services.mark(report=circulation.report, act="review", by=place.office, on=date(2009, 1, 4))
    return fresh(circulation.report)


def fresh(of: AnalysisReport) -> AnalysisReport:
    return AnalysisReport.objects.select_related("document__campaign", "campaign", "chief").get(pk=of.pk)


def in_scene(place: SimpleNamespace, department: Unit) -> dict[str, dict[str, Any]]:
    """A review copy, its round still open, an answer and a point: for tests that walk the whole product."""
    of = services.open_report(campaign=place.campaign, by=place.office)
    write(of, place)
    circulation = services.open_round(report=of, by=place.office, units=[department])
    recipient = circulation.recipients.get()
    services.reply(recipient=recipient, by=place.office, points=[("", "再具体些")])
    approve(of, place)
    services.mark(report=of, act="review", by=place.office, explanation="时间紧")
    one = {"slug": place.campaign.slug}
    return {
        "round": one | {"number": circulation.number},
        "point": one | {"pk": circulation.points.get().pk},
        "answer": one | {"pk": recipient.pk},
        "stage": one | {"act": "review"},
    }

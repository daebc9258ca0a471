"""The draft: figures in a frozen snapshot, words from the outline, what is unmet and what was let through."""

import pytest

from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.documents import body as words
from phases.documents import services as documents
from phases.reports import services
from phases.timeline.models import GateReview
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def draft(place, **gate):
    document = services.ask_for_draft(phase=place.phase, by=place.office)
    services.write_draft(document=document, by=place.office)
    return document


def texts(version) -> dict[str, str]:
    return {
        section["heading"]: "".join(words.plain(text, version.figures) for text in section["paragraphs"])
        for section in version.body["sections"]
    }


def file_notice(place, title="关于成立领导小组的通知"):
    notice = documents.create(campaign=place.campaign, kind="notice", title=title, by=place.office)
    return documents.file(document=notice, by=place.office)


def test_ask_for_draft_makes_document_and_job_together():
    place = make.bureau()
    document = services.ask_for_draft(phase=place.phase, by=place.office)
    job = Job.objects.get(kind="reports.draft")
    assert (job.subject, job.payload["document_pk"]) == (f"document:{document.pk}", document.pk)
    assert document.title == "关于报送学习实践活动学习调研阶段工作情况的报告"


def test_ask_for_draft_twice_is_one_document_and_one_job():
    place = make.bureau()
    first = services.ask_for_draft(phase=place.phase, by=place.office)
    assert services.ask_for_draft(phase=place.phase, by=place.colleague) == first
    assert Job.objects.count() == 1


@pytest.mark.trace("S-54", "S-55")
def test_draft_has_the_five_headings_of_the_phase_and_nothing_that_is_not_short():
    place = make.bureau()
    headings = list(texts(make.newest(draft(place))))
    assert headings == ["", "准备工作", "学习培训", "调查研究", "解放思想讨论", "组织领导"]


@pytest.mark.trace("T-06")
def test_figures_come_from_the_records_and_unrecorded_ones_are_gaps():
    place = make.bureau()
    file_notice(place)
    file_notice(place, "学习实践活动实施方案的通知")
    version = make.newest(draft(place))
    assert version.figures["documents.issued"]["value"] == "2"
    assert texts(version)["准备工作"].startswith("印发文件2")
    assert version.figures["documents.directives"]["value"] is None
    assert texts(version)["学习培训"] == "编发简报＿＿期。"


def test_snapshot_stays_when_records_change_afterwards():
    place = make.bureau()
    file_notice(place)
    document = draft(place)
    first = make.newest(document)
    file_notice(place, "又一个文件")
    first.refresh_from_db()
    assert first.figures["documents.issued"]["value"] == "1"
    services.write_draft(document=document, by=place.office)
    second = make.newest(document)
    assert (second.number, second.figures["documents.issued"]["value"]) == (2, "2")
    assert document.versions.get(number=1).figures["documents.issued"]["value"] == "1"


def test_refresh_keeps_the_words_that_staff_wrote():
    place = make.bureau()
    document = draft(place)
    body = make.newest(document).body | {"title": "改过的标题"}
    documents.save_version(document=document, by=place.office, body=body, based_on=1)
    file_notice(place)
    version = services.write_draft(document=document, by=place.office)
    assert (version.number, version.body["title"]) == (3, "改过的标题")


def test_unmet_and_waived_requirements_stand_in_the_draft():
    place = make.bureau()
    short = {"who": "甲", "what": "差0.5学时"}
    rows = [
        {
            "text": "党员集中学习",
            "figure": "1",
            "target": "2",
            "unit": "人",
            "state": "short",
            "severity": "gate",
            "key": "hours",
            "lacks": [short],
        },
        {"text": "书面材料经组长批准", "state": "short", "severity": "gate", "key": "report"},
        {
            "text": "已达到的",
            "figure": "3",
            "target": "3",
            "unit": "次",
            "state": "met",
            "severity": "gate",
            "key": "sessions",
        },
    ]
    waived = {"text": "征文", "state": "waived", "severity": "gate", "key": "essays"}
    rows.append(waived | {"waiver": "全市未组织", "waived_by": "周明远"})
    GateReview.objects.create(phase=place.phase, rows=rows, met=1, waived=1, unmet=1, passed=False)
    place.phase.requirements.create(key="report", text="批准", criterion="report_approved")
    unmet, waived = list(texts(make.newest(draft(place))).values())[-2:]
    assert "党员集中学习" in unmet
    assert "甲差0.5学时" in unmet
    assert "已达到的" not in unmet
    assert "经组长批准" not in unmet
    assert "征文" in waived
    assert "全市未组织" in waived
    assert "周明远" in waived


def test_figures_of_a_submitted_report_stay():
    place = make.bureau()
    document = documents.submit(document=draft(place), by=place.office)
    with pytest.raises(RefusedError, match="figures stay"):
        services.refresh_figures(document=document, by=place.office)

"""What the documents answer to a gate, to reports, to the workbench and to exports."""

import pytest

from phases.documents import services
from phases.documents.criteria import DocumentFiled
from phases.documents.due import DocumentsWaiting
from phases.documents.exports import DocumentRegister
from phases.documents.sections import DocumentSection
from phases.timeline.selectors import part_of
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
WHERE = {"kind": "implementation_plan", "sections": make.PLAN_SECTIONS}


def requirement(place):
    return place.phase.requirements.create(key="plan", text="实施方案", criterion="document_filed", where=WHERE)


def written(place, headings):
    sections = [{"key": f"s{n}", "heading": heading, "paragraphs": ["……"]} for n, heading in enumerate(headings)]
    body = make.body() | {"sections": sections}
    return make.drafted(place, kind="implementation_plan", body=body)


def figures(place) -> dict[str, str | None]:
    return {figure.key: figure.value for figure in DocumentSection().figures(place.phase)}


@pytest.mark.trace("S-06")
def test_gate_names_the_section_that_is_missing():
    place = make.bureau()
    demand = requirement(place)
    written(place, make.PLAN_SECTIONS[:4])
    finding = DocumentFiled().assess(demand)
    assert (finding.met, finding.figure) == (False, "0")
    assert "工作要求" in str(finding.lacks[0].what)
    assert "4" in str(finding.lacks[0].what)


def test_filed_plan_meets_the_gate():
    place = make.bureau()
    demand = requirement(place)
    services.file(document=written(place, make.PLAN_SECTIONS), by=place.office)
    finding = DocumentFiled().assess(demand)
    assert (finding.met, finding.figure, finding.lacks) == (True, "1", [])


def test_nothing_filed_is_no_figure_at_all():
    assert set(figures(make.bureau()).values()) == {None}


@pytest.mark.trace("T-06")
def test_two_issued_documents_are_counted_and_quoted():
    place = make.bureau()
    for kind, title in (("notice", "《關於成立領導小組的通知》"), ("implementation_plan", "實施方案")):
        document = services.create(campaign=place.campaign, kind=kind, title=title, by=place.office)
        services.file(document=document, by=place.office)
    assert figures(place)["documents.issued"] == "2"
    assert figures(place)["documents.issued_list"] == "《關於成立領導小組的通知》、《實施方案》"


@pytest.mark.trace("S-01")
def test_nested_title_and_old_brackets_are_quoted_as_the_standard_writes_them():
    place = make.bureau()
    document = services.create(
        campaign=place.campaign,
        kind="superior_directive",
        title="关于印发《实施意见》的通知",
        number="镇发[2009]10号",
        by=place.office,
    )
    services.file(document=document, by=place.office)
    assert figures(place)["documents.directive_list"] == "《关于印发〈实施意见〉的通知》（镇发〔2009〕10号）"
    document.refresh_from_db()
    assert document.number == "镇发[2009]10号"


def test_workbench_tells_the_leader_and_then_the_office():
    place = make.bureau()
    document = make.submitted(place)

    def waits_for(user) -> list[str]:
        part = part_of(user, place.campaign)
        return [str(due.what) for due in DocumentsWaiting().waiting(place.campaign, user, part)]

    assert (waits_for(place.head), waits_for(place.office)) == ([document.title], [])
    services.return_with_remarks(document=document, by=place.head, remarks=[("", "补充")])
    assert (waits_for(place.head), waits_for(place.office)) == ([], [document.title])


def test_register_lists_the_documents_as_the_page_filters_them():
    place = make.bureau()
    make.drafted(place)
    services.withdraw(document=make.drafted(place, kind="notice"), by=place.office)
    rows = list(DocumentRegister().rows(place.campaign, {}))
    assert [row[0] for row in rows] == ["第一阶段书面材料"]
    assert len(rows[0]) == len(DocumentRegister.columns)

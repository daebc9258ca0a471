"""What the documents answer to a gate."""

import pytest

from phases.documents import services
from phases.documents.criteria import DocumentFiled
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
WHERE = {"kind": "implementation_plan", "sections": make.PLAN_SECTIONS}


def requirement(place):
    return place.phase.requirements.create(key="plan", text="实施方案", criterion="document_filed", where=WHERE)


def written(place, headings):
    sections = [{"key": f"s{n}", "heading": heading, "paragraphs": ["……"]} for n, heading in enumerate(headings)]
    body = make.body() | {"sections": sections}
    return make.drafted(place, kind="implementation_plan", body=body)


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

"""Who reads which documents, and what the filter finds."""

import pytest

from phases.documents import selectors, services
from phases.timeline.selectors import part_of
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_member_reads_what_stands_and_office_reads_all():
    place = make.bureau()
    draft = make.drafted(place)
    filed = services.file(document=make.drafted(place, kind="notice"), by=place.office)

    def read_by(user) -> set[int]:
        documents = selectors.documents_of(place.campaign, part_of(user, place.campaign))
        return set(documents.values_list("pk", flat=True))

    assert read_by(place.member) == {filed.pk}
    assert read_by(place.office) == {draft.pk, filed.pk}


def test_filter_finds_by_words_kind_and_state():
    place = make.bureau()
    report, notice = make.drafted(place), make.drafted(place, kind="notice")
    documents = type(report).objects.all()
    assert list(selectors.filtered(documents, {"kind": "notice"})) == [notice]
    assert list(selectors.filtered(documents, {"q": "书面材料", "kind": "phase_report"})) == [report]
    assert list(selectors.filtered(documents, {"state": "filed"})) == []


def test_required_sections_are_those_of_the_campaigns_own_demand():
    place = make.bureau()
    assert selectors.required_sections(place.campaign, "implementation_plan") == []
    where = {"kind": "implementation_plan", "sections": make.PLAN_SECTIONS}
    place.phase.requirements.create(key="plan", text="方案", criterion="document_filed", where=where)
    assert selectors.required_sections(place.campaign, "implementation_plan") == make.PLAN_SECTIONS

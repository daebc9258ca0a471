"""The figures that documents offer to reports."""

import pytest

from phases.documents import services
from phases.documents.sections import DocumentSection
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def figures(place) -> dict[str, str | None]:
    return {figure.key: figure.value for figure in DocumentSection().figures(place.phase)}


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

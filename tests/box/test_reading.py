"""The poster and the words of an outcome."""

from datetime import date

import pytest
from pypdf import PdfReader

from phases.box import reading
from phases.documents.paper import poster
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.models import Unit
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def box():
    unit = Unit.objects.create(name="市科学技术局", short_name="科技局", path="k/")
    campaign = timeline.campaign(unit, slug="kj", stands_still_on=date(2009, 4, 13))
    return make.box(campaign, opened_on=date(2009, 3, 20), closed_on=date(2009, 5, 5))


def test_poster_is_one_page_with_address_and_unit(box, tmp_path):
    place = tmp_path / "poster.pdf"
    place.write_bytes(poster.pdf(reading.poster_of(box)))
    (page,) = PdfReader(place).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    text = page.extract_text().replace(" ", "")
    assert "/box/kj/" in text
    assert "市科学技术局" in text


def test_consolidated_opinion_shows_who_handles_it_and_until_when(box):
    make.given(box, "窗口办事慢")
    make.emptied(box)
    opinion = Opinion.objects.get()
    department = Unit.objects.create(name="高新技术处", short_name="高新处", path="k/1/")
    group = OpinionGroup.objects.create(
        campaign=box.campaign, phase=opinion.phase, number=6, text="提高效率", adoption="adopted",
        department=department, due_on=date(2009, 6, 30), measures="增设窗口",
    )  # fmt: skip
    opinion.memberships.create(group=group)
    outcome = reading.outcome_of(opinion)
    assert [str(stage.word) for stage in outcome.stages] == [
        "has been received",
        "being studied",
        "in rectification",
        "outcome to come",
    ]
    assert "高新" in str(outcome.stages[2].small)
    group.adoption, group.adoption_reason = "not_adopted", "没有经费"
    group.save()
    assert str(reading.outcome_of(opinion).word) == "not adopted"


def test_answered_opinion_is_done(box):
    make.given(box, "窗口办事慢")
    make.emptied(box)
    Opinion.objects.update(fate="answered", reply="已解决", replied_on=date(2009, 4, 20))
    outcome = reading.outcome_of(Opinion.objects.get())
    assert (str(outcome.word), outcome.reply) == ("has been dealt with", "已解决")

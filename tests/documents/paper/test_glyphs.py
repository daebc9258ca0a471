"""No character of a paper may be an empty box: looked up in the outlines that the file draws."""

import pytest

from phases.documents.paper import printing, sheet
from tests.documents.paper import ink
from tests.factories import paper as papers


def everywhere(make, text):
    """A paper with the text in each of its faces."""
    blocks = (
        sheet.Heading(1, text),
        sheet.Heading(2, text),
        sheet.Heading(3, text),
        papers.paragraph(text),
        sheet.Table((sheet.Column(text),), ((text,),), caption=text),
    )
    return make(mark=text[:8], title=text, signatory=text[:8], signed_by=text[:12], copy_to=text, blocks=blocks)


@pytest.mark.parametrize("make", [papers.paper, papers.traditional])
@pytest.mark.parametrize(
    "text",
    [papers.HANS, papers.HANT, papers.RARE_NAMES, papers.SIGNS, "0123456789 ABCxyz%/-"],
    ids=["hans", "hant", "names", "signs", "latin"],
)
def test_every_character_is_drawn_in_every_face(make, text):
    pdf = printing.pdf(everywhere(make, text))
    assert ink.missing(pdf) == set()
    assert set(text.replace(" ", "")) <= set(ink.text(pdf))


def test_the_check_sees_a_character_that_no_face_has():
    pdf = printing.pdf(papers.paper(blocks=(papers.paragraph("正文\ue123。"),)))
    assert "\ue123" in ink.missing(pdf)


def test_without_the_unpacked_faces_another_face_draws_the_body(settings, tmp_path):
    settings.PAPER_FONTS = tmp_path
    pdf = printing.pdf(papers.paper())
    assert ink.missing(pdf) == set()
    assert "Noto-Serif-CJK-SC" in {one.font for one in ink.glyphs(pdf)}

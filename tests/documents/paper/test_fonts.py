import pytest
from django.core import checks

from phases.documents.paper import fonts, printing
from tests.factories import paper as papers


def test_the_check_names_the_packages_when_no_chinese_face_is_there(monkeypatch, tmp_path):
    monkeypatch.setenv("FONTCONFIG_FILE", str(bare_configuration(tmp_path)))
    found = [message for message in checks.run_checks() if message.id == "paper.W001"]
    assert "apt-get install fonts-noto-cjk" in found[0].hint


def test_printing_refuses_instead_of_printing_boxes(monkeypatch, tmp_path):
    monkeypatch.setenv("FONTCONFIG_FILE", str(bare_configuration(tmp_path)))
    with pytest.raises(printing.PrintingError, match="apt-get install fonts-noto-cjk"):
        printing.pdf(papers.paper())


def test_the_check_is_silent_here():
    assert not [message for message in checks.run_checks() if message.id == "paper.W001"]


def test_an_offices_own_face_comes_before_ours(settings, tmp_path):
    settings.PAPER_FONTS = tmp_path
    (tmp_path / "simfang.ttf").write_bytes(b"")
    assert fonts.stack("zh-hans", "body").split(", ")[:3] == ["PaperLatin", "simfang", "Noto Serif CJK SC"]


def bare_configuration(folder):
    """A fontconfig that knows no font, as on a machine where nobody installed any."""
    path = folder / "fonts.conf"
    path.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>")
    return path

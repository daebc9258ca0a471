"""QR codes as drawings."""

from phases.core import qr


def test_drawing_has_a_quiet_zone_and_dark_modules_inside_it():
    drawing = qr.drawn("https://campaign.example/b/#7KQ29FXM0123456789ABCDE0")
    assert drawing.size >= 21 + 8
    xs = [int(step.split(" ")[0]) for step in drawing.path.removeprefix("M").split("M")]
    assert (min(xs), max(xs)) == (4, drawing.size - 5)


def test_other_words_give_another_drawing():
    assert qr.drawn("a") != qr.drawn("b")

"""Forms of the office."""

from phases.box.forms import BoxForm


def test_box_waits_between_one_and_ten_working_days():
    typed = {"name": "意见箱", "invitation": "请提意见", "opened_on": "2009-03-20"}
    assert BoxForm(typed | {"waits_at_most": "10"}).is_valid()
    assert "waits_at_most" in BoxForm(typed | {"waits_at_most": "11"}).errors
    assert "waits_at_most" in BoxForm(typed | {"waits_at_most": "0"}).errors

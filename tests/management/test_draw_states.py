"""The drawing of the states is as new as the tables."""

import pytest
from django.conf import settings
from django.core.management import call_command

from phases.management.commands import draw_states


def test_the_drawing_is_as_new_as_the_tables():
    drawn = (settings.BASE_DIR / "docs" / "states.md").read_text(encoding="utf-8")
    assert drawn == draw_states.drawing(), "run manage.py draw_states"


def test_every_move_of_a_phase_is_an_arrow():
    drawn = draw_states.drawing()
    for move in draw_states.MOVES.values():
        for source in move.sources:
            assert f"    {source.value} --> {move.target.value}: {move.label}" in drawn.replace("\u2028", "")


def test_check_names_what_to_run(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    with pytest.raises(SystemExit, match=r"run manage\.py draw_states"):
        call_command("draw_states", "--check")
    call_command("draw_states")
    call_command("draw_states", "--check")
    assert (tmp_path / "docs" / "states.md").read_text(encoding="utf-8") == draw_states.drawing()

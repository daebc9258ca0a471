from datetime import date

from phases.core.due import Due
from phases.dashboard import selectors

MONDAY = date(2009, 4, 13)


def due(day: int | None) -> Due:
    return Due("补记", "还没有记", "/", "记这一场", "book-open", due_on=date(2009, 4, day) if day else None)


def test_dues_are_laid_into_bands_of_time() -> None:
    laid = selectors.bands([due(10), due(13), due(16), due(19), due(20), due(None)], MONDAY)
    assert [(str(band.label), len(band.dues)) for band in laid] == [
        ("Overdue", 1),
        ("Today", 1),
        ("This week", 2),
        ("Later", 1),
        ("No fixed date", 1),
    ]


def test_empty_bands_are_left_out() -> None:
    assert selectors.bands([], MONDAY) == []

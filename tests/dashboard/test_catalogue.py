import inspect

from phases.dashboard.catalogue import DUES


def test_every_source_of_due_things_takes_campaign_user_and_part() -> None:
    for source in DUES:
        assert list(inspect.signature(source.waiting).parameters) == ["campaign", "user", "part"], source


def test_no_source_stands_twice() -> None:
    assert len({type(source) for source in DUES}) == len(DUES)

"""Boxes with a key in use, and what is given into them."""

from datetime import date, timedelta
from typing import Any

from phases.box import services
from phases.box.models import OpinionBox
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import timeline

MONDAY = date(2026, 11, 16)


def box(
    campaign: Campaign | None = None, by: User | None = None, *, made_on: date = MONDAY, **fields: Any
) -> OpinionBox:
    """Open to the public, with its first key, as the worker makes it."""
    campaign = campaign or timeline.campaign()
    by = by or timeline.part(campaign, Role.OFFICE)
    fields = {"name": "网上征求意见箱", "invitation": "加强局机关作风效能建设，请您提意见。"} | fields
    opened = services.open_box(campaign=campaign, by=by, **fields)
    services.make_key(box=opened, on=made_on)
    return opened


def given(box: OpinionBox, *texts: str) -> list[str]:
    """The receipt codes."""
    return [services.give(box=box, text=text) for text in texts]


def emptied(box: OpinionBox, on: date = MONDAY + timedelta(days=7)) -> Any:
    """A week later, so that it is due however few wait."""
    return services.empty_box(box_pk=box.pk, on=on)

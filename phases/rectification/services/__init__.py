"""What happens to an item: opened, changed, reported done, checked, closed. The state moves by `closing` alone."""

from phases.rectification.services.closing import check, claim, close, reopen, send_back, steer
from phases.rectification.services.items import change_item, open_item, remove_item

__all__ = [
    "change_item",
    "check",
    "claim",
    "close",
    "open_item",
    "remove_item",
    "reopen",
    "send_back",
    "steer",
]

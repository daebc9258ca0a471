"""What happens around the opinion box: it is opened, opinions are given, the clock empties it, the office answers."""

from phases.box.services.boxes import change_box, close_box, open_box, reopen_box
from phases.box.services.emptying import Emptied, ask_what_is_due, clear_away, empty_box, make_key
from phases.box.services.giving import answer_back, give
from phases.box.services.guessing import MANY, note_wrong_codes
from phases.box.services.replying import expire_receipts, reply

__all__ = [
    "MANY",
    "Emptied",
    "answer_back",
    "ask_what_is_due",
    "change_box",
    "clear_away",
    "close_box",
    "empty_box",
    "expire_receipts",
    "give",
    "make_key",
    "note_wrong_codes",
    "open_box",
    "reopen_box",
    "reply",
]

"""What happens to opinions: asked for, entered, gathered, put aside, decided; each act of gathering can be undone."""

from phases.opinions.services.deciding import decide_group
from phases.opinions.services.entering import (
    Entry,
    change_particulars,
    correct_words,
    give_opinion,
    look_at_giver,
    record_opinion,
    record_opinions,
    strike,
)
from phases.opinions.services.fates import put_aside, take_up
from phases.opinions.services.gathering import found_group, gather, merge, release, set_apart, split
from phases.opinions.services.setting import (
    add_channel,
    add_form,
    add_word,
    change_channel,
    change_form,
    change_word,
    lay_out,
    remove_channel,
    remove_form,
    remove_word,
)
from phases.opinions.services.wording import remove_group, reword_group, undo

__all__ = [
    "Entry",
    "add_channel",
    "add_form",
    "add_word",
    "change_channel",
    "change_form",
    "change_particulars",
    "change_word",
    "correct_words",
    "decide_group",
    "found_group",
    "gather",
    "give_opinion",
    "lay_out",
    "look_at_giver",
    "merge",
    "put_aside",
    "record_opinion",
    "record_opinions",
    "release",
    "remove_channel",
    "remove_form",
    "remove_group",
    "remove_word",
    "reword_group",
    "set_apart",
    "split",
    "strike",
    "take_up",
    "undo",
]

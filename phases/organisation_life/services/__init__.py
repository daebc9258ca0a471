"""What happens in organisation life: prepared, announced, drafted, reviewed, said, summed up; talked, without words."""

from phases.organisation_life.services.drafts import (
    approve_draft,
    hand_in,
    receive_on_paper,
    return_draft,
    save_draft,
    take_back_draft,
)
from phases.organisation_life.services.preparation import (
    note_directions,
    note_notice,
    prepare_meeting,
    sum_up_opinions,
)
from phases.organisation_life.services.sayings import (
    list_speakers,
    note_comment,
    note_points,
    note_speech,
    remove_comment,
    sum_up_meeting,
)
from phases.organisation_life.services.talks import change_talk, record_talk, remove_talk

__all__ = [
    "approve_draft",
    "change_talk",
    "hand_in",
    "list_speakers",
    "note_comment",
    "note_directions",
    "note_notice",
    "note_points",
    "note_speech",
    "prepare_meeting",
    "receive_on_paper",
    "record_talk",
    "remove_comment",
    "remove_talk",
    "return_draft",
    "save_draft",
    "sum_up_meeting",
    "sum_up_opinions",
    "take_back_draft",
]

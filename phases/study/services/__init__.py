"""What happens to study: sessions with their credits, make-ups, single credits, materials."""

from phases.study.services.credits import (
    cancel_credit,
    plan_make_up,
    record_alternative,
    record_make_up,
    record_make_up_round,
    record_manual,
    record_self_study,
)
from phases.study.services.materials import add_material, change_material, remove_material
from phases.study.services.sessions import cancel_session, correct_session, record_session, restore_session

__all__ = [
    "add_material",
    "cancel_credit",
    "cancel_session",
    "change_material",
    "correct_session",
    "plan_make_up",
    "record_alternative",
    "record_make_up",
    "record_make_up_round",
    "record_manual",
    "record_self_study",
    "record_session",
    "remove_material",
    "restore_session",
]

"""What happens to study: plan, sessions with their credits, make-ups, materials, reflections, ticks."""

from phases.study.services.attendance import record_attendance, record_desk
from phases.study.services.credits import (
    cancel_credit,
    plan_make_up,
    record_alternative,
    record_make_up,
    record_make_up_round,
    record_manual,
    record_self_study,
)
from phases.study.services.deeds import change_activity, record_activity, remove_activity, tick_item, untick_item
from phases.study.services.issues import issue_to_department, issue_to_people, sign_for, take_back
from phases.study.services.materials import add_material, adopt_materials, change_material, remove_material
from phases.study.services.plan import add_rows, change_row, draft_sessions, link_row, remove_row
from phases.study.services.reflections import (
    change_reflection,
    put_back_reflection,
    receive_reflections,
    take_back_reflection,
)
from phases.study.services.sessions import cancel_session, correct_session, record_session, restore_session

__all__ = [
    "add_material",
    "add_rows",
    "adopt_materials",
    "cancel_credit",
    "cancel_session",
    "change_activity",
    "change_material",
    "change_reflection",
    "change_row",
    "correct_session",
    "draft_sessions",
    "issue_to_department",
    "issue_to_people",
    "link_row",
    "plan_make_up",
    "put_back_reflection",
    "receive_reflections",
    "record_activity",
    "record_alternative",
    "record_attendance",
    "record_desk",
    "record_make_up",
    "record_make_up_round",
    "record_manual",
    "record_self_study",
    "record_session",
    "remove_activity",
    "remove_material",
    "remove_row",
    "restore_session",
    "sign_for",
    "take_back",
    "take_back_reflection",
    "tick_item",
    "untick_item",
]

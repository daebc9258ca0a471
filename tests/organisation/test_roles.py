import pytest

from phases.organisation.roles import ADMINISTRATOR, ROLES, Permission, Role

P = Permission

# domain.md 6.2, the rows that this road has, read as an auditor would: who may, who may not.
TRUTH = [
    (P.WAIVE, {Role.HEAD}),
    (P.REVIEW_DOCUMENTS, {Role.HEAD}),
    (P.MOVE_PHASE, {Role.HEAD, Role.OFFICE}),
    (P.EDIT_DOCUMENTS, {Role.OFFICE}),
    (P.RECORD_STUDY, {Role.OFFICE}),
    (P.RECORD_OWN_DEPARTMENT, {Role.LIAISON, Role.SECRETARY}),
    (P.EDIT_ROSTER, {Role.OFFICE}),
    (P.SEE_DOCUMENTS, {Role.HEAD, Role.OFFICE, Role.LIAISON, Role.SECRETARY, Role.LEADER}),
]


@pytest.mark.trace("T-10", "S-45")
@pytest.mark.parametrize(("permission", "holders"), TRUTH)
def test_permission_is_held_by_these_roles_and_no_other(permission: Permission, holders: set[Role]) -> None:
    assert {role for role, permissions in ROLES.items() if permission in permissions} == holders


def test_every_role_is_described() -> None:
    assert set(ROLES) == set(Role)


def test_administrator_sets_up_and_does_not_read_content() -> None:
    assert ADMINISTRATOR.isdisjoint({P.SEE_DOCUMENTS, P.SEE_STUDY, P.SEE_MEETINGS, P.REVIEW_DOCUMENTS, P.WAIVE})

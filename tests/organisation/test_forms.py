import pytest
from django.http import QueryDict

from phases.organisation.forms import AccountForm, FirstAdministratorForm, ListFilter, PasswordForm, UnitForm
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "wrong"),
    [("short", True), ("1234567890", True), ("password123", True), ("a sentence that I keep", False)],
)
def test_password_is_judged_by_length_and_commonness(password: str, wrong: bool) -> None:
    data = {"code": "x", "name": "甲", "username": "jia", "new_password": password, "again": password}
    assert ("new_password" in FirstAdministratorForm(data).errors) is wrong


def test_password_like_ones_own_name_is_refused() -> None:
    user = organisation.user("zhangjianguo")
    data = {"old_password": "right-password", "new_password": "zhangjianguo", "again": "zhangjianguo"}
    assert "new_password" in PasswordForm(user, data).errors


def test_people_of_one_name_are_told_apart_by_their_department() -> None:
    first, second = organisation.unit("办公室"), organisation.unit("展览部")
    organisation.person(first, "王芳")
    organisation.person(second, "王芳")
    labels = [str(label) for _value, label in AccountForm().fields["person"].choices]  # type: ignore[attr-defined] # a ModelChoiceField
    assert labels[1:] == ["王芳（办公室）", "王芳（展览部）"]


def test_no_field_of_the_account_form_is_the_password() -> None:
    assert set(AccountForm().fields) == {"name", "username", "email", "person", "is_administrator"}


def test_unit_needs_names() -> None:
    assert set(UnitForm({}).errors) >= {"name", "short_name", "kind"}


def test_filter_wants_what_was_filled_in_and_reads_its_questions_out() -> None:
    form = ListFilter(
        QueryDict("kind=plan&state=&q= 学习 "), words="title", kind=("all kinds", [("plan", "plan")]), state=("all", [])
    )
    assert form.wanted == {"kind": "plan", "q": "学习"}
    assert list(form.fields) == ["kind", "state", "q"]
    assert 'aria-label="all kinds"' in str(form["kind"])

"""The roster's forms: one person, and lines pasted from a spreadsheet."""

from datetime import date

import pytest
from django.utils import translation

from phases.organisation.models import Group
from phases.study.forms import roster as forms
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def unit():
    return organisation.unit()


@pytest.fixture
def office(unit):
    return organisation.department(unit)


def read(unit, text):
    form = forms.PasteForm({"text": text}, unit=unit)
    assert form.is_valid()
    return form.read()


def test_person_belongs_to_the_unit_or_a_department_below(unit, office):
    stranger = organisation.unit()
    typed = {"name": "韩志刚", "category": "serving_member"}
    assert forms.PersonForm(typed | {"unit": office.pk}, unit=unit).is_valid()
    form = forms.PersonForm(typed | {"unit": stranger.pk}, unit=unit)
    assert set(form.errors) == {"unit"}
    assert form["name"].value() == "韩志刚"


def test_person_opens_with_the_groups_of_the_record(unit, office):
    person = organisation.person(office)
    group = organisation.group(unit, person)
    organisation.group(unit, kind=Group.Kind.BRANCH, name="第一支部")
    form = forms.PersonForm(instance=person, unit=unit)
    assert form["groups"].value() == [group.pk]
    assert forms.PersonForm(unit=unit)["groups"].value() is None


def test_leaving_needs_its_day():
    assert set(forms.LeaveForm({"on": "bald"}).errors) == {"on"}
    assert forms.LeaveForm({"on": "2009-06-30"}).is_valid()
    assert forms.LeaveForm({"on": "2009-06-30"}).fields["on"].clean("2009-06-30") == date(2009, 6, 30)


def test_each_line_says_what_will_happen_to_it(unit, office):
    organisation.person(office, "韩志刚", post="主任")
    organisation.person(office, "何雨桐", post="科员")
    found = read(unit, "姓名\t处室\n韩志刚\t办公室\t主任\n何雨桐\t办公室\t主任科员\n\n许喆堃\t办公室\n")
    assert [(line.number, line.cells[0], line.fate) for line in found] == [
        (2, "韩志刚", "same"),
        (3, "何雨桐", "change"),
        (5, "许喆堃", "add"),
    ]


def test_category_is_read_by_its_word_or_its_key(unit):
    found = read(unit, "甲\t办公室\t\tretired member\n乙\t办公室\t\tcadre\n丙\t办公室\n")
    assert [line.line.category for line in found] == ["retired", "cadre", "serving_member"]


def test_wide_spaces_around_a_name_are_not_part_of_it(unit, office):
    organisation.person(office, "韩志刚")
    (line,) = read(unit, "\u3000韩志刚 \t 办公室\u3000\n")
    assert (line.line.name, line.line.department, line.fate) == ("韩志刚", "办公室", "same")


def test_who_leads_goes_on_leading(unit, office):
    organisation.person(office, "周明远", is_leader=True)
    leader, other = read(unit, "周明远\t办公室\t局长\n韩志刚\t办公室\t主任\n")
    assert (leader.line.is_leader, other.line.is_leader) == (True, False)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\t办公室", "name is missing"),
        ("长" * 61 + "\t办公室", "too long"),
        ("韩志刚", "department is missing"),
        ("韩志刚\t办公室\t主任\t外星人", "serving member、probationary member"),
        ("甲\t办公室\n甲\t办公室\t主任", "twice"),
    ],
)
def test_line_that_cannot_be_used_names_its_fault(unit, text, fault):
    line = read(unit, text)[-1]
    assert fault in str(line.error)
    assert (line.line, line.fate) == (None, "")


def test_same_name_in_two_departments_is_two_people(unit):
    assert [line.fate for line in read(unit, "李伟\t办公室\n李伟\t人事处\n")] == ["add", "add"]


def test_nothing_pasted_is_refused(unit):
    assert set(forms.PasteForm({"text": " \n"}, unit=unit).errors) <= {"text"}
    assert set(forms.PasteForm({"text": ""}, unit=unit).errors) == {"text"}

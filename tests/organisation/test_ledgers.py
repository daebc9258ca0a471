import pytest

from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from phases.organisation.ledgers import Roster
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Role
from tests.factories import ledgers, organisation, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["name", "department", "post", "category"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return timeline.part(campaign, Role.OFFICE)


def test_roster_of_a_sheet_makes_people_and_departments(campaign, office):
    lines = (["温如玉", "科技情报中心", "主任", "在职"], ["古丽娜尔·阿不都热合曼", "政策法规处", "", "离退休"])
    ledgers.bring(Roster(), campaign, office, HEADERS, *lines)
    people = Person.objects.on_roster(campaign.unit)
    assert [(str(p), str(p.unit), p.post, p.category) for p in people] == [
        ("温如玉", "科技情报中心", "主任", "serving_member"),
        ("古丽娜尔·阿不都热合曼", "政策法规处", "", "retired"),
    ]
    assert Unit.objects.get(name="科技情报中心").parent == campaign.unit


@pytest.mark.trace("T-70")
def test_masked_name_of_the_source_stays_as_it_is_written(campaign, office):
    ledgers.bring(Roster(), campaign, office, HEADERS, ["###", "##科技館", "", ""], ["朱**", "##科技館", "", ""])
    assert list(Person.objects.values_list("name", "unit__name")) == [("###", "##科技館"), ("朱**", "##科技館")]


def test_only_one_of_that_name_who_moved_is_changed_not_doubled(campaign, office):
    old, new = (
        organisation.department(campaign.unit, "农社处"),
        organisation.department(campaign.unit, "农村与社会发展处"),
    )
    person = organisation.person(old, "欧阳慧敏")
    (reading,) = ledgers.read(Roster(), campaign, HEADERS, ["欧阳慧敏", "农村与社会发展处", "", "在职"])
    assert (reading.record, reading.before) == (person, {"department": old})
    ledgers.bring(Roster(), campaign, office, HEADERS, ["欧阳慧敏", "农村与社会发展处", "", "在职"])
    person.refresh_from_db()
    assert person.unit == new


def test_namesakes_of_two_departments_are_told_apart(campaign, office):
    one, other = organisation.department(campaign.unit, "一处"), organisation.department(campaign.unit, "二处")
    first, second = organisation.person(one, "王伟"), organisation.person(other, "王伟")
    readings = ledgers.read(Roster(), campaign, HEADERS, ["王伟", "二处", "处长", "在职"], ["王伟", "一处", "", "在职"])
    assert [(reading.record, reading.fate) for reading in readings] == [(second, Fate.CHANGED), (first, Fate.SAME)]


def test_person_twice_in_a_sheet_is_pointed_out(campaign):
    lines = (["温如玉", "办公室", "", ""], ["温如玉", "办公室", "", ""])
    first, second = ledgers.read(Roster(), campaign, HEADERS, *lines)
    assert (first.fate, second.fate) == (Fate.NEW, Fate.FAULTY)
    assert "2" in str(second.faults["name"].reason)


def test_column_that_nobody_knows_is_kept_in_the_remarks_once(campaign, office):
    headers = ["name", "department", "+", "remarks"]
    reader = Reader(Roster(), campaign, headers, ["姓名", "部门", "性别", "备注"])
    (reading,) = reader.read([(2, ["温如玉", "办公室", "女", "4月调入"])])
    assert reading.values["remarks"] == "4月调入；性别：女"
    Roster().write(campaign=campaign, by=office, readings=[reading], known=reader.known)
    again = Reader(Roster(), campaign, headers, ["姓名", "部门", "性别", "备注"])
    (reading,) = again.read([(2, ["温如玉", "办公室", "女", "4月调入"])])
    assert reading.fate == Fate.SAME


def test_import_of_people_is_taken_back_whole(campaign, office):
    ledger, known = Roster(), Roster().known(campaign)
    person = organisation.person(organisation.department(campaign.unit, "一处"), "唐珺", post="科员")
    lines = (["唐珺", "一处", "处长", "在职"], ["温如玉", "一处", "", "在职"])
    written = ledgers.bring(ledger, campaign, office, HEADERS, *lines)
    assert ledger.changed_since(campaign, written) == []
    ledger.take_back(campaign=campaign, by=office, written=written, known=known)
    person.refresh_from_db()
    assert person.post == "科员"
    assert Person.objects.get() == person


def test_undo_names_who_was_changed_since(campaign, office):
    written = ledgers.bring(Roster(), campaign, office, HEADERS, ["唐珺", "一处", "处长", "在职"])
    Person.objects.update(phone="13800000000")
    assert Roster().changed_since(campaign, written) == ["唐珺"]

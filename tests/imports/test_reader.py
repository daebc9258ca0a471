import pytest

from phases.core.ledgers import Fate
from phases.imports.reader import KEPT, Reader
from phases.organisation.ledgers import Roster
from tests.factories import ledgers, organisation, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["name", "department", "post"]


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_line_that_says_what_stands_changes_nothing(campaign):
    organisation.person(organisation.department(campaign.unit, "一处"), "唐珺", post="科员")
    (reading,) = ledgers.read(Roster(), campaign, HEADERS, ["唐珺", "一处", "科员"])
    assert (reading.fate, reading.before) == (Fate.SAME, {})


def test_column_that_the_sheet_lacks_is_left_alone(campaign):
    organisation.person(organisation.department(campaign.unit, "一处"), "唐珺", post="科员", phone="1380")
    (reading,) = ledgers.read(Roster(), campaign, HEADERS, ["唐珺", "一处", ""])
    assert reading.before == {"post": "科员"}


def test_new_line_without_a_required_column_says_which(campaign):
    (reading,) = ledgers.read(Roster(), campaign, ["name"], ["温如玉"])
    assert reading.fate == Fate.FAULTY
    assert str(Roster().fields[2].label) in str(reading.faults["name"].reason)


def test_known_person_is_found_by_a_sheet_with_names_only(campaign):
    person = organisation.person(organisation.department(campaign.unit, "一处"), "唐珺")
    (reading,) = ledgers.read(Roster(), campaign, ["name", "phone"], ["唐珺", "1380"])
    assert (reading.record, reading.before) == (person, {"phone": ""})


def test_unknown_columns_are_added_to_remarks_that_the_sheet_does_not_hold(campaign):
    organisation.person(organisation.department(campaign.unit, "一处"), "唐珺", remarks="挂职")
    reader = Reader(Roster(), campaign, ["name", KEPT], ["姓名", "民族"])
    (reading,) = reader.read([(2, ["唐珺", "汉"])])
    assert reading.values["remarks"] == "挂职；民族：汉"
    assert reading.before == {"remarks": "挂职"}


def test_a_thousand_lines_ask_the_database_as_often_as_three(campaign, django_assert_num_queries):
    reader = Reader(Roster(), campaign, HEADERS)
    lines = [(number, [f"党员{number}", "一处", ""]) for number in range(1000)]
    with django_assert_num_queries(1):
        assert len(reader.read(lines)) == 1000

import pytest

from phases.organisation.models import Person
from phases.study.selectors import ledger, people
from tests.factories import organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts():
    """周 has the hours, 韩 lacks them, 陆 is visited at home, 何 is asked nothing; 韩 and 何 are of the office."""
    campaign = timeline.campaign()
    study.requirement(campaign, "hours_per_member", value=3)
    office = organisation.department(campaign.unit)
    met = organisation.person(campaign.unit, "周明远")
    organisation.person(office, "韩志刚")
    organisation.person(campaign.unit, "陆静宜", category="retired", arrangement="home_visit")
    organisation.person(office, "何雨桐", category="staff")
    study.session(campaign, people=[met])
    return ledger.accounts_of(campaign.phases.get(order=1), Person.objects.on_roster(campaign.unit))


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["周明远", "韩志刚", "陆静宜", "何雨桐"]),
        ({"show": "short"}, ["韩志刚"]),
        ({"show": "special"}, ["陆静宜"]),
        ({"show": "members"}, ["周明远", "韩志刚"]),
        ({"q": " 志 "}, ["韩志刚"]),
        ({"show": "short", "q": "周"}, []),
        ({"department": "the office"}, ["周明远", "韩志刚", "陆静宜", "何雨桐"]),
    ],
)
def test_page_is_narrowed_by(accounts, filters, names):
    assert [account.person.name for account in people.matching(accounts, filters)] == names


def test_department_is_offered_once_and_narrows_the_page(accounts):
    unit, office = people.departments_of(accounts)
    assert (unit, office) == (accounts[0].person.unit, accounts[1].person.unit)
    found = people.matching(accounts, {"department": str(office.pk)})
    assert [account.person.name for account in found] == ["韩志刚", "何雨桐"]

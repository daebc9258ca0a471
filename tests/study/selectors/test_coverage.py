import pytest

from phases.study import services
from phases.study.models import StudyMaterial
from phases.study.selectors import coverage
from phases.study.services.credits import Entry
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
SPIRITS = (
    "十七大和十七届三中全会",
    "两会",
    "三中全会30周年大会",
    "十七届中纪委三次全会",
    "中央经济工作会议",
    "应对经济形势部署",
)
BOOKLET = "《领导干部学习文件选编》"


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def titles(campaign):
    return [study.material(campaign, title, order=place) for place, title in enumerate(SPIRITS)]


@pytest.mark.trace("S-13")
def test_five_of_six_titles_studied_names_the_sixth(campaign, titles):
    people = meetings.people(campaign.unit)
    study.session(campaign, people=people, materials=titles[:3])
    study.session(campaign, people=people, materials=titles[3:5], absent={people[2]: "sick"})
    found = coverage.coverage_of(campaign)
    assert [one.material.title for one in found if not one.is_studied] == ["应对经济形势部署"]
    assert found[3].missing == (people[2],)
    assert (found[0].reached, len(found[0].audience)) == (3, 3)


@pytest.mark.trace("S-12", "S-13")
def test_title_that_somebody_read_alone_counts_as_studied_until_the_line_is_cancelled(campaign, titles):
    office = meetings.appointed(campaign)
    reader, _other = meetings.people(campaign.unit, 2)
    phase = campaign.phases.get(order=1)
    entry = Entry(person=reader, on=meetings.DAY, half_hours=2, materials=(titles[0],))
    credit = services.record_self_study(phase=phase, entry=entry, by=office)
    first, second, *_rest = coverage.coverage_of(campaign)
    assert (first.reached, second.reached) == (1, 0)
    services.cancel_credit(credit=credit, reason="记错了", by=office)
    assert coverage.coverage_of(campaign)[0].reached == 0


@pytest.mark.trace("S-14")
def test_two_key_books_are_required_and_optional_ones_are_not(campaign):
    for title in ("《邓小平论科学发展》", "《科学发展观重要论述摘编》"):
        study.material(campaign, title, priority=StudyMaterial.Priority.KEY)
    study.material(campaign, "参考读物", priority=StudyMaterial.Priority.OPTIONAL)
    assert [one.priority for one in coverage.required_of(campaign)] == ["key", "key"]


@pytest.mark.trace("S-15")
def test_booklet_is_asked_of_the_party_group_and_not_of_an_ordinary_member(campaign, titles):
    leader, member = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    organisation.group(campaign.unit, leader)
    study.material(campaign, BOOKLET, audience="party_group", order=9)
    study.session(campaign, people=[leader, member], materials=titles)
    assert coverage.reading_of(campaign, member).missing == ()
    reading = coverage.reading_of(campaign, leader)
    assert (reading.studied, len(reading.asked), [str(one) for one in reading.missing]) == (6, 7, [BOOKLET])


def test_title_for_leaders_is_asked_of_leaders(campaign):
    leader, _member = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    study.material(campaign, "领导干部读本", audience="leaders")
    assert coverage.coverage_of(campaign)[0].audience == (leader,)


@pytest.mark.trace("S-51")
def test_special_arrangements_are_not_among_those_who_have_not_studied(campaign, titles):
    organisation.person(campaign.unit, category="retired", arrangement="home_visit")
    assert coverage.coverage_of(campaign)[0].audience == ()


def test_questions_are_the_same_for_one_session_and_for_many(campaign, titles, django_assert_num_queries):
    for _ in range(10):
        study.session(campaign, people=meetings.people(campaign.unit, 2), materials=titles)
    with django_assert_num_queries(4):
        coverage.coverage_of(campaign)


def test_copies_are_narrowed_to_a_title_a_state_and_a_name(campaign):
    books = [study.material(campaign, title) for title in ("《论述摘编》", "《学习读本》")]
    one, other = organisation.person(campaign.unit, "周明远"), organisation.person(campaign.unit, "唐珺")
    study.issued(campaign, [one, other], *books)
    study.issued(campaign, [organisation.person(campaign.unit, "何雨桐")], books[0], signed=True)
    issues = coverage.issues_of(campaign)
    assert coverage.matching(issues, {"material": str(books[1].pk)}).count() == 2
    assert coverage.matching(issues, {"state": "waiting"}).count() == 4
    assert coverage.matching(issues, {"state": "signed"}).count() == 1
    assert coverage.matching(issues, {"q": "唐珺"}).count() == 2

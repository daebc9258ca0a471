"""The files say what the two sources say; only people's names and single days are made up (domain.md 1.3)."""

from datetime import date

import pytest

from phases.demonstration import facts
from phases.demonstration.cast import members_of
from tests.demonstration.test_cast import cast_of

BUREAU, MUSEUM = facts.read("bureau"), facts.read("museum")


@pytest.mark.trace("T-02", "T-10")
def test_museum_has_the_people_of_its_source():
    observers = [category for _name, _department, category, *_rest in MUSEUM["special"]]
    assert len(MUSEUM["people"]) == 23
    assert sorted(observers) == ["activist"] * 5 + ["mass_representative"] * 2


@pytest.mark.trace("T-03", "T-12", "T-42")
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2008, 10, 9), "mobilisation"),
        (date(2008, 10, 17), "mobilisation"),
        (date(2008, 12, 23), "organisational_life"),
        (date(2008, 12, 29), "symposium"),
        (date(2009, 1, 6), "appraisal"),
    ],
)
def test_museum_meets_on_the_days_of_its_source(on, kind):
    assert [meeting["kind"] for meeting in MUSEUM["meetings"] if meeting["held_on"] == on] == [kind]


@pytest.mark.trace("T-03", "T-12", "T-16")
def test_museum_says_who_held_a_meeting_and_who_spoke():
    superiors, own = MUSEUM["meetings"][:2]
    lectures = [(line["form"], line.get("host", "")) for line in MUSEUM["sessions"]]
    assert superiors["host"] == "省科協"
    assert [speaker for _item, speaker in own["agenda"]] == ["許懷遠", "省科協副主席"]
    assert lectures == [("lecture", "省科協"), ("lecture", "")]


@pytest.mark.trace("T-30", "T-46")
def test_museum_has_the_agendas_of_its_source():
    agendas = {line["kind"]: len(line.get("agenda", [])) for line in MUSEUM["meetings"]}
    assert (agendas["organisational_life"], agendas["appraisal"]) == (6, 5)


@pytest.mark.trace("T-68")
@pytest.mark.django_db
def test_eighteen_take_part_in_the_appraisal_of_twenty_three():
    cast = cast_of(MUSEUM)
    assert len(members_of(cast, "serving")) == 23
    assert len(members_of(cast, "appraisal")) == 18


@pytest.mark.trace("T-06", "T-26")
def test_museum_issues_two_documents_in_each_of_the_first_two_phases():
    assert [line["phase"] for line in MUSEUM["documents"]] == [1, 1, 2, 2]


@pytest.mark.trace("T-08")
def test_museum_has_four_goals():
    assert MUSEUM["campaign"]["goals"] == ["提高思想認識", "解決突出問題", "創新體制機制", "促進科學發展"]


@pytest.mark.trace("S-01", "S-14")
def test_bureau_has_the_documents_and_books_of_its_source():
    numbers = [line.get("number", "") for line in BUREAU["documents"] if line["kind"] == "superior_directive"]
    key = [title for title, priority, _audience in BUREAU["materials"] if priority == "key"]
    for_party_group = [title for title, _priority, audience in BUREAU["materials"] if audience == "party_group"]
    assert numbers == ["镇发[2009]10号", ""]
    assert key == ["《邓小平论科学发展》", "《科学发展观重要论述摘编》"]
    assert for_party_group == ["《深入学习实践科学发展观活动领导干部学习文件选编》"]


def test_every_name_that_is_absent_or_credited_is_on_the_roster():
    for about in (BUREAU, MUSEUM):
        roster = {line[0] for line in [*about["people"], *about["special"]]}
        named = {line[0] for key in ("alternative", "self_study") for line in about.get(key, [])}
        named |= {name for key in ("sessions", "meetings") for line in about[key] for name in line.get("absent") or {}}
        assert named <= roster


def test_both_files_are_loaded():
    assert facts.NAMES == ("bureau", "museum")

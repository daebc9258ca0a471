"""The report says what the gate says: drafted while somebody is short, mended, refreshed, reworded."""

import pytest
from django.utils import translation

from phases.documents import reading
from phases.documents import services as documents
from phases.documents.models import Document
from phases.gates import services
from phases.reports import paper
from phases.reports import services as reports
from tests.factories import documents as make
from tests.factories import gates, meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def place():
    """Twenty-two of twenty-three members have their twenty hours."""
    of = gates.place(script="en")
    of.demand.delete()
    of.people = meetings.people(of.campaign.unit, 23)
    serving = {"population": "serving_members"}
    of.hours = timeline.demand(of.phase, "hours_per_member", text="集中学习", value=20, unit="学时", where=serving)
    outline = {"sections": [{"key": "study", "heading": "学习", "paragraphs": ["达标{{study.members_met}}。"]}]}
    of.phase.report_outline = outline
    of.phase.save()
    study.session(of.campaign, people=of.people[:22], half_hours=40)
    return of


def refreshed(place):
    """The button, and the job it asks for."""
    document = services.draft_report(phase=gates.fresh(place.phase), by=place.office)
    return reports.write_draft(document=Document.objects.get(pk=document.pk), by=place.office)


def section(version, key="unmet"):
    return next((one for one in version.body["sections"] if one["key"] == key), None)


def mended(place):
    study.session(place.campaign, people=place.people[22:], half_hours=40)


def reworded(version, place, *paragraphs):
    sections = [
        one | {"paragraphs": list(paragraphs)} if one["key"] == "unmet" else one for one in version.body["sections"]
    ]
    return documents.save_version(
        document=version.document, by=place.office, body=version.body | {"sections": sections}, based_on=version.number
    )


def hints(version):
    return [(str(hint.what), str(hint.why)) for hint in reading.page(make.newest(version.document))["hints"]]


def printed(version):
    sheet = paper.paper_of(version, is_final=False)
    return "".join(getattr(block, "text", "") for block in sheet.blocks)


@pytest.mark.trace("S-54")
def test_what_was_made_up_is_no_longer_missing_in_the_refreshed_report(place):
    first = refreshed(place)
    assert place.people[22].name in "".join(section(first)["paragraphs"])
    assert "达标22" in printed(first)
    mended(place)
    second = refreshed(place)
    assert "达标23" in printed(second)
    assert section(second) is None
    assert place.people[22].name not in printed(second)
    assert second.body["sections"] == [one for one in first.body["sections"] if one["key"] != "unmet"]


def test_who_is_still_short_is_named_anew_under_the_heading_that_staff_gave(place):
    first = refreshed(place)
    place.hours.value = 30
    place.hours.save()
    sections = [one | {"heading": "差距"} if one["key"] == "unmet" else one for one in first.body["sections"]]
    body = first.body | {"sections": sections}
    documents.save_version(document=first.document, by=place.office, body=body, based_on=1)
    renewed = section(refreshed(place))
    assert renewed["heading"] == "差距"
    assert all(person.name in "".join(renewed["paragraphs"]) for person in place.people)


def test_what_came_to_be_missing_after_the_draft_is_added_before_what_was_let_through(place):
    late = timeline.demand(place.phase, text="召开转段会议")
    mended(place)
    services.waive(requirement=late, reason="会期未定", by=place.head)
    first = refreshed(place)
    assert (section(first), bool(section(first, "waivers"))) == (None, True)
    place.hours.value = 30
    place.hours.save()
    assert [one["key"] for one in refreshed(place).body["sections"]] == ["study", "unmet", "waivers"]


def test_what_was_waived_and_held_after_all_was_not_let_through(place):
    late = timeline.demand(place.phase, text="召开转段会议")
    services.waive(requirement=late, reason="会期未定", by=place.head)
    assert "会期未定" in "".join(section(refreshed(place), "waivers")["paragraphs"])
    gates.transition_meeting(place)
    assert section(refreshed(place), "waivers") is None


def test_reworded_gaps_keep_their_words_and_the_page_says_that_the_gate_has_changed(place):
    first = refreshed(place)
    ours = reworded(first, place, "个别同志学时不足，已安排补课。")
    assert hints(ours) == []
    mended(place)
    again = refreshed(place)
    assert section(again)["paragraphs"] == ["个别同志学时不足，已安排补课。"]
    [(what, why)] = hints(again)
    assert "The gate has changed since" in what
    assert "keeps its words" in why


def test_a_draft_older_than_the_gates_last_reading_says_so(place):
    first = refreshed(place)
    assert hints(first) == []
    mended(place)
    services.record_review(phase=gates.fresh(place.phase), by=place.office)
    [(_what, why)] = hints(first)
    assert "Refresh the figures" in why


def test_rewording_a_gap_without_any_change_at_the_gate_is_no_contradiction(place):
    ours = reworded(refreshed(place), place, "个别同志学时不足。")
    refreshed(place)
    assert hints(ours) == []

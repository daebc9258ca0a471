import pytest

from phases.documents.paper.sheet import Heading
from phases.meetings import services as meeting_services
from phases.organisation_life import paper, selectors, services
from tests.factories import life, opinions

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = life.held()
    services.list_speakers(
        meeting=place.meeting, people=[place.people.secretary, place.people.members[0]], by=place.office
    )
    return place


def words(printed):
    return [block.text for block in printed.blocks]


def noted(place):
    speech = selectors.speeches_of(place.meeting)[0]
    services.note_speech(speech=speech, notes="率先剖析", by=place.office)


@pytest.mark.trace("T-33", "T-34", "T-35", "T-36")
def test_record_prints_speeches_points_and_summing_up_and_only_counts_comments(place):
    noted(place)
    services.note_comment(meeting=place.meeting, text="敢抓敢管不够", by=place.office)
    services.note_points(meeting=place.meeting, speaker="省科协副主席", points=["一", "二", "三"], by=place.office)
    services.sum_up_meeting(
        meeting=place.meeting, wrapped_up_by="简副馆长", wrap_up="开得好", highlights=["准备充分"], by=place.office
    )
    said = words(paper.record(place.meeting, with_notes=True))
    assert "1.徐东向：率先剖析" in said
    assert "会上相互评议1人次，内容由支委会另存。" in said
    assert "省科协副主席提出3点要求：" in said
    assert "简副馆长小结：开得好" in said
    assert "敢抓敢管不够" not in "".join(said)


def test_record_for_others_names_the_speakers_alone(place):
    noted(place)
    said = words(paper.record(place.meeting, with_notes=False))
    assert [line for line in said if line.startswith("1—2.徐东向、")]
    assert "率先剖析" not in "".join(said)


def test_corrections_stand_after_everything(place):
    meeting = meeting_services.lock_minutes(meeting=place.meeting, by=place.office)
    meeting_services.correct_minutes(meeting=meeting, text="列席一人", reason="漏记", by=place.office)
    said = words(paper.record(meeting, with_notes=True))
    assert said[-1] == "2008年12月24日更正：列席一人（原因：漏记）。"


@pytest.mark.trace("T-32")
def test_summary_is_printed_as_it_was_frozen():
    place = life.museum()
    category = opinions.category(place.campaign, "自身建设")
    group = opinions.group(place.campaign, text="多听意见", category=category)
    document = services.sum_up_opinions(meeting=place.meeting, by=place.office)
    group.text = "后来改了的话"
    group.save()
    printed = paper.summary(document)
    assert words(printed)[1:] == ["自身建设", "1.多听意见"]
    assert isinstance(printed.blocks[1], Heading)

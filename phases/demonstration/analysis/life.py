"""How the museum prepared and held its organisational life meeting, entered by those who took part in it."""

from typing import Any

from phases.demonstration.stage import Stage
from phases.demonstration.work import ask_consent
from phases.documents.models import Document
from phases.meetings import services as meetings
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person
from phases.organisation_life import selectors
from phases.organisation_life import services as life
from phases.organisation_life.models import Speech, SpeechDraft
from phases.timeline.models import Phase

Facts = dict[str, Any]


def play_life(facts: Facts, *, stage: Stage) -> None:
    """In phase one the opinions are gone through; in phase two the meeting is held (domain.md T-22, T-25…T-38)."""
    if stage.phase.order == 1:
        go_through_opinions(stage.meeting(facts["opinions_gone_through_at"]), stage)
    held = Meeting.objects.filter(phase=stage.phase, title=facts["meeting"]["title"]).exists()
    if not held:
        return
    meeting = stage.meeting(facts["meeting"]["title"])
    talk(facts["talks"], stage)
    ask_consent(facts["meeting"]["consent"], stage)
    prepare(facts["meeting"], meeting, stage)
    draft(facts["drafts"], meeting, stage)
    hold(facts["meeting"], meeting, stage)


def go_through_opinions(meeting: Meeting, stage: Stage) -> None:
    """The meeting's word on each consolidated opinion is the direction that the opinion carries."""
    groups = OpinionGroup.objects.live().filter(campaign=stage.campaign).order_by("number")
    directions = {group: group.direction for group in groups}
    life.note_directions(meeting=meeting, directions=directions, by=stage.office)


def talk(lines: list[list[Any]], stage: Stage) -> None:
    """The branch secretary keeps the log of talks."""
    for talker, partner, on, place in lines:
        life.record_talk(
            campaign=stage.campaign, phase=stage.phase, talker=stage.person(talker), partner=stage.person(partner),
            talked_on=on, place=place, by=stage.head,
        )  # fmt: skip


def prepare(facts: Facts, meeting: Meeting, stage: Stage) -> None:
    papers = {name: paper(stage.phase, facts[name]) for name in ("notice", "plan")}
    life.prepare_meeting(meeting=meeting, by=stage.office, read_out_by=facts["read_out_by"], **papers)
    for recipient, on, named in facts["notices"]:
        enclosed = [papers[name] for name in named]
        life.note_notice(meeting=meeting, recipient=recipient, sent_on=on, enclosures=enclosed, by=stage.office)
    with stage.on(facts["summed_up_on"]):
        life.sum_up_opinions(meeting=stage.meeting(meeting.title), by=stage.office)


def paper(phase: Phase, title: str) -> Document:
    return Document.objects.get(campaign=phase.campaign, title=title)


def draft(facts: Facts, meeting: Meeting, stage: Stage) -> None:
    """Who logs in writes; the others hand in a sheet. Those of the leaders go to the superior (domain.md T-29)."""
    written, on_paper = facts["written_on"], []
    reviewed = {name: sent_on for name, sent_on, *_answer in facts["reviewed"]}
    for person in selectors.speakers_expected(meeting):
        login = stage.cast.logins.get(person.name)
        if login is None or person.name not in reviewed:
            on_paper.append(person)
            continue
        version = life.save_draft(meeting=meeting, person=person, text=facts["words"], by=login)
        life.hand_in(draft=version.draft, by=login, on=reviewed[person.name])
    life.receive_on_paper(meeting=meeting, people=on_paper, by=stage.office, on=written)
    for name, _sent_on, answered_on, comment in facts["reviewed"]:
        handed_in = SpeechDraft.objects.get(meeting=meeting, person=stage.person(name))
        version = handed_in.versions.all()[0]
        life.approve_draft(version=version, on=answered_on, comment=comment, by=stage.superior)


def hold(facts: Facts, meeting: Meeting, stage: Stage) -> None:
    """The speakers in order, what was said of each other, the superior's points, the summing up; the minutes locked."""
    first = [stage.person(name) for name in facts["first_speakers"]]
    others = [person for person in selectors.speakers_expected(meeting) if person not in first]
    life.list_speakers(meeting=meeting, people=[*first, *others], by=stage.office)
    speech = Speech.objects.select_related("meeting__campaign").get(meeting=meeting, order=1)
    life.note_speech(speech=speech, notes=facts["first_words"], by=stage.office)
    for speaker_class, about, text in facts["comments"]:
        person: Person | None = stage.person(about) if about else None
        life.note_comment(meeting=meeting, text=text, speaker_class=speaker_class, about=person, by=stage.office)
    life.note_points(meeting=meeting, speaker=facts["superior"], points=facts["points"], by=stage.office)
    life.sum_up_meeting(
        meeting=meeting, wrapped_up_by=facts["wrap_up_by"], highlights=facts["highlights"], by=stage.office
    )
    meetings.lock_minutes(meeting=meeting, by=stage.office)

"""At the meeting: the speakers in order, notes, comments, the superior's points, the summing up (T-33…T-36)."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from phases.core import audit, records
from phases.core.verdict import RefusedError, Verdict
from phases.meetings.models import Meeting
from phases.organisation.models import Person, User
from phases.organisation_life import rules
from phases.organisation_life.models import LifeMeeting, MutualComment, Speech, SpeechDraft, SuperiorPoint
from phases.organisation_life.services.preparation import enforce_record, life_row
from phases.organisation_life.states import HANDED_IN, MOVES, DraftState
from phases.timeline import selectors as timeline


@transaction.atomic
def list_speakers(*, meeting: Meeting, people: Sequence[Person], by: User) -> list[Speech]:
    """Who spoke, in this order; notes stay with their speaker. Drafts that were handed in are delivered with it."""
    enforce_record(meeting, by)
    if len({person.pk for person in people}) < len(people):
        raise RefusedError(_("Somebody stands among the speakers twice. Leave one line. Nothing was saved."))
    standing = {speech.person_id: speech for speech in Speech.objects.filter(meeting=meeting).select_related("person")}
    listed = {person.pk for person in people}
    if silent := [one.person.name for pk, one in standing.items() if pk not in listed and one.notes]:
        said = _("There are notes of %(names)s. Empty the notes first, then take the speaker out. Nothing was saved.")
        raise RefusedError(said % {"names": "、".join(silent)})
    notes = {pk: speech.notes for pk, speech in standing.items()}
    Speech.objects.filter(meeting=meeting).delete()
    speeches = Speech.objects.bulk_create(
        Speech(meeting=meeting, order=order, person=person, notes=notes.get(person.pk, ""))
        for order, person in enumerate(people, start=1)
    )
    _deliver(meeting, listed)
    audit.append(
        chain=meeting.campaign.audit_chain,
        act="speeches.listed",
        by=by,
        on=meeting,
        after={"people": "、".join(person.name for person in people)},
    )
    return speeches


@transaction.atomic
def note_speech(*, speech: Speech, notes: str, by: User) -> Speech:
    """The minute-taker's notes of one speech; the trail says that they were noted, not what."""
    enforce_record(speech.meeting, by)
    speech.notes = notes.strip()
    speech.save(update_fields=["notes"])
    audit.append(
        chain=speech.meeting.campaign.audit_chain,
        act="speech.noted",
        by=by,
        on=speech.meeting,
        after={"order": speech.order},
    )
    return speech


@transaction.atomic
def note_comment(
    *,
    meeting: Meeting,
    text: str,
    by: User,
    speaker: Person | None = None,
    speaker_class: str = "",
    about: Person | None = None,
    seen_by: str = MutualComment.SeenBy.COMMITTEE,
) -> MutualComment:
    """What somebody said of another (domain.md T-34) or of the report (T-66); without speaker and class, anonymous."""
    enforce_record(meeting, by)
    rules.takes_comments(meeting).enforce()
    if not text.strip():
        Verdict.no(_("Nothing was saved: write what was said.")).enforce()
    comment = MutualComment.objects.create(
        meeting=meeting,
        speaker=speaker,
        speaker_class=speaker.category if speaker else speaker_class,
        about=about,
        text=text.strip(),
        seen_by=seen_by,
        recorded_by=by,
    )
    audit.append(chain=meeting.campaign.audit_chain, act="remarks.noted", by=by, on=meeting)
    return comment


@transaction.atomic
def remove_comment(*, comment: MutualComment, by: User) -> None:
    """Noted by mistake, by whoever may read it."""
    meeting = comment.meeting
    enforce_record(meeting, by)
    part = timeline.part_of(by, meeting.campaign)
    if not rules.may_read_comment(part, by, comment, present=rules.took_part(by, meeting)):
        Verdict.no(_("This comment is not yours to read, so it is not yours to take out.")).enforce()
    audit.append(chain=meeting.campaign.audit_chain, act="remarks.removed", by=by, on=meeting)
    comment.delete()


@transaction.atomic
def note_points(*, meeting: Meeting, speaker: str, points: Sequence[str], by: User) -> list[SuperiorPoint]:
    """The superior's points in order; a point keeps its row while its place stands, for what follows names it."""
    enforce_record(meeting, by)
    texts = [text.strip() for text in points if text.strip()]
    if texts and not speaker.strip():
        Verdict.no(_("Not saved: write who of the superior said it.")).enforce()
    standing = {point.order: point for point in SuperiorPoint.objects.filter(meeting=meeting)}
    kept = []
    for order, text in enumerate(texts, start=1):
        point = standing.pop(order, None) or SuperiorPoint(meeting=meeting, order=order)
        point.speaker, point.text = speaker.strip(), text
        point.save()
        kept.append(point)
    SuperiorPoint.objects.filter(pk__in=[point.pk for point in standing.values()]).delete()
    audit.append(
        chain=meeting.campaign.audit_chain,
        act="points.noted",
        by=by,
        on=meeting,
        after={"speaker": speaker, "points": "；".join(texts)},
    )
    return kept


@transaction.atomic
def sum_up_meeting(
    *, meeting: Meeting, by: User, wrapped_up_by: str = "", wrap_up: str = "", highlights: Sequence[str] = ()
) -> LifeMeeting:
    """How the meeting was summed up, with its highlights (domain.md T-36)."""
    enforce_record(meeting, by)
    life = life_row(meeting)
    return records.change(
        life,
        chain=meeting.campaign.audit_chain,
        by=by,
        act="life.summed_up",
        wrapped_up_by=wrapped_up_by.strip(),
        wrap_up=wrap_up.strip(),
        highlights=[line.strip() for line in highlights if line.strip()],
    )


def _deliver(meeting: Meeting, spoke: set[int]) -> None:
    """A draft follows whether its author spoke, once the meeting was held."""
    held = meeting.state == Meeting.State.HELD
    for draft in SpeechDraft.objects.filter(meeting=meeting):
        said = held and draft.person_id in spoke
        if said and draft.state in HANDED_IN - {DraftState.DELIVERED}:
            act = "deliver"
        elif not said and draft.state == DraftState.DELIVERED:
            act = "undeliver_approved" if draft.approved_version_id else "undeliver"
        else:
            continue
        draft.state = MOVES[act].target
        draft.save(update_fields=["state"])

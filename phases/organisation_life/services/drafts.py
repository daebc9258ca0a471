"""Speech drafts: written in immutable versions, handed in, reviewed level by level (domain.md T-29, 6.3)."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Person, User
from phases.organisation_life import demands, rules, selectors
from phases.organisation_life.demands import SUPERIOR, Level
from phases.organisation_life.models import SpeechDraft, SpeechReview, SpeechVersion
from phases.organisation_life.states import MOVES
from phases.submissions import services as submissions
from phases.submissions.models import Submission
from phases.timeline import selectors as timeline


@transaction.atomic
def save_draft(*, meeting: Meeting, person: Person, text: str, by: User, based_on: int = 0) -> SpeechVersion:
    """Keep what was written as a new version; `based_on` is the number that the author started from."""
    part = timeline.part_of(by, meeting.campaign)
    rules.may_write(part, by, meeting, person).enforce()
    if not text.strip():
        raise RefusedError(_("Nothing was saved: there are no words yet."))
    draft = _of(meeting, person)
    rules.may_change_words(draft).enforce()
    newest = selectors.newest_version(draft)
    if newest and newest.number != based_on:
        raise RefusedError(
            _("Not saved: this draft was saved in another window meanwhile. What you typed is still below.")
        )
    if newest and newest.text == text.strip():
        return newest
    version = _version(draft, by, text=text.strip())
    _append(draft, "speech.drafted", by, version)
    return version


@transaction.atomic
def hand_in(*, draft: SpeechDraft, by: User, on: date | None = None) -> SpeechDraft:
    """Ready for the meeting; a leader's goes to the first level of the review."""
    draft = _locked(draft)
    rules.may_write(timeline.part_of(by, draft.meeting.campaign), by, draft.meeting, draft.person).enforce()
    newest = selectors.newest_version(draft)
    rules.may_hand_in(draft, newest, returned=selectors.was_returned(newest)).enforce()
    draft.submitted_on = on or draft.meeting.campaign.today
    _go(draft, "submit")
    _append(draft, "speech.handed_in", by, newest)
    _arrive(draft, by)
    return draft


@transaction.atomic
def receive_on_paper(
    *, meeting: Meeting, people: Sequence[Person], by: User, on: date | None = None
) -> list[SpeechDraft]:
    """Sheets of paper from those who do not log in: that they came is noted, their words are not."""
    rules.may_receive(timeline.part_of(by, meeting.campaign), meeting).enforce()
    received = []
    for person in people:
        draft = _of(meeting, person)
        rules.may_move(draft, "submit").enforce()
        _version(draft, by, on_paper=True)
        draft.submitted_on = on or meeting.campaign.today
        _go(draft, "submit")
        _arrive(draft, by)
        received.append(draft)
    if received:
        names = "、".join(draft.person.name for draft in received)
        audit.append(
            chain=meeting.campaign.audit_chain, act="speech.received", by=by, on=meeting, after={"people": names}
        )
    return received


@transaction.atomic
def take_back_draft(*, draft: SpeechDraft, by: User) -> SpeechDraft:
    """The author goes on writing; approvals of the earlier version no longer count."""
    draft = _locked(draft)
    rules.may_write(timeline.part_of(by, draft.meeting.campaign), by, draft.meeting, draft.person).enforce()
    rules.may_move(draft, "take_back").enforce()
    draft.approved_version = None
    _go(draft, "take_back")
    _append(draft, "speech.taken_back", by)
    return draft


@transaction.atomic
def approve_draft(
    *, version: SpeechVersion, by: User, on: date | None = None, comment: str = "", reviewer: str = ""
) -> SpeechDraft:
    """One level approves this version; after the last one the draft is approved."""
    draft, level = _deciding(version, by)
    _review(version, level, "approved", by, on, comment, reviewer)
    levels = demands.levels_for(draft.meeting, draft.person)
    _answer(draft, level, Submission.State.ACCEPTED, by, on)
    if level.number == levels[-1].number:
        draft.approved_version = version
        _go(draft, "approve")
    else:
        _arrive(draft, by)
    _append(draft, "speech.approved", by, version, level)
    return draft


@transaction.atomic
def return_draft(
    *, version: SpeechVersion, comment: str, by: User, on: date | None = None, reviewer: str = ""
) -> SpeechDraft:
    """One level wants it written otherwise and says what; the review begins anew with the next version."""
    draft, level = _deciding(version, by)
    rules.may_move(draft, "return", comment).enforce()
    _review(version, level, "returned", by, on, comment, reviewer)
    _answer(draft, level, Submission.State.RETURNED, by, on)
    _go(draft, "return")
    _append(draft, "speech.returned", by, version, level)
    return draft


def _deciding(version: SpeechVersion, by: User) -> tuple[SpeechDraft, Level]:
    draft = _locked(version.draft)
    level = selectors.waiting_level(draft)
    rules.may_decide(timeline.part_of(by, draft.meeting.campaign), by, draft, level).enforce()
    rules.is_what_was_read(version, selectors.newest_version(draft)).enforce()
    if level is None:  # pragma: no cover - the rule above has refused
        raise RefusedError("")
    return draft, level


def _review(
    version: SpeechVersion, level: Level, decision: str, by: User, on: date | None, comment: str, reviewer: str
) -> None:
    SpeechReview.objects.create(
        version=version,
        level=level.number,
        reviewer=reviewer.strip() or level.name or by.name,
        decision=decision,
        comment=comment.strip(),
        decided_on=on or version.draft.meeting.campaign.today,
        recorded_by=by,
    )


def _arrive(draft: SpeechDraft, by: User) -> None:
    """What goes to the superior stands in the register of papers sent, as any other (domain.md T-29).

    A version that all levels had approved before it was taken back is approved again.
    """
    level = selectors.waiting_level(draft)
    if level is None and demands.levels_for(draft.meeting, draft.person):
        draft.approved_version = selectors.newest_version(draft)
        _go(draft, "approve")
    if level is None or level.by != SUPERIOR:
        return
    draft.submission = submissions.send(
        campaign=draft.meeting.campaign,
        phase=draft.meeting.phase,
        title=str(draft),
        recipient=level.name or draft.meeting.campaign.superior_name or _("the superior"),
        purpose=Submission.Purpose.REVIEW,
        sent_on=draft.submitted_on,
        by=by,
    )
    draft.save(update_fields=["submission"])


def _answer(draft: SpeechDraft, level: Level, state: str, by: User, on: date | None) -> None:
    """The register says that an answer came; its words stand with the draft, for fewer eyes."""
    if level.by != SUPERIOR or draft.submission is None or draft.submission.state != Submission.State.SENT:
        return
    comment = _("The comment stands with the speech draft.") if state == Submission.State.RETURNED else ""
    day = max(on or draft.meeting.campaign.today, draft.submission.sent_on)
    submissions.answer(submission=draft.submission, state=state, on=day, comment=comment, by=by)


def _of(meeting: Meeting, person: Person) -> SpeechDraft:
    draft, _made = SpeechDraft.objects.get_or_create(meeting=meeting, person=person)
    return _locked(draft)


def _version(draft: SpeechDraft, by: User, *, text: str = "", on_paper: bool = False) -> SpeechVersion:
    newest = selectors.newest_version(draft)
    return SpeechVersion.objects.create(
        draft=draft,
        number=newest.number + 1 if newest else 1,
        text=text,
        on_paper=on_paper,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        author=by,
    )


def _locked(draft: SpeechDraft) -> SpeechDraft:
    """The row as it stands now, held until the transaction ends."""
    SpeechDraft.objects.select_for_update().get(pk=draft.pk)
    return selectors.drafts_in(draft.meeting.campaign).get(pk=draft.pk)


def _go(draft: SpeechDraft, act: str) -> None:
    draft.state = MOVES[act].target
    draft.save()


def _append(
    draft: SpeechDraft, act: str, by: User, version: SpeechVersion | None = None, level: Level | None = None
) -> None:
    """The trail names the version and its hash, never its words."""
    audit.append(
        chain=draft.meeting.campaign.audit_chain,
        act=act,
        by=by,
        on=draft,
        after={
            **({"number": version.number} if version else {}),
            **({"level": level.name} if level else {}),
            "state": draft.state,
        },
        object_hash=version.sha256 if version else "",
    )

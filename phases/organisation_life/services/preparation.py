"""Before the meeting: its papers, who was told, the opinion summary, and what another meeting said of each opinion."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from phases.core import audit, records
from phases.core.verdict import RefusedError, Verdict
from phases.documents import services as documents
from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.opinions import paper
from phases.opinions import services as opinions
from phases.opinions.models import OpinionGroup
from phases.organisation.models import User
from phases.organisation_life import demands, rules, selectors
from phases.organisation_life.models import DirectionNote, LifeMeeting, NoticeGiven
from phases.timeline import selectors as timeline


def enforce_record(meeting: Meeting, by: User) -> None:
    rules.may_record(timeline.part_of(by, meeting.campaign), meeting).enforce()


@transaction.atomic
def prepare_meeting(*, meeting: Meeting, by: User, **fields: Any) -> LifeMeeting:
    """`notice` and `plan` (documents of the phase, domain.md T-26), `read_out_by` (T-32)."""
    enforce_record(meeting, by)
    life = life_row(meeting)
    for name in ("notice", "plan"):
        paper_named: Document | None = fields.get(name)
        if paper_named and paper_named.phase_id not in {None, meeting.phase_id}:
            raise RefusedError(_("This paper belongs to another phase. Choose one of the meeting's phase, or none."))
    return records.change(life, chain=meeting.campaign.audit_chain, by=by, act="life.prepared", **fields)


@transaction.atomic
def note_notice(
    *,
    meeting: Meeting,
    recipient: str,
    by: User,
    sent_on: date | None = None,
    enclosures: Iterable[Document] = (),
    reason: str = "",
) -> NoticeGiven:
    """Who was told, when, with what; late or left out only with a reason. Noted again, it is changed."""
    enforce_record(meeting, by)
    recipient = recipient.strip()
    if not recipient:
        Verdict.no(_("Not saved: write to whom the meeting was announced.")).enforce()
    demand = next((one for one in demands.notices_of(meeting) if one.to == recipient), None)
    standing = NoticeGiven.objects.filter(meeting=meeting, recipient=recipient).first()
    probe = NoticeGiven(meeting=meeting, recipient=recipient, sent_on=sent_on, reason=reason.strip())
    rules.may_give_notice(demand, meeting, probe).enforce()
    chain = meeting.campaign.audit_chain
    if standing is None:
        probe.recorded_by = by
        notice = records.add(probe, chain=chain, by=by, act="announcement.noted")
    else:
        notice = records.change(
            standing, chain=chain, by=by, act="announcement.changed", sent_on=sent_on, reason=reason.strip()
        )
    notice.enclosures.set(enclosures)
    return notice


@transaction.atomic
def sum_up_opinions(*, meeting: Meeting, by: User) -> Document:
    """One click: every consolidated opinion in its own words, by category, without a name (domain.md T-32).

    Done again it becomes a new version of the same document; what was read aloud stays readable.
    """
    enforce_record(meeting, by)
    parts = selectors.consolidated(meeting.campaign)
    if not parts:
        raise RefusedError(_("There is no consolidated opinion yet. Gather the opinions first, then sum them up."))
    life = life_row(meeting)
    campaign = meeting.campaign
    words = paper.WORDS[paper.script_of(campaign)]
    title = f"{campaign.short_name}{words['summary']}"
    document = life.opinion_summary or documents.create(
        campaign=campaign, kind=Document.Kind.OTHER, title=title, by=by, phase=meeting.phase, dated_on=campaign.today
    )
    number = sum(len(part.rows) for part in parts)
    body = {
        "title": f"{campaign.short_name}\n{words['summary']}",
        "number": "",
        "addressee": "",
        "sections": [
            {
                "key": f"category-{place}",
                "heading": part.category.name if part.category else words["no_category"],
                "paragraphs": [f"{order}.{row.group.text}" for order, row in enumerate(part.rows, start=1)],
            }
            for place, part in enumerate(parts, start=1)
        ],
        "closing": words["count"].format(groups=number),
    }
    newest = document.versions.first()
    documents.save_version(document=document, by=by, body=body, based_on=newest.number if newest else 0)
    document.refresh_from_db()
    if document.state == "draft":
        document = documents.file(document=document, by=by)
    life.opinion_summary = document
    life.save()
    audit.append(chain=campaign.audit_chain, act="life.opinions_summed_up", by=by, on=meeting, after={"number": number})
    return document


@transaction.atomic
def note_directions(*, meeting: Meeting, directions: Mapping[OpinionGroup, str], by: User) -> int:
    """What the meeting said of each opinion, and with it the direction that the opinion carries on (domain.md T-22)."""
    enforce_record(meeting, by)
    noted = 0
    for group, text in directions.items():
        said = text.strip()[:300]
        if not said:
            DirectionNote.objects.filter(meeting=meeting, group=group).delete()
            continue
        DirectionNote.objects.update_or_create(meeting=meeting, group=group, defaults={"text": said})
        noted += 1
        if group.direction != said:
            opinions.decide_group(group=group, by=by, direction=said)
    audit.append(
        chain=meeting.campaign.audit_chain, act="life.directions_noted", by=by, on=meeting, after={"number": noted}
    )
    return noted


def life_row(meeting: Meeting) -> LifeMeeting:
    life, _made = LifeMeeting.objects.select_related("opinion_summary").get_or_create(meeting=meeting)
    return life

"""Answers of those who were asked: points, or the word that there are none (domain.md T-41)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import Circulation, Point, Recipient
from phases.core import audit
from phases.meetings import rules as days
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def reply(
    *,
    recipient: Recipient,
    by: User,
    points: Sequence[tuple[str, str]] = (),
    no_comment: bool = False,
    on: date | None = None,
    on_paper: bool = False,
) -> Recipient:
    """Answer for a department or oneself; `points` are (section key or "", text). Answering again replaces the answer.

    Whoever writes the report types what came on paper, `on_paper`.
    """
    recipient = locked(recipient)
    circulation = recipient.circulation
    campaign = circulation.report.campaign
    rules.may_answer(timeline.part_of(by, campaign), by, recipient).enforce()
    said = [(section, text.strip()) for section, text in points if text.strip()]
    standing = Point.objects.filter(recipient=recipient)
    rules.is_an_answer(said, no_comment=no_comment, decided=standing.exclude(decision="").count()).enforce()
    on = on or campaign.today
    days.is_believable(on, campaign).enforce()
    before = {"state": recipient.state, "points": "；".join(point.text for point in standing)}
    standing.delete()
    first = selectors.next_point(circulation)
    Point.objects.bulk_create(
        Point(circulation=circulation, recipient=recipient, number=number, section=section, text=text, recorded_by=by)
        for number, (section, text) in enumerate(said, first)
    )
    recipient.state = Recipient.State.NO_COMMENT if no_comment else Recipient.State.REPLIED
    recipient.answered_on, recipient.on_paper, recipient.recorded_by = on, on_paper, by
    recipient.save()
    after = {"state": recipient.state, "points": "；".join(text for _section, text in said), "on_paper": on_paper}
    audit.append(
        chain=campaign.audit_chain,
        act="reply.received",
        by=by,
        for_=str(recipient),
        on=circulation,
        before=before,
        after=after,
    )
    return recipient


@transaction.atomic
def take_back_reply(*, recipient: Recipient, by: User) -> Recipient:
    """An answer given by mistake: the recipient is asked as before."""
    recipient = locked(recipient)
    circulation = recipient.circulation
    campaign = circulation.report.campaign
    rules.may_answer(timeline.part_of(by, campaign), by, recipient).enforce()
    standing = Point.objects.filter(recipient=recipient)
    rules.may_take_back(recipient, standing.exclude(decision="").count()).enforce()
    before = {"state": recipient.state, "points": "；".join(point.text for point in standing)}
    standing.delete()
    recipient.state, recipient.answered_on, recipient.on_paper = Recipient.State.SENT, None, False
    recipient.save()
    audit.append(
        chain=campaign.audit_chain, act="reply.taken_back", by=by, for_=str(recipient), on=circulation, before=before
    )
    return recipient


def locked(recipient: Recipient) -> Recipient:
    """The row as it stands now; its round is held, since points are numbered in it one after the other."""
    found = Recipient.objects.select_related("circulation").get(pk=recipient.pk)
    Circulation.objects.select_for_update().get(pk=found.circulation_id)
    fresh = Recipient.objects.select_for_update(of=("self",))
    return fresh.select_related("circulation__report__campaign__unit", "unit", "person").get(pk=recipient.pk)

"""The regulations bound into one booklet by a job, and its copies for the departments (domain.md T-56)."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit, jobs
from phases.organisation.models import Unit, User
from phases.rectification import rules, selectors
from phases.rectification.models import Booklet, BookletCopies
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

KIND = "rectification.bind"


@transaction.atomic
def ask_for_booklet(*, campaign: Campaign, by: User, title: str = "") -> Booklet:
    """A job binds everything that is issued by then."""
    rules.may_keep_lasting(timeline.part_of(by, campaign)).enforce()
    rules.may_bind(selectors.in_force(campaign).count()).enforce()
    with override(campaign.script):
        title = title.strip() or _("Regulations of %(unit)s") % {"unit": campaign.unit.name}
    booklet = Booklet.objects.create(campaign=campaign, title=title, asked_by=by)
    jobs.ask(
        kind=KIND,
        key=f"{KIND}:{booklet.pk}:{uuid.uuid4().hex[:8]}",
        payload={"booklet_pk": booklet.pk},
        by=by,
        subject=f"booklet:{booklet.pk}",
        scope=str(campaign.audit_chain),
        title=title,
        url=reverse("rectification:booklets", args=[campaign.slug]),
    )
    audit.append(chain=campaign.audit_chain, act="booklet.asked", by=by, on=booklet, after={"title": title})
    return booklet


@transaction.atomic
def keep_booklet(*, booklet: Booklet, pdf: bytes, contents: list[dict[str, Any]], by: User | None) -> Booklet:
    """The pages are there; the second of two workers finds them and changes nothing."""
    booklet = Booklet.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=booklet.pk)
    if booklet.made_at:
        return booklet
    booklet.pdf, booklet.sha256, booklet.contents = pdf, hashlib.sha256(pdf).hexdigest(), contents
    booklet.made_at = timezone.now()
    booklet.save(update_fields=["pdf", "sha256", "contents", "made_at"])
    audit.append(
        chain=booklet.campaign.audit_chain,
        act="booklet.made",
        by=by,
        on=booklet,
        after={"regulations": len(contents)},
        object_hash=booklet.sha256,
    )
    return booklet


@transaction.atomic
def hand_out(
    *, booklet: Booklet, departments: Iterable[Unit], by: User, number: int = 1, on: date | None = None
) -> list[BookletCopies]:
    """So many copies to each; a department that has some already keeps its line."""
    rules.may_keep_lasting(timeline.part_of(by, booklet.campaign)).enforce()
    rules.may_hand_out(booklet).enforce()
    day = on or booklet.campaign.today
    given = [
        BookletCopies.objects.get_or_create(
            booklet=booklet, department=department, defaults={"number": number, "on": day, "by": by}
        )
        for department in departments
    ]
    new = [line for line, made in given if made]
    if new:
        said = "、".join(str(line.department) for line in new)
        after = {"departments": said, "copies": str(number), "on": str(day)}
        audit.append(chain=booklet.campaign.audit_chain, act="booklet.distributed", by=by, on=booklet, after=after)
    return new

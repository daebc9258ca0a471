"""The theme, and discussions with what they brought."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from phases.core import audit, changes
from phases.discussion import rules, selectors
from phases.discussion.models import Discussion, NewView, Suggestion, Theme
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = ("form", "theme", "participants", "remarks")


@transaction.atomic
def set_theme(*, campaign: Campaign, words: str, by: User) -> None:
    """An empty theme takes the campaign back to the template's words."""
    rules.may_set_theme(timeline.part_of(by, campaign)).enforce()
    before, words = selectors.theme_of(campaign), words.strip()
    if words:
        Theme.objects.update_or_create(campaign=campaign, defaults={"words": words})
    else:
        Theme.objects.filter(campaign=campaign).delete()
    audit.append(
        chain=campaign.audit_chain,
        act="discussion.theme_set",
        by=by,
        on=campaign,
        before={"theme": before},
        after={"theme": selectors.theme_of(campaign)},
    )


@transaction.atomic
def record_discussion(
    *,
    campaign: Campaign,
    phase: Phase,
    by: User,
    views: Sequence[str] = (),
    suggestions: Sequence[str] = (),
    **fields: Any,
) -> Discussion:
    """`fields`: department, held_on, form, theme, participants, leaders."""
    leaders = list(fields.pop("leaders", ()))
    discussion = Discussion(campaign=campaign, phase=phase, recorded_by=by, **fields)
    _check(discussion, len(leaders), by)
    discussion.save()
    discussion.leaders.set(leaders)
    _write_lines(discussion, views, suggestions)
    audit.append(
        chain=campaign.audit_chain, act="discussion.recorded", by=by, on=discussion, after=describe(discussion)
    )
    return discussion


@transaction.atomic
def change_discussion(
    *, discussion: Discussion, by: User, views: Sequence[str], suggestions: Sequence[str], **fields: Any
) -> Discussion:
    """Lines that stand keep their row, so a promoted suggestion keeps its opinion."""
    discussion = _locked(discussion)
    _check(discussion, 0, by)  # whoever gives it to another department must answer for it now
    before = describe(discussion)
    leaders = list(fields.pop("leaders", discussion.leaders.all()))
    for name, value in fields.items():
        setattr(discussion, name, value)
    _check(discussion, len(leaders), by)
    discussion.save()
    discussion.leaders.set(leaders)
    _write_lines(discussion, views, suggestions)
    old, new = changes.between(before, describe(discussion))
    if new:
        audit.append(
            chain=discussion.campaign.audit_chain,
            act="discussion.changed",
            by=by,
            on=discussion,
            before=old,
            after=new,
        )
    return discussion


@transaction.atomic
def remove_discussion(*, discussion: Discussion, by: User) -> None:
    """What it said stays readable in the trail."""
    discussion = _locked(discussion)
    rules.may_record_for(timeline.part_of(by, discussion.campaign), discussion.department).enforce()
    rules.may_remove(discussion).enforce()
    audit.append(
        chain=discussion.campaign.audit_chain,
        act="discussion.removed",
        by=by,
        on=discussion,
        before=describe(discussion),
    )
    discussion.delete()


def describe(discussion: Discussion) -> dict[str, Any]:
    """A discussion as the trail keeps it."""
    return {
        **{name: getattr(discussion, name) for name in PLAIN},
        "department": str(discussion.department),
        "held_on": discussion.held_on.isoformat(),
        "leaders": "、".join(str(person) for person in discussion.leaders.all()),
        "views": [view.text for view in discussion.views.all()],
        "suggestions": [suggestion.text for suggestion in discussion.suggestions.all()],
    }


def _check(discussion: Discussion, leaders: int, by: User) -> None:
    rules.may_record_for(timeline.part_of(by, discussion.campaign), discussion.department).enforce()
    rules.has_come(discussion.held_on, discussion.campaign).enforce()
    rules.may_stand(discussion.participants, leaders).enforce()


def _write_lines(discussion: Discussion, views: Sequence[str], suggestions: Sequence[str]) -> None:
    discussion.views.exclude(text__in=views).delete()
    for gone in discussion.suggestions.exclude(text__in=suggestions):
        rules.may_drop(gone).enforce()
        gone.delete()
    known = set(discussion.views.values_list("text", flat=True))
    NewView.objects.bulk_create(NewView(discussion=discussion, text=text) for text in views if text not in known)
    known = set(discussion.suggestions.values_list("text", flat=True))
    Suggestion.objects.bulk_create(
        Suggestion(discussion=discussion, text=text) for text in suggestions if text not in known
    )


def _locked(discussion: Discussion) -> Discussion:
    found = Discussion.objects.select_for_update(of=("self",))
    return found.select_related("campaign", "department").get(pk=discussion.pk)

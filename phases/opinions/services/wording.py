"""The words of a consolidated opinion: changed or taken away, and put back as they were."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError, Verdict
from phases.opinions import rules
from phases.opinions.models import Category, Consolidation, OpinionGroup
from phases.opinions.services import acts
from phases.organisation.models import User

Kind = Consolidation.Kind
Words = dict[str, Any]


@transaction.atomic
def reword_group(*, group: OpinionGroup, text: str, category: Category | None, by: User) -> OpinionGroup:
    rules.has_words(text).enforce()
    acts.lock(group.campaign)
    before = _words(OpinionGroup.objects.get(pk=group.pk))
    group.text, group.category = text.strip(), category
    after = _words(group)
    if before != after:
        group.save(update_fields=["text", "category"])
        _note(group, Kind.REWORDED, by, before, after)
    return group


@transaction.atomic
def remove_group(*, group: OpinionGroup, by: User) -> None:
    """Only one that holds nothing and about which nothing was decided."""
    acts.lock(group.campaign)
    rules.may_remove(group).enforce()
    act = _note(group, Kind.REMOVED, by, _words(group) | {"phase": group.phase_id}, {})
    try:
        group.delete()
    except ProtectedError as protected:
        raise RefusedError(_("A problem names it, so it stays.")) from protected
    act.group = None


@transaction.atomic
def undo(*, act: Consolidation, by: User) -> None:
    """Of whatever kind; refused when later acts touched the same things."""
    if act.kind not in (Kind.REWORDED, Kind.REMOVED):
        acts.undo(act=act, by=by)
        return
    acts.lock(act.campaign)
    act = Consolidation.objects.select_related("group", "campaign").get(pk=act.pk)
    if act.undone_at is not None:
        raise RefusedError(acts.UNDONE)
    _back(act, by).enforce()
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at", "group"])
    audit.append(
        chain=act.campaign.audit_chain,
        act="opinions.undone",
        by=by,
        on=act.group or act,
        detail={"act": str(act), "number": act.number},
    )


def _back(act: Consolidation, by: User) -> Verdict:
    """The old words, with the category if it is still there."""
    group, before = act.group, dict(act.before)
    category = Category.objects.filter(campaign=act.campaign, pk=before["category"]).first()
    if act.kind == Kind.REMOVED:
        if OpinionGroup.objects.filter(campaign=act.campaign, number=act.number).exists():
            return Verdict.no(_("Its number was given to another one since. Write it anew; nothing was changed."))
        act.group = OpinionGroup.objects.create(
            campaign=act.campaign,
            phase_id=before["phase"],
            number=act.number,
            text=before["text"],
            category=category,
            created_by=by,
        )
        return Verdict.yes()
    if group is None or _words(group) != act.after:
        return Verdict.no(acts.CHANGED_SINCE)
    group.text, group.category = before["text"], category
    group.save(update_fields=["text", "category"])
    return Verdict.yes()


def _words(group: OpinionGroup) -> Words:
    return {"text": group.text, "category": group.category_id}


def _note(group: OpinionGroup, kind: str, by: User, before: Words, after: Words) -> Consolidation:
    categories = dict(
        Category.objects.filter(pk__in=[words.get("category") for words in (before, after)]).values_list("pk", "name")
    )
    said = [
        {"text": words["text"], "category": categories.get(words["category"], "")} if words else None
        for words in (before, after)
    ]
    audit.append(
        chain=group.campaign.audit_chain,
        act=f"consolidated.{kind}",
        by=by,
        on=group,
        before={"number": group.number, **(said[0] or {})} if not after else said[0],
        after=said[1],
    )
    return Consolidation.objects.create(
        campaign=group.campaign, kind=kind, group=group, number=group.number, before=before, after=after, by=by
    )

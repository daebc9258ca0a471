"""How opinions are asked for: channels, groups of givers, categories, forms. All of it data of the unit's own."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, ProtectedError, RestrictedError
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import rules
from phases.opinions.models import Category, Channel, Opinion, SourceGroup, SurveyForm
from phases.organisation.models import User
from phases.timeline.models import Campaign

Row = TypeVar("Row", bound=Channel | SourceGroup | Category | SurveyForm)
Word = SourceGroup | Category
CHANNEL_FIELDS = ("kind", "name", "slogans", "tags", "topics", "audience", "opened_on", "closed_on", "phase")
FORM_FIELDS = (
    "channel", "name", "audience", "is_public", "topics", "issued_on", "issued", "returned", "valid", "void",
)  # fmt: skip


@transaction.atomic
def lay_out(*, campaign: Campaign, by: User) -> int:
    """Channels, groups of givers, categories and forms as the campaign's template names them; what stands is left."""
    plan: dict[str, Any] = campaign.rules.get("opinions", {})
    words: list[tuple[type[Word], str]] = [(SourceGroup, name) for name in plan.get("sources", ())]
    words += [(Category, name) for name in plan.get("categories", ())]
    new_words = [(model, name) for model, name in words if not _stands(model, campaign, name)]
    for model, name in new_words:
        add_word(model=model, campaign=campaign, name=name, by=by)
    channels = [line for line in plan.get("channels", ()) if not _stands(Channel, campaign, line["name"])]
    for line in channels:
        given = {name: line[name] for name in CHANNEL_FIELDS if name in line}
        if "counted_with" in line:
            given["counted_with"] = Channel.objects.get(campaign=campaign, name=line["counted_with"])
        add_channel(campaign=campaign, by=by, **given)
    forms = [line for line in plan.get("forms", ()) if not _stands(SurveyForm, campaign, line["name"])]
    for line in forms:
        channel = Channel.objects.get(campaign=campaign, name=line["channel"])
        given = {name: line[name] for name in FORM_FIELDS if name in line}
        add_form(campaign=campaign, by=by, **given | {"channel": channel})
    return len(new_words) + len(channels) + len(forms)


@transaction.atomic
def add_channel(*, campaign: Campaign, by: User, meetings: Any = (), **fields: Any) -> Channel:
    channel = Channel.objects.create(campaign=campaign, order=_next(Channel, campaign), **fields)
    channel.meetings.set(meetings)
    _note(campaign, "channel.created", by, channel, after=_plain(fields))
    return channel


@transaction.atomic
def change_channel(*, channel: Channel, by: User, meetings: Any = None, **fields: Any) -> Channel:
    if meetings is not None:
        channel.meetings.set(meetings)
    return _changed(channel, "channel.changed", by, fields)


@transaction.atomic
def remove_channel(*, channel: Channel, by: User) -> None:
    rules.may_remove_channel(channel).enforce()
    _note(channel.campaign, "channel.removed", by, channel, before={"name": channel.name})
    try:
        channel.delete()
    except RestrictedError as restricted:  # the box stands on a floor above, where no rule of this area can look
        raise RefusedError(
            _("The opinion box stands on this channel, so it stays too. Close the box: then it takes nothing more.")
        ) from restricted
    except ProtectedError as protected:  # so does the publication of a plan
        raise RefusedError(
            _("A published plan takes its answers on this channel, so it stays. Nothing was changed.")
        ) from protected


@transaction.atomic
def add_word(*, model: type[Word], campaign: Campaign, name: str, by: User) -> Word:
    """A group of givers or a category."""
    word: Word = model.objects.create(campaign=campaign, name=name, order=_next(model, campaign))
    _note(campaign, "sorting.created", by, word, after={"name": name})
    return word


@transaction.atomic
def change_word(*, word: Word, by: User, **fields: Any) -> Word:
    return _changed(word, "sorting.changed", by, fields)


@transaction.atomic
def remove_word(*, word: Word, by: User) -> None:
    used = isinstance(word, Category) and Opinion.objects.filter(categories=word).exists()
    try:
        if used:
            raise RefusedError(_("Opinions are sorted by it, so it stays. Rename it, or sort them anew first."))
        _note(word.campaign, "sorting.removed", by, word, before={"name": word.name})
        word.delete()
    except ProtectedError as protected:
        raise RefusedError(
            _("Opinions are sorted by it, so it stays. Rename it, or sort them anew first.")
        ) from protected


@transaction.atomic
def add_form(*, campaign: Campaign, by: User, **fields: Any) -> SurveyForm:
    _adds_up(fields)
    form = SurveyForm.objects.create(campaign=campaign, **fields)
    _note(campaign, "survey.created", by, form, after=_plain(fields))
    return form


@transaction.atomic
def change_form(*, form: SurveyForm, by: User, **fields: Any) -> SurveyForm:
    _adds_up({name: getattr(form, name) for name in ("issued", "returned", "valid", "void")} | fields)
    return _changed(form, "survey.changed", by, fields)


@transaction.atomic
def remove_form(*, form: SurveyForm, by: User) -> None:
    rules.may_remove_form(form).enforce()
    _note(form.campaign, "survey.removed", by, form, before={"name": form.name, "issued": form.issued})
    form.delete()


def _adds_up(fields: dict[str, Any]) -> None:
    rules.adds_up(*(fields.get(name) for name in ("issued", "returned", "valid", "void"))).enforce()


def _next(model: type[Channel | Word], campaign: Campaign) -> int:
    last: int | None = model.objects.filter(campaign=campaign).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _stands(model: type[Row], campaign: Campaign, name: str) -> bool:
    return model.objects.filter(campaign=campaign, name=name).exists()


def _changed(row: Row, act: str, by: User, fields: dict[str, Any]) -> Row:
    before = _plain({name: getattr(row, name) for name in fields})
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields) or None)
    after = _plain(fields)
    changed = [name for name in fields if before[name] != after[name]]
    if changed:
        _note(
            row.campaign,
            act,
            by,
            row,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return row


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    def word(value: Any) -> Any:
        if isinstance(value, list):
            return "、".join(map(str, value))
        return value if isinstance(value, int) or value is None else str(value)

    return {name: word(value) for name, value in fields.items()}


def _note(campaign: Campaign, act: str, by: User, on: Any, **parts: Any) -> None:
    audit.append(chain=campaign.audit_chain, act=act, by=by, on=on, **parts)

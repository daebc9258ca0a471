"""A register as its pages show it, and the shelf on which an area's registers stand beside each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.registers.finding import Register
from phases.timeline.registers.forms import RecordForm

Text = str | Promise


@dataclass(frozen=True)
class Sheet:
    """One register with its acts. `key` stands in its address, `rows` is the template of its list.

    `empty` says what will stand here and what to do first. `export` is the key of its file, where there is one.
    `read` asks for more than the shelf does.
    """

    key: str
    label: Text
    lede: Text
    new: Text
    empty: Text
    icon: str
    register: Register
    form: type[RecordForm]
    add: Callable[..., Model]
    change: Callable[..., Model]
    remove: Callable[..., None]
    rows: str
    export: str = ""
    read: tuple[Permission, ...] = ()


@dataclass(frozen=True)
class Page:
    """Another page of the shelf, beside its registers; `name` is that of its address."""

    label: Text
    name: str
    read: tuple[Permission, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """The registers of one area under one heading; `read` and `write` are asked for by its pages."""

    namespace: str
    title: Text
    read: tuple[Permission, ...]
    write: Permission
    sheets: tuple[Sheet, ...]
    pages: tuple[Page, ...] = ()

    def sheet(self, key: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.key == key), None)

    def tabs(self, campaign: Campaign, held: Callable[..., bool], current: str) -> Iterator[dict[str, Any]]:
        """The tabs above every list: first the area's other pages, then its registers, as far as one may read them."""
        tabs: list[tuple[Text, str, tuple[Permission, ...], tuple[str, ...]]]
        tabs = [(page.label, page.name, page.read, ()) for page in self.pages]
        tabs += [(sheet.label, "records", sheet.read, (sheet.key,)) for sheet in self.sheets]
        for label, name, read, key in tabs:
            if not read or held(*read):
                url = reverse(f"{self.namespace}:{name}", args=[campaign.slug, *key])
                yield {"label": label, "url": url, "current": current in {name, *key}, "count": None}

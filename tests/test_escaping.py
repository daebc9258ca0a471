"""Hostile words in every field that takes text come out as words: on every page, in the preview and on paper."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.urls import reverse

from phases.documents.paper import printing
from phases.reports.paper import paper_of
from tests import guards
from tests.factories import documents as make
from tests.factories.scene import scene
from tests.pdfs import text_of
from tests.test_access import OF_ADMINISTRATORS, OF_EVERYBODY, PAGES, PLACES, PUBLIC

HOSTILE = "<script>alert(1)</script>"
ATTRIBUTE = "\"'><img src=x onerror=alert(2)>"
AREAS = ("organisation", "timeline", "meetings", "study", "documents", "reports")
# What machines read, and what carries a meaning of its own: addresses, keys, states, hashes.
KEPT = {
    "slug",
    "path",
    "username",
    "password",
    "key",
    "sha256",
    "content_sha256",
    "approved_hash",
    "message_id",
    "email",
}
KEPT |= {
    "superior_email",
    "period",
    "per",
    "every",
    "criterion",
    "kind",
    "to_address",
    "script",
    "template_key",
    "language",
    "theme",
    "audit_chain",
    "token",
}


def words(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if type(field) in {models.CharField, models.TextField}
        and not field.choices
        and field.name not in KEPT
        and not field.unique
    ]


def poison() -> int:
    """Write hostile words into every text of every row, as far as they fit; how many fields were reached."""
    reached = 0
    for model in apps.get_app_config("phases").get_models():
        if model.__module__.split(".")[1] not in AREAS or model.__name__ == "DocumentVersion":
            continue
        for field in words(model):
            hostile = f"{HOSTILE}{ATTRIBUTE}"[: field.max_length or 200]
            for number, row in enumerate(model._default_manager.order_by("pk")):
                text = f"{hostile[: (field.max_length or 200) - 3]}{number}"
                with suppress(IntegrityError), transaction.atomic():  # a few must stay empty in this state
                    reached += model._default_manager.filter(pk=row.pk).update(**{field.name: text})
    return reached


@pytest.fixture
def poisoned(db, caplog):
    caplog.set_level("CRITICAL", logger="django")
    everything = scene()
    words_of = {"key": "s", "heading": HOSTILE, "paragraphs": [f"{HOSTILE} {{{{study.sessions}}}} {ATTRIBUTE}"]}
    draft = make.drafted(everything.place, kind="notice", body=make.body() | {"title": HOSTILE, "sections": [words_of]})
    everything.at["draft"] = {"slug": "bureau", "pk": draft.pk}
    everything.at["draft version"] = everything.at["draft"] | {"number": 1}
    everything.at["compare"] = everything.at["draft"] | {"old": 1, "new": 1}
    with guards.lifted(connection):
        assert poison() > 80
    return everything, make.newest(draft)


@pytest.mark.parametrize("who", ["office", "head", "superior", "administrator"])
def test_hostile_words_are_escaped_on_every_page(poisoned, who):
    everything, _version = poisoned
    client = Client()
    client.force_login(everything.users[who], backend="django.contrib.auth.backends.ModelBackend")
    seen, faults = 0, []
    for name in [*PAGES, *OF_ADMINISTRATORS, *OF_EVERYBODY, *PUBLIC]:
        answer = client.get(reverse(name, kwargs=everything.at[PLACES[name]] if PLACES[name] else {}))
        if not answer.headers["Content-Type"].startswith("text/html") or answer.streaming:
            continue
        page = answer.content.decode()
        seen += "&lt;script&gt;alert" in page
        faults += [f"{name}: {raw}" for raw in ("<script>alert", "<img src=x") if raw in page]
        assert answer.status_code != 500, name
    assert not faults
    assert seen >= 5


def test_hostile_words_are_only_words_on_paper(poisoned):
    _everything, version = poisoned
    pdf = printing.pdf(paper_of(version, is_final=False))
    text = text_of(pdf)
    assert "<script>alert(1)</script>" in text
    assert b"/JavaScript" not in pdf

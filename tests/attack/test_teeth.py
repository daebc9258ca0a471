"""Static teeth: what the tables of the box may hold, what its modules may import, what its pages may write."""

import ast

import pytest
from django.conf import settings
from django.db import models

from phases.appraisal.models import BallotRemark, SecretUrn
from phases.box.models import BoxKey, Envelope
from phases.opinions.models import Opinion, OpinionMessage
from tests.sources import TOP, short, tree

# A new column has to be written here, and whoever does so has to think of what it tells.
COLUMNS = {
    BoxKey: {"id", "box", "public_key", "made_on"},
    Envelope: {"id", "box_key", "sealed", "waiting_tag"},
    SecretUrn: {
        "id",
        "appraisal",
        "state",
        "holders",
        "public_key",
        "key_check",
        "form",
        "issued",
        "spent",
        "sealed",
        "closed_on",
        "opened_on",
    },
    BallotRemark: {"id", "appraisal", "question", "text"},
    OpinionMessage: {"id", "opinion", "side", "position", "day", "text"},
}
CLOCKS = (models.DateTimeField, models.TimeField, models.AutoField)
GIVING = ("phases/portal/views/box.py", "phases/portal/limits.py", "phases/portal/forms.py", "phases/portal/access.py",
          "phases/portal/views/ballots.py", "phases/portal/ballot_forms.py", "phases/appraisal/services/casting.py",
          "phases/appraisal/ballots.py", "phases/appraisal/guides.py",
          "phases/box/services/giving.py", "phases/box/contents.py", "phases/core/codes.py")  # fmt: skip
USER = settings.AUTH_USER_MODEL
LOUD = {"logging", "phases.core.audit", "phases.core.jobs", "audit", "jobs", "messages", "celery", "phases.jobs"}


@pytest.mark.parametrize("model", COLUMNS, ids=lambda model: model.__name__)
def test_tables_of_the_box_hold_these_columns_and_no_clock(model):
    fields = {field.name: field for field in model._meta.get_fields() if field.concrete}
    assert set(fields) == COLUMNS[model]
    assert not [name for name, field in fields.items() if isinstance(field, CLOCKS)]
    assert not [name for name, field in fields.items() if getattr(field, "auto_now", False)]
    assert not [
        name for name, field in fields.items() if field.is_relation and "user" in field.related_model._meta.model_name
    ]


def test_opinion_has_a_random_key_and_no_clock_of_its_own_making():
    fields = Opinion._meta.get_fields()
    assert isinstance(Opinion._meta.pk, models.UUIDField)
    assert not [
        field.name for field in fields if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]


@pytest.mark.parametrize("file", GIVING)
def test_what_gives_or_reads_a_receipt_imports_nothing_that_writes(file):
    imported = set()
    for node in ast.walk(tree(TOP / file)):
        if isinstance(node, ast.ImportFrom):
            imported |= {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
    loud = {name for name in imported if name in LOUD or name.startswith(("phases.core.audit", "phases.core.jobs"))}
    assert not loud, f"{short(TOP / file)} imports {loud}"


def test_pages_of_the_box_touch_neither_session_nor_user():
    for name in ("views/box.py", "views/ballots.py", "ballot_forms.py", "access.py"):
        attributes = {
            node.attr for node in ast.walk(tree(TOP / "phases/portal" / name)) if isinstance(node, ast.Attribute)
        }
        assert not attributes & {"session", "user", "COOKIES", "set_cookie"}

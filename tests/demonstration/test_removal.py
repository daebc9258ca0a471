"""Removal takes out everything that was loaded, and nothing else; the trail keeps that it was there."""

import pytest
from django.apps import apps
from django.core.management import call_command

from phases.core import audit
from phases.core.audit.models import AuditEntry
from phases.demonstration import services
from tests.factories import documents as make
from tests.factories import meetings, organisation, study, timeline

# The trail is never deleted, and whoever acted keeps a name in it.
KEPT = {"AuditEntry", "AuditActor", "AuditHead", "AuditDetail", "AuditAnchor"}


def rows() -> dict[str, list]:
    """Every row of the product beside the trail."""
    models = apps.get_app_config("phases").get_models(include_auto_created=True)
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in models
        if model.__name__ not in KEPT
    }


@pytest.fixture
def own(db):
    """An office's own campaign, with a bit of everything."""
    unit = organisation.unit("本单位")
    people = meetings.people(organisation.department(unit))
    campaign = timeline.campaign(unit)
    study.session(campaign, people=people, content="集中学习")
    meetings.meeting(campaign, people=people)
    study.requirement(campaign, "session_count", value=3)
    return make.drafted(make.bureau())


def test_removal_leaves_an_offices_own_campaign_as_it_was(own, var):
    before = rows()
    services.load()
    services.remove()
    assert rows() == before


def test_removal_stays_in_the_trail(db, var, bureau_alone):
    services.load()
    recorded = AuditEntry.objects.count()
    services.remove()
    assert AuditEntry.objects.count() == recorded + 1
    assert AuditEntry.objects.order_by("pk").last().act == "demonstration.removed"
    assert [found.first for found in audit.verify(audit.INSTALLATION)] == [None]


def test_demonstration_can_be_loaded_again_after_removal_with_a_new_password(db, var, bureau_alone):
    services.load()
    first = services.password_file().read_text()
    call_command("demonstration", "remove")
    assert not services.password_file().exists()
    assert services.accounts() == []
    assert services.load()
    assert services.password_file().read_text() != first


def test_removal_without_a_demonstration_harms_nothing(own, var):
    before = rows()
    services.remove()
    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_removal_passes_the_checks_of_a_real_commit(var, bureau_alone):
    """Deferred foreign keys are looked at when a transaction really ends."""
    before = rows()
    services.load()
    services.remove()
    assert rows() == before

"""The demonstration, loaded into this test's database; its password lies in a folder of the test's own."""

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from phases.demonstration import services
from phases.timeline.models import Campaign


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def bureau_alone(monkeypatch):
    """The bureau loads in a second; the museum prints three reports and takes its time."""
    monkeypatch.setattr("phases.demonstration.facts.NAMES", ("bureau",))


@pytest.fixture
def bureau(db, var, bureau_alone):
    assert services.load()
    with translation.override("zh-hans"):
        yield Campaign.objects.get(slug="kjj-2009")


@pytest.fixture(scope="module")
def bureau_for_all(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for a module that only looks at it; what its tests write is rolled back to here."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as alone,
        override_settings(VAR=tmp_path_factory.mktemp("var")),
        translation.override("zh-hans"),
        transaction.atomic(),
    ):
        alone.setattr("phases.demonstration.facts.NAMES", ("bureau",))
        assert services.load()
        yield Campaign.objects.get(slug="kjj-2009")
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def examples_for_all(django_db_setup, django_db_blocker, tmp_path_factory):
    """Both, by their short names, loaded once for a module that only looks at them."""
    with (
        django_db_blocker.unblock(),
        override_settings(VAR=tmp_path_factory.mktemp("var")),
        translation.override("zh-hans"),
        transaction.atomic(),
    ):
        assert services.load()
        yield {campaign.slug: campaign for campaign in Campaign.objects.filter(is_demonstration=True)}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def museum_for_all(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for a module that only looks at it: its three phases take ten seconds."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as alone,
        override_settings(VAR=tmp_path_factory.mktemp("var")),
        translation.override("zh-hant"),
        transaction.atomic(),
    ):
        alone.setattr("phases.demonstration.facts.NAMES", ("museum",))
        assert services.load()
        yield Campaign.objects.get(slug="kjg-2008")
        transaction.set_rollback(True)

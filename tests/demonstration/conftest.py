"""The demonstration, loaded into this test's database; its password lies in a folder of the test's own."""

import pytest
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


@pytest.fixture
def museum(db, var, monkeypatch):
    monkeypatch.setattr("phases.demonstration.facts.NAMES", ("museum",))
    assert services.load()
    with translation.override("zh-hant"):
        yield Campaign.objects.get(slug="kjg-2008")

"""The background work of the box tells nobody's words, even when it fails."""

import pytest

from phases.box import services
from phases.box.jobs import BoxError, EmptyBox, MakeKey
from phases.box.models import BoxKey, Envelope
from phases.core.jobs import Work
from phases.core.jobs.models import Job
from tests.factories import box as make

pytestmark = pytest.mark.django_db


def work(**payload: str) -> Work:
    return Work(Job(payload=payload))


def test_first_key_is_made_and_the_box_emptied_by_jobs():
    box = make.box()
    BoxKey.objects.all().delete()
    MakeKey().run(work(box=str(box.pk)))
    make.given(box, "一", "二", "三")
    EmptyBox().run(work(box=str(box.pk), on="2026-11-20"))
    assert not Envelope.objects.exists()


def test_failure_tells_its_kind_alone(monkeypatch):
    def fails(**_what):
        raise ValueError("失败的行里有：窗口办事慢")

    monkeypatch.setattr(services, "empty_box", fails)
    with pytest.raises(BoxError) as failure:
        EmptyBox().run(work(box="", on="2026-11-20"))
    assert (str(failure.value), failure.value.__context__) == ("ValueError", None)

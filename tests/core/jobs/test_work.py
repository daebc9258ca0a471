import pytest

from phases.core.jobs import LeaseLostError, Work, leases
from phases.core.jobs.models import Job
from tests.factories import jobs as factory

pytestmark = pytest.mark.django_db


def test_work_shows_its_progress():
    job = factory.claimed(payload={"version": 3})
    work = Work(job)
    work.progress(40, "page 12")
    shown = Job.objects.get(pk=job.pk)
    assert (work.payload["version"], shown.progress, shown.progress_note) == (3, 40, "page 12")


def test_completing_writes_the_effect_and_the_end_together():
    work = Work(factory.claimed())
    with work.completing():
        factory.asked("the next step")
    assert Job.objects.get(key="a").state == Job.State.DONE
    assert Job.objects.filter(key="the next step").exists()


def test_completing_twice_has_one_effect():
    work = Work(factory.claimed())
    with work.completing():
        pass
    with pytest.raises(LeaseLostError), work.completing():
        pass


def test_progress_after_the_end_is_refused():
    job = factory.claimed()
    assert leases.finish(job)
    with pytest.raises(LeaseLostError):
        Work(job).progress(99)

import pytest
from django.db import transaction

from phases.core import jobs
from phases.core.jobs import leases, services
from phases.core.jobs.models import Job
from tests.factories import jobs as factory


@pytest.mark.django_db(transaction=True)
def test_ask_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        jobs.ask(kind="test", key="a", payload={}, by=None)
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_ask_twice_with_one_key_asks_once():
    first = factory.asked("report:1:draft", payload={"report": 1})
    second = factory.asked("report:1:draft", payload={"report": 1})
    assert first.pk == second.pk
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_ask_while_running_or_done_leaves_the_job_alone():
    job = factory.claimed("a", payload={"n": 1})
    assert factory.asked("a", payload={"n": 2}).state == Job.State.RUNNING
    assert leases.finish(job)
    again = factory.asked("a", payload={"n": 3})
    assert (again.state, again.payload) == (Job.State.DONE, {"n": 1})


@pytest.mark.django_db
def test_ask_again_after_giving_up_starts_afresh():
    dead = factory.dead("a", payload={"n": 1})
    again = factory.asked("a", payload={"n": 2})
    assert again.pk == dead.pk
    assert (again.state, again.attempts, again.payload, again.finished_at) == (Job.State.WAITING, 0, {"n": 2}, None)
    assert leases.claim(again.pk)


@pytest.mark.django_db
def test_ask_nudges_only_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        factory.asked("a")
    assert len(callbacks) == 1


@pytest.mark.django_db(transaction=True)
def test_rollback_leaves_no_job_and_no_nudge(broker_folder):
    def act_that_fails() -> None:
        with transaction.atomic():
            jobs.ask(kind="test", key="a", payload={}, by=None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()
    assert not Job.objects.exists()
    assert not list(broker_folder.glob("*.msg"))


@pytest.mark.django_db(transaction=True)
def test_commit_puts_one_nudge_into_the_broker(broker_folder):
    job = factory.asked("a")
    assert len(list(broker_folder.glob("*.msg"))) == 1
    job.refresh_from_db()
    assert job.nudged_at is not None


@pytest.mark.django_db
def test_restart_leaves_a_running_job_alone():
    assert services.restart(factory.claimed("a")) is False

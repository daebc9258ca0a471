import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.core.audit.models import AuditEntry
from phases.core.jobs import leases
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.jobs import rules, services
from phases.organisation.roles import Role
from tests.factories import jobs as factory
from tests.factories import organisation, timeline
from tests.jobs.kinds import CATALOGUE, effects


def carried_out(kind: str, **words: object) -> Job:
    job = factory.asked(kind, kind=kind, **words)
    services.run(job.pk, catalogue=CATALOGUE)
    job.refresh_from_db()
    return job


@pytest.mark.django_db
def test_run_does_the_work_once_however_often_it_is_nudged():
    job = carried_out("effect")
    services.run(job.pk, catalogue=CATALOGUE)
    assert (job.state, job.progress, effects()) == (Job.State.DONE, 100, ["effect"])


@pytest.mark.django_db
def test_run_of_work_that_ends_without_completing_marks_it_done():
    class Silent:
        label = "Nothing to write"

        def run(self, work):
            work.progress(10)

    job = factory.asked()
    services.run(job.pk, catalogue={"test": Silent()})
    job.refresh_from_db()
    assert job.state == Job.State.DONE


@pytest.mark.django_db
def test_run_that_fails_says_why_and_is_tried_again(caplog):
    job = carried_out("broken")
    assert job.state == Job.State.FAILED
    assert "the roof leaks" in job.last_error
    assert "ValueError" in job.traceback
    assert job.not_before > timezone.now()


@pytest.mark.django_db
def test_run_that_cannot_succeed_is_given_up_at_once():
    job = carried_out("hopeless")
    assert (job.state, job.last_error, job.attempts) == (Job.State.DEAD, "the report was removed", 1)


@pytest.mark.django_db
def test_run_refused_by_a_rule_is_given_up_with_the_rule_s_reason():
    class Refused:
        label = "Refused"

        def run(self, work):
            raise RefusedError("the phase is closed")

    job = factory.asked()
    services.run(job.pk, catalogue={"test": Refused()})
    job.refresh_from_db()
    assert (job.state, job.last_error) == (Job.State.DEAD, "the phase is closed")


@pytest.mark.django_db
def test_run_that_must_wait_says_what_for():
    job = carried_out("patient")
    assert (job.state, job.last_error, job.attempts) == (Job.State.WAITING, "the mail server does not answer", 0)
    assert job.not_before > timezone.now()


@pytest.mark.django_db
def test_run_of_unknown_work_waits_for_a_newer_worker():
    job = carried_out("from the future")
    assert job.state == Job.State.WAITING
    assert "from the future" in job.last_error


@pytest.mark.django_db
def test_run_that_was_overtaken_leaves_the_job_to_the_other(caplog):
    class Stalled:
        label = "Stalled"

        def run(self, work):
            Job.objects.filter(pk=work.job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
            assert leases.claim(work.job.pk)
            with work.completing():
                raise AssertionError("the body must not begin")

    job = factory.asked()
    services.run(job.pk, catalogue={"test": Stalled()})
    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.RUNNING, 2)
    assert "taken over" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_run_keeps_the_lease_of_long_work(settings):
    settings.JOB_LEASE_SECONDS = 1
    seen = []

    class Long:
        label = "Long"

        def run(self, work):
            for _ in range(6):
                time.sleep(0.3)
                seen.append(Job.objects.due(timezone.now()).exists())

    job = factory.asked()
    services.run(job.pk, catalogue={"test": Long()})
    job.refresh_from_db()
    assert (job.state, seen) == (Job.State.DONE, [False] * 6)


@pytest.mark.django_db(transaction=True)
def test_sweep_nudges_what_nobody_was_told_and_only_once_per_lease(broker_folder):
    with transaction.atomic():
        job = factory.asked()
        transaction.get_connection().run_on_commit.clear()
    assert services.sweep() == 1
    assert services.sweep() == 0
    assert len(list(broker_folder.glob("*.msg"))) == 1
    job.refresh_from_db()
    assert job.state == Job.State.WAITING


@pytest.mark.django_db(transaction=True)
def test_sweep_nudges_work_whose_worker_went_silent(broker_folder):
    job = factory.claimed()
    past = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=job.pk).update(lease_until=past, nudged_at=past)
    assert services.sweep() == 1


@pytest.mark.django_db(transaction=True)
def test_sweep_leaves_work_that_is_not_due(broker_folder):
    job = factory.asked()
    later = timezone.now() + timedelta(minutes=1)
    Job.objects.filter(pk=job.pk).update(not_before=later, nudged_at=None)
    assert services.sweep() == 0


@pytest.mark.django_db
def test_try_again_is_in_the_trail_with_the_reason_of_before():
    by = organisation.administrator()
    job = services.try_again(job=factory.dead(reason="no font"), by=by)
    (line,) = audit.history_of(job)
    assert AuditEntry.objects.get().act == "job.retried"
    assert "no font" in str(line)
    assert leases.claim(job.pk)


@pytest.mark.django_db
def test_try_again_of_finished_work_is_refused():
    job = factory.claimed()
    assert leases.finish(job)
    job.refresh_from_db()
    with pytest.raises(RefusedError):
        services.try_again(job=job, by=organisation.administrator())


@pytest.mark.django_db
def test_try_again_of_work_that_was_taken_meanwhile_is_refused():
    seen = factory.dead()
    factory.claimed()  # asked again and taken by a worker
    with pytest.raises(RefusedError, match=str(rules.TAKEN_MEANWHILE)):
        services.try_again(job=seen, by=organisation.administrator())


@pytest.mark.django_db
def test_give_up_is_in_the_trail_of_the_campaign_and_can_be_taken_back():
    campaign = timeline.campaign()
    by = timeline.part(campaign, Role.OFFICE)
    job = services.give_up(job=factory.asked(scope=campaign.audit_chain), by=by)
    assert job.state == Job.State.DEAD
    services.try_again(job=job, by=by)
    acts = AuditEntry.objects.filter(chain=str(campaign.audit_chain)).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["job.cancelled", "job.retried"]


@pytest.mark.django_db
def test_give_up_of_work_that_was_taken_meanwhile_is_refused():
    seen = factory.asked()
    factory.claimed()
    with pytest.raises(RefusedError, match=str(rules.TAKEN_MEANWHILE)):
        services.give_up(job=seen, by=organisation.administrator())

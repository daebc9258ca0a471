"""What Celery calls. Losing or repeating any of these messages does no harm."""

from celery import shared_task

from phases.jobs import services


@shared_task(name="phases.jobs.run")
def run(job_pk: int) -> None:
    services.run(job_pk)


@shared_task(name="phases.jobs.sweep")
def sweep() -> None:
    services.sweep()

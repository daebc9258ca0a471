"""What Celery calls. Losing or repeating any of these messages does no harm."""

from celery import shared_task

from phases.appraisal.services import counting as urns
from phases.box import services as boxes
from phases.core import audit
from phases.imports import services as imports
from phases.jobs import services
from phases.meetings import services as meetings


@shared_task(name="phases.jobs.run")
def run(job_pk: int) -> None:
    services.run(job_pk)


@shared_task(name="phases.jobs.sweep")
def sweep() -> None:
    services.sweep()


@shared_task(name="phases.jobs.note_heads")
def note_heads() -> None:
    """Where every campaign's chain stands, into the installation's chain; writes nothing when nothing happened."""
    audit.record_heads()


@shared_task(name="phases.jobs.tend_boxes")
def tend_boxes() -> None:
    """Asks for the opening of the opinion boxes when their hour has come; destroys what a crash left."""
    boxes.ask_what_is_due()


@shared_task(name="phases.jobs.destroy_urns")
def destroy_urns() -> None:
    """Sealed ballots whose days of complaint are over; by the clock, whoever forgot."""
    urns.destroy_what_is_due()


@shared_task(name="phases.jobs.close_desks")
def close_desks() -> None:
    """Sign-in desks that nobody closed: what told their phones apart is wiped with them."""
    meetings.close_overdue()


@shared_task(name="phases.jobs.forget_imports")
def forget_imports() -> None:
    """The lines of sheets that were brought in long ago."""
    imports.forget_lines()

"""Handing what is long over to a worker; the page of the import shows how far it is."""

from django.urls import reverse

from phases.core import jobs
from phases.core.jobs.models import Job
from phases.imports.models import Import
from phases.organisation.models import User


def hand_over(imported: Import, kind: str, by: User) -> None:
    """Ask for `imports.<kind>` in the caller's transaction; a job does nothing once the import has moved on.

    Each turn is a job of its own: columns may be named in one way, in another, and in the first again.
    """
    subject = f"import:{imported.pk}"
    jobs.ask(
        kind=f"imports.{kind}",
        key=f"imports.{kind}:{imported.pk}:{Job.objects.about(subject).count()}",
        payload={"import_pk": imported.pk},
        by=by,
        subject=subject,
        scope=imported.campaign.audit_chain,
        title=imported.file_name,
        url=reverse("imports:import", args=[imported.campaign.slug, imported.pk]),
    )

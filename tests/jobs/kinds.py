"""Kinds of work for tests; `worker.py` puts them into the catalogue of a worker that a test starts."""

import time
import uuid

from phases.core.jobs import LaterError, PermanentError, Work
from phases.organisation.models import Unit


class Effect:
    """Works for `seconds` and then leaves one row: two rows with one name would be two effects of one job."""

    label = "Leave one row"

    def run(self, work: Work) -> None:
        work.progress(50, "half of it")
        time.sleep(work.payload.get("seconds", 0))
        with work.completing():
            Unit.objects.create(name=work.job.key, short_name="effect", path=uuid.uuid4().hex)


class Broken:
    label = "Fail"

    def run(self, work: Work) -> None:
        raise ValueError(work.payload.get("why", "the roof leaks"))


class Hopeless:
    label = "Give up"

    def run(self, work: Work) -> None:
        raise PermanentError(work.payload.get("why", "the report was removed"))


class Patient:
    label = "Try later"

    def run(self, work: Work) -> None:
        raise LaterError(work.payload.get("why", "the mail server does not answer"))


CATALOGUE = {"effect": Effect(), "broken": Broken(), "hopeless": Hopeless(), "patient": Patient()}


def effects() -> list[str]:
    """The keys of the jobs that had an effect, one for each effect."""
    return list(Unit.objects.filter(short_name="effect").values_list("name", flat=True))

"""Imported by a test's worker only (see `worker_settings.py`): adds the kinds of the tests to its catalogue."""

from phases.jobs.catalogue import JOBS
from tests.jobs.kinds import CATALOGUE

JOBS.update(CATALOGUE)

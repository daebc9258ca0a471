"""Every kind of background job. A new kind is one class in its area's `jobs.py` and one line here."""

from phases.core.jobs import Kind

JOBS: dict[str, Kind] = {}

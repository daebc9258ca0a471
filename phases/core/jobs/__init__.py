"""Background jobs that nothing can lose: rows of the database, written in the transaction of the act that asks.

An area asks with `jobs.ask(...)` and offers a `jobs.Kind`; `phases.jobs` runs it. Celery carries only the nudge.
"""

from phases.core.jobs.services import ask
from phases.core.jobs.work import Kind, LaterError, LeaseLostError, PermanentError, Work

__all__ = ["Kind", "LaterError", "LeaseLostError", "PermanentError", "Work", "ask"]

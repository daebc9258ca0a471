"""Settings of a worker that a test starts: the product's own, and the kinds of the tests."""

from campaign.settings import *  # noqa: F403 - everything else is as the product runs

CELERY_IMPORTS = ["tests.jobs.worker"]

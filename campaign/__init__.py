"""The project package: configures `phases` and is known by none of it."""

from campaign.celery import app as celery_app

__all__ = ["celery_app"]

"""Celery carries the nudge; the work itself is a row in the database (`phases.core.jobs`)."""

import os
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings")

app = Celery("campaign")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["phases.jobs"])


@app.on_after_configure.connect
def make_folders(sender: Celery, **_kwargs: Any) -> None:
    """The filesystem broker expects its folders; made when Celery is first used, not on import."""
    options = sender.conf.broker_transport_options
    for name in ("data_folder_in", "data_folder_out", "control_folder"):
        if folder := options.get(name):
            Path(folder).mkdir(parents=True, exist_ok=True)

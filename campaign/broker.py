"""Where Celery's messages go: Redis when there is an address, else files in the data folder."""

from pathlib import Path
from typing import Any

FILES = "filesystem://localhost//"
FILES_TRANSPORT = "campaign.folder_transport:Transport"


def options(redis_url: str, *, folder: Path) -> dict[str, Any]:
    """CELERY_BROKER_TRANSPORT_OPTIONS; `campaign.celery` makes the folders when Celery is first used."""
    if redis_url:
        return {
            # What a killed worker held is handed out again after this time; each job knows whether it ran already.
            "visibility_timeout": 300,
            "unacked_restore_throttle": 1,
            # A broker that is away must not hold up the act that nudges: the sweep comes anyway.
            "max_retries": 1,
            "interval_start": 0,
            "socket_connect_timeout": 2,
            "socket_timeout": 5,
        }
    return {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),  # one folder for both: what is sent is what is received
        "control_folder": str(folder / "control"),
        "polling_interval": 0.1,
    }

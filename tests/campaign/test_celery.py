import pytest

from campaign.celery import app


def test_jobs_are_known_to_the_worker():
    app.loader.import_default_modules()
    assert {"phases.jobs.run", "phases.jobs.sweep"} <= set(app.tasks)


def test_every_scheduled_task_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


@pytest.mark.parametrize("name", ["data_folder_in", "control_folder"])
def test_folders_of_the_file_broker_are_there_when_it_is_used(name, settings):
    options = app.conf.broker_transport_options
    if settings.REDIS_URL:
        assert name not in options
    else:
        assert settings.VAR in list((settings.VAR / options[name]).parents)
        assert (settings.VAR / options[name]).is_dir()

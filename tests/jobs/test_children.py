"""The three programs; that they run and come back is tested in test_launch.py."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from phases.jobs import children


def test_web_serves_this_very_django_with_threads_and_no_control_socket():
    web = children.Web("127.0.0.1:0")
    assert isinstance(web.load(), WSGIHandler)
    assert web.cfg.worker_class_str == "gthread"
    assert web.cfg.control_socket_disable


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_celery_understands_its_arguments(name):
    arguments = {"worker": children.WORKER + children.ALONE, "beat": children.BEAT}[name]
    command = [sys.executable, *children.CELERY, *arguments, "--help"]
    told = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    assert told.stdout.startswith(f"Usage: python -m celery {name} [OPTIONS]")


def test_scheduler_is_never_part_of_the_worker():
    assert not {"-B", "--beat"} & set(children.WORKER + children.ALONE)

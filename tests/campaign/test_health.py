import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_alive_needs_no_database_and_no_host(client: Client):
    answer = client.get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_ready_when_the_database_answers(client: Client):
    assert client.get("/readyz").content == b"ready\n"


@pytest.mark.django_db
def test_not_ready_while_the_database_is_away(client: Client):
    def away(*_arguments):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"Look at DATABASE_URL" in answer.content


def test_health_is_not_sent_to_https(client: Client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200

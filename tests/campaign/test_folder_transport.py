import threading
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from tests.jobs import brokers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "broker"


@pytest.fixture
def channel(folder):
    options = brokers.folder_options(folder)
    with Connection(
        "filesystem://", transport="campaign.folder_transport:Transport", transport_options=options
    ) as connection:
        yield connection.channel()


def test_message_comes_out_as_it_went_in(channel, folder):
    channel._put("celery", {"body": "第3稿"})
    assert channel._get("celery") == {"body": "第3稿"}
    assert not list(folder.glob("*.*"))


def test_unreadable_message_is_dropped_and_the_next_one_read(channel, folder):
    (folder / "0_short.celery.msg").write_text('{"body": ')
    channel._put("celery", {"body": "whole"})
    with pytest.raises(Empty):
        channel._get("celery")
    assert channel._get("celery") == {"body": "whole"}


def test_reader_never_sees_half_a_message(channel, folder):
    """With the plain transport this ends with a JSONDecodeError within a second."""
    total, got = 400, []

    def write():
        for number in range(total):
            channel._put("celery", {"number": number, "body": "学" * 2000})

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive() or len(got) < total:
        try:
            got.append(channel._get("celery")["number"])
        except Empty:
            if not writer.is_alive() and not list(folder.glob("*.msg")):
                break
    writer.join()
    assert sorted(got) == list(range(total))


@pytest.mark.parametrize("left", ["", '[["celery", "", "cel'])
def test_broker_speaks_again_after_a_kill_over_its_list_of_queues(channel, folder, left):
    (folder / "control").mkdir(parents=True, exist_ok=True)
    (folder / "control" / "celery.exchange").write_text(left)
    assert channel.get_table("celery") == []
    channel._queue_bind("celery", "celery", None, "celery")
    channel._queue_bind("celery", "other", None, "other")
    assert {bound.queue for bound in channel.get_table("celery")} == {"celery", "other"}
    assert [file.name for file in (folder / "control").iterdir()] == ["celery.exchange"]

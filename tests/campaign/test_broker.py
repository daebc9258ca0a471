from pathlib import Path

from campaign import broker


def test_files_are_sent_to_where_they_are_received():
    options = broker.options("", folder=Path("/data/broker"))
    assert options["data_folder_in"] == options["data_folder_out"] == "/data/broker"
    assert options["control_folder"] == "/data/broker/control"


def test_redis_gives_back_what_a_killed_worker_held_within_minutes():
    options = broker.options("redis://127.0.0.1:6379/0", folder=Path("/data/broker"))
    assert options["visibility_timeout"] <= 300
    assert options["unacked_restore_throttle"] == 1
    assert "data_folder_in" not in options

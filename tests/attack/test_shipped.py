"""The shipped product as a whole: web server, worker and scheduler; then every file that they wrote is searched.

What this covers: each file below the data folder (database, its log, the broker's folders, keys' names) and what the
processes printed. What it does not: the memory of the processes, the system's own logs, the browser.
"""

import http.client
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.jobs import starts
from tests.services import programs

pytestmark = [pytest.mark.services, pytest.mark.timeout(600)]  # it migrates and starts the whole product

AGENT, FROM = "agent-of-the-giver-4711", "203.0.113.77"
WORDS = [f"秘密的意见第{n}条" for n in range(4)]
OPEN = """
from phases.box import services
from phases.timeline.models import Campaign
from phases.organisation.models import Unit, User
from tests.factories import timeline
campaign = timeline.campaign(Unit.objects.create(name='局', short_name='局', path='k/'), slug='kj')
box = services.open_box(campaign=campaign, name='意见箱', invitation='请提意见', by=timeline.part(campaign, 'office'))
"""


def ask(port: int, path: str, **typed: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Origin": f"http://127.0.0.1:{port}",
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": AGENT,
        "X-Forwarded-For": FROM,
        "Cookie": "session=of-a-clerk-4711",
    }
    with closing(connection):
        connection.request("POST", path, urlencode(typed), headers)
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.getheader("Set-Cookie") is None
        return answer.read().decode()


def written(data: Path) -> dict[str, bytes]:
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def rows(data: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(data / "campaign.sqlite3")) as connection:
        return connection.execute(sql).fetchall()


def test_nothing_that_the_shipped_product_writes_tells_of_a_giver(tmp_path):
    assert starts.run(tmp_path, "migrate", "-v", "0").returncode == 0
    opened = starts.run(tmp_path, "shell", "-v", "0", "-c", OPEN)
    assert opened.returncode == 0, opened.stderr
    with starts.started(tmp_path, "--empty", SWEEP_SECONDS="1") as start:
        start.wait_for("web", "worker", "beat")
        key = lambda: rows(tmp_path, "SELECT 1 FROM phases_boxkey")  # noqa: E731 - asked again and again
        programs.wait_until(lambda: bool(key()), child=start.child, log=start.log, seconds=60, what="the first key")
        log, jobs = start.said, rows(tmp_path, "SELECT count(*) FROM phases_job")
        pages = [ask(start.port, "/box/kj/", text=text) for text in WORDS]
        codes = [re.search(r'class="code"[^>]*>([0-9A-Z-]{29})<', page)[1] for page in pages]
        ask(start.port, "/b/", code=codes[0])
        files = written(tmp_path)
        assert (start.said, rows(tmp_path, "SELECT count(*) FROM phases_job")) == (log, jobs)
        assert rows(tmp_path, "SELECT count(*) FROM phases_envelope") == [(4,)]
    hidden = [*WORDS, *codes, *(code.replace("-", "") for code in codes), AGENT, FROM, "of-a-clerk-4711"]
    found = {(name, word) for name, content in files.items() for word in hidden if word.encode() in content}
    assert not found
    assert not [name for name, content in files.items() if b"POST /box" in content or b"/b/" in content]

"""The migrated database that tests begin with: made once per state of the migrations, then copied.

Migrating takes five seconds of a processor, copying none. That the migrations lead there from an empty database is
proved where it is the point: `tests/jobs/test_launch.py` on SQLite, every run on PostgreSQL.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
KEPT = TOP / ".pytest_cache" / "databases"


def migrated() -> Path:
    """An SQLite file with every migration in it, to be copied and never opened."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits for the file of the first
        file = KEPT / f"{_state_of_the_migrations()}.sqlite3"
        if not file.exists():
            _migrate(file)
    return file


def _migrate(file: Path) -> None:
    for old in KEPT.glob("*.sqlite3*"):
        old.unlink()
    begun = file.with_suffix(".begun")
    begun.unlink(missing_ok=True)
    own = {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATABASE_URL": f"sqlite:///{begun}"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=TOP, env=os.environ | own, check=True)
    begun.rename(file)


def _state_of_the_migrations() -> str:
    """Our own migrations, and by their versions those of others."""
    files = [TOP / "requirements.txt", *sorted((TOP / "phases/migrations").glob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]

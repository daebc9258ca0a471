"""The product's own settings with a data folder of this run's own and a password hasher that costs nothing."""

import atexit
import os
import shutil
import tempfile

# Set before the settings are read: no test may touch the developer's var/. Each xdist process has its own.
_data = tempfile.mkdtemp(prefix="campaign-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["DATA_DIR"] = _data

from campaign.settings import *  # noqa: E402, F403 - everything else is as the product runs
from campaign.settings import DATABASES, STATIC_ROOT  # noqa: E402 - named, since the star hides them from the linter

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(exist_ok=True)  # as `manage.py start` does; WhiteNoise warns of a missing folder
# A file instead of SQLite's memory: the live server's threads and real workers open the same database.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{_data}/test.sqlite3"}

# Tests read the msgids, so that rewording a translation breaks none; CATALOGUES=1 shows the pages as users see them.
if os.environ.get("CATALOGUES") != "1":
    LOCALE_PATHS = []

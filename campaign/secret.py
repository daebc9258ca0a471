"""Keys live outside the database: in the environment, or in a file only the service may read."""

import os
import secrets
from pathlib import Path

from campaign import env


def key(name: str, path: Path, *, generate: bool) -> str:
    """The key `name` from the environment, or from the file `path`, made on the first start when `generate`."""
    if not generate:
        return env.text(
            name, required=True, hint="Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    if value := env.text(name):
        return value
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text()

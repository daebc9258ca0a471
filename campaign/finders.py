"""Third-party CSS and JavaScript straight out of the installed packages, only the files named here."""

from collections.abc import Iterator
from importlib.metadata import distribution
from typing import Any

from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

# distribution, folder in it, URL prefix below STATIC_URL, files
WANTED = [
    (
        "bootstrap-wrapper",
        "bootstrap",
        "vendor/bootstrap",
        [
            "css/bootstrap.min.css",
            "css/bootstrap.min.css.map",
            "js/bootstrap.bundle.min.js",
            "js/bootstrap.bundle.min.js.map",
        ],
    ),
]


class PackageFinder(BaseFinder):
    """Lists few files instead of whole packages: collectstatic stays at seconds, not minutes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shelves: list[tuple[FileSystemStorage, str, list[str]]] = []
        for package, folder, prefix, names in WANTED:
            storage = FileSystemStorage(location=str(distribution(package).locate_file(folder)))
            storage.prefix = prefix  # type: ignore[attr-defined] # staticfiles reads it
            self.shelves.append((storage, prefix + "/", names))

    def check(self, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG002 - Django's signature
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: ARG002, FBT001, FBT002 - Django's signature
        hits = [
            storage.path(path.removeprefix(prefix))
            for storage, prefix, names in self.shelves
            if path.startswith(prefix) and path.removeprefix(prefix) in names
        ]
        return hits if find_all else (hits[0] if hits else [])

    def list(self, ignore_patterns: Any) -> Iterator[Any]:
        for storage, _prefix, names in self.shelves:
            for name in names:
                if not utils.matches_patterns(name, ignore_patterns or []):
                    yield name, storage

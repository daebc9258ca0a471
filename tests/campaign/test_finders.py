from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from campaign.finders import WANTED, PackageFinder

CSS = "vendor/bootstrap/css/bootstrap.min.css"


@pytest.mark.parametrize("path", [f"{prefix}/{name}" for _package, _folder, prefix, names in WANTED for name in names])
def test_every_wanted_file_is_found(path):
    assert Path(finders.find(path)).stat().st_size > 0


def test_finder_offers_only_what_is_wanted():
    finder = PackageFinder()
    assert finder.find("vendor/bootstrap/css/bootstrap-grid.css") == []
    assert finder.find(CSS, find_all=True) == [finder.find(CSS)]


def test_collectstatic_lists_the_files_unless_ignored():
    listed = {f"{storage.prefix}/{name}" for name, storage in PackageFinder().list(["*.map"])}
    assert CSS in listed
    assert not [path for path in listed if path.endswith(".map")]


def test_bootstrap_is_the_release_that_was_reviewed():
    assert "Bootstrap  v5.3.8" in Path(finders.find(CSS)).read_text()[:200]

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile

from phases.imports.files import LARGEST
from phases.imports.models import Import

TEXT = "姓名,处室,职务,类别\n甲,办公室,,在职\n"


@pytest.fixture
def page(client, campaign, office):
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    return f"/campaigns/{campaign.slug}/ledgers/roster/import/"


@pytest.fixture
def _no_disk(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("laid down on a disk")

    monkeypatch.setattr(uploadhandler.TemporaryFileUploadHandler, "new_file", refuse)


@pytest.mark.usefixtures("_no_disk")
def test_sheet_of_many_megabytes_is_read_without_touching_a_disk(client, page):
    client.post(page, {"file": SimpleUploadedFile("a.csv", TEXT.encode() + b"\n" * 3 * 2**20)})
    assert Import.objects.get().file_name == "a.csv"


@pytest.mark.usefixtures("_no_disk")
def test_file_that_is_too_large_is_refused_by_its_size(client, page):
    answer = client.post(page, {"file": SimpleUploadedFile("a.csv", b"," * (LARGEST + 1))})
    assert "20 MB" in str(answer.context["form"].errors["file"])
    assert Import.objects.count() == 0

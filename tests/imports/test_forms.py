from django.core.files.uploadedfile import SimpleUploadedFile

from phases.imports.files import LARGEST
from phases.imports.forms import ColumnsForm, FileForm, MendForm
from tests.factories import ledgers


def test_file_larger_than_20_mb_is_refused_unread():
    file = SimpleUploadedFile("a.xlsx", b"x")
    file.size = LARGEST + 1
    assert "file" in FileForm({}, {"file": file}).errors


def test_columns_are_offered_as_they_were_recognised_with_examples(campaign, office):
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,民族\n温如玉,办公室,汉\n")
    form = ColumnsForm(imported=imported)
    assert [field.initial for field in form.fields.values()] == ["name", "department", "+"]
    assert form.fields["column0"].help_text == "温如玉"


def test_one_column_may_not_be_two(campaign, office):
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,民族\n温如玉,办公室,汉\n")
    form = ColumnsForm({"column0": "name", "column1": "name", "column2": ""}, imported=imported)
    assert form.non_field_errors()


def test_cell_may_be_emptied_by_hand():
    form = MendForm({"row": "3", "column": "post", "text": ""})
    assert form.is_valid()
    assert form.cleaned_data["text"] == ""

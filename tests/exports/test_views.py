import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from phases.core import audit
from phases.exports import files
from phases.exports.catalogue import LISTED
from phases.organisation.roles import ROLES, Role
from phases.timeline.models import Campaign
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(client: Client) -> Campaign:
    made = timeline.campaign(short_name="学习实践活动")
    client.force_login(timeline.part(made, Role.OFFICE), backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.mark.parametrize("key", [export.key for export in LISTED])
def test_every_export_answers_in_both_forms_with_its_columns(client: Client, campaign: Campaign, key: str) -> None:
    export = next(export for export in LISTED if export.key == key)
    if export.permission not in ROLES[Role.OFFICE]:  # the log of talks is not the office's
        client.force_login(timeline.part(campaign, Role.HEAD), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/campaigns/{campaign.slug}/exports/{key}.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type] # not async
    heads = [str(column) for column in files.heads_of(export, campaign, {})]
    assert len(next(csv.reader(io.StringIO(text)))) == len(heads)
    sheet = client.get(f"/campaigns/{campaign.slug}/exports/{key}.xlsx")
    with io.BytesIO(sheet.getvalue()) as file:
        row = next(load_workbook(file).active.iter_rows(values_only=True))
    assert len(row) == len(heads)


def test_export_is_an_attachment_with_a_chinese_name_and_leaves_a_trail(client: Client, campaign: Campaign) -> None:
    answer = client.get(f"/campaigns/{campaign.slug}/exports/meetings.xlsx?kind=study")
    assert answer.getvalue().startswith(b"PK")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert str(audit.history_of(campaign)[0].act) == "exported a list"


def test_unknown_export_and_suffix_do_not_exist(client: Client, campaign: Campaign) -> None:
    assert client.get(f"/campaigns/{campaign.slug}/exports/nothing.xlsx").status_code == 404
    assert client.get(f"/campaigns/{campaign.slug}/exports/meetings.exe").status_code == 404


def test_export_needs_its_permission(client: Client) -> None:
    made = timeline.campaign()
    client.force_login(timeline.part(made, Role.OBSERVER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/campaigns/{made.slug}/exports/meetings.csv").status_code == 403

"""Thirteen thousand and sixty opinions, as source T handed out forms: pages ask as often as with three."""

import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phases.opinions.models import Membership, Opinion
from phases.opinions.selectors import similar
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db
MANY = 13_060
LISTS = (
    "opinions:opinion-list",
    "opinions:group-list",
    "opinions:workspace",
    "opinions:tables",
    "opinions:summary",
    "opinions:channel-list",
    "opinions:opinion-enter",
    "thread:overview",
    "thread:way-list",
)


def fill(campaign, how_many, office):
    """A third is gathered into eighteen or fewer, written at once."""
    raw = make.many(campaign, how_many)
    groups = [make.group(campaign, by=office, category=make.category(campaign)) for _ in range(min(18, how_many))]
    held = raw[::3]
    Membership.objects.bulk_create(
        (Membership(group=groups[n % len(groups)], opinion=opinion) for n, opinion in enumerate(held)), batch_size=500
    )
    _statistics_are_up_to_date()
    # By what holds it: the keys would be too many for one statement.
    Opinion.objects.filter(campaign=campaign, memberships__isnull=False).update(fate="gathered")


def _statistics_are_up_to_date():
    """PostgreSQL looks at a table that has grown by itself, a minute later; until then it plans as for an empty one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE phases_opinion, phases_membership")


def asked(client, campaign, name):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(name, args=[campaign.slug])).status_code == 200
    return len(queries)


def test_pages_ask_as_often_with_thirteen_thousand_opinions_as_with_three(client):
    few, many = timeline.campaign(), timeline.campaign()
    office = meetings.appointed(few)
    timeline.part(many, "office", office)
    client.force_login(office)
    fill(few, 3, office)
    fill(many, MANY, office)
    client.get(reverse("opinions:opinion-list", args=[few.slug]))
    counts = {name: (asked(client, few, name), asked(client, many, name)) for name in LISTS}
    # With more than a page of rows the pager has no further question; the three have one category fewer to name.
    assert {name: most for name, (fewer, most) in counts.items() if most > fewer} == {}
    started = time.perf_counter()
    assert similar.suggest(many, list(Opinion.objects.filter(campaign=many, fate="waiting")[:20]))
    assert time.perf_counter() - started < 15
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        client.get(reverse("opinions:opinion-list", args=[many.slug]))
        taken.append(time.perf_counter() - started)
    assert median(taken) < 3  # a tenth of it on a machine that does nothing else

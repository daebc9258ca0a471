from datetime import date

import pytest
from django.db import connection, transaction

from phases.core.ledgers import bulk
from phases.imports.models import Import
from phases.opinions.models import Opinion
from phases.organisation.models import Person, Unit
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


def test_rows_are_written_as_they_are_and_the_objects_know_their_keys():
    unit = organisation.unit("科技局")
    people = [
        Person(unit=unit, name=f"党员{n}", order=n, left_on=date(2009, 4, 8), is_leader=True) for n in range(1200)
    ]
    with transaction.atomic():
        bulk.insert(people)
    read = list(Person.objects.order_by("order"))
    assert [(one.pk, one.name, one.left_on, one.is_leader) for one in read] == [
        (one.pk, one.name, date(2009, 4, 8), True) for one in people
    ]


def test_keys_are_never_drawn_twice():
    unit = organisation.unit("科技局")
    first = organisation.person(unit, "甲")
    bulk.insert([Person(unit=unit, name="乙", order=2)])
    second = organisation.person(unit, "丙")
    assert len({first.pk, Person.objects.get(name="乙").pk, second.pk}) == 3


def test_constraints_of_the_database_hold_for_rows_written_at_once():
    parent = organisation.unit("科技局")
    twins = [Unit(name="一处", short_name="一处", parent=parent, path=f"/{n}/") for n in range(2)]
    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        bulk.insert(twins)
    assert connection.is_usable()


def test_nothing_to_write_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        bulk.insert([])


def test_list_of_words_is_kept_as_json():
    campaign = timeline.campaign()
    campaign.pk, campaign.slug, campaign.goals = None, "copy", ["一", "二"]
    campaign.audit_chain = "5f0c6c3e-6f3e-4d39-9a70-0a4f4c1d9d11"
    bulk.insert([campaign])
    assert type(campaign).objects.get(slug="copy").goals == ["一", "二"]


def test_object_like_another_shares_its_values_but_no_key_and_nothing_made_anew():
    campaign = timeline.campaign()
    template = Import(campaign=campaign, ledger="roster")
    one, other = bulk.like(template), bulk.like(template)
    one.ledger = "opinions"
    one.headers.append("姓名")
    assert (other.ledger, other.headers, other.campaign, template.headers) == ("roster", [], campaign, [])
    first, second = bulk.like(Opinion(text="慢")), bulk.like(Opinion(text="慢"))
    assert first.pk != second.pk

"""The component that stands under a record."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from phases.core import audit
from phases.core.audit import wording
from phases.core.audit.models import AuditEntry
from phases.timeline.models import Campaign, Phase


def shown(record) -> str:
    return render_to_string("components/history.html", {"lines": audit.history_of(record)})


def test_history_of_a_record_without_acts_is_not_shown(secretary):
    assert shown(secretary).strip() == ""


def test_history_shows_name_reason_and_values(chain, secretary):
    said = shown(secretary.person.unit)
    for word in ("<details", "演示甲", "第10次", "10", "11"):
        assert word in said


def test_history_escapes_what_people_typed(secretary):
    audit.append(chain="c", act="unit.changed", by=secretary, on=secretary, reason="<script>alert(1)</script>")
    assert "<script>" not in shown(secretary)


def test_history_costs_two_queries(chain, secretary):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        audit.history_of(secretary.person.unit)
    assert len(queries) == 2


def test_history_keeps_the_name_a_record_had(secretary):
    unit = secretary.person.unit
    audit.append(chain="c", act="unit.changed", by=secretary, on=unit)
    unit.short_name = "水务集团"
    unit.save()
    assert audit.history_of(unit)[0].on == "水务局"


def test_program_that_acts_by_itself_has_no_name(secretary):
    audit.append(chain="c", act="unit.changed", by=None, on=secretary)
    (line,) = audit.history_of(secretary)
    assert (line.who, line.who_erased) == (None, False)


def test_new_post_makes_a_new_reference_and_old_entries_keep_the_old_post(secretary):
    audit.append(chain="c", act="unit.changed", by=secretary, on=secretary)
    secretary.person.post = "副局长"
    audit.append(chain="c", act="unit.changed", by=secretary, on=secretary)
    assert [line.who.post for line in audit.history_of(secretary)] == ["副局长", "办公室主任"]
    assert AuditEntry.objects.values("actor").distinct().count() == 2


@pytest.mark.parametrize(
    ("value", "field", "read"),
    [
        (None, None, None),
        ("", None, None),
        ("2009-03-06", Phase._meta.get_field("started_on"), "2009年3月6日"),
        ("3月中旬", Phase._meta.get_field("started_on"), "3月中旬"),
        ("19.50", None, "19.50"),
        (7, None, "7"),
        ("2009-03-06T01:00:00+00:00", Campaign._meta.get_field("created_at"), "2009年3月6日09:00"),
    ],
)
def test_kept_value_is_read_in_the_words_of_its_field(value, field, read):
    found = wording.word(value, field)
    assert (found and str(found).replace(" ", "")) == read


def test_kept_lists_and_choices_of_yes_and_no_are_read_as_words():
    read = str(wording.word([True, False, "甲"]))
    assert "True" not in read
    assert read.endswith("甲")
    assert str(wording.word({"scope": "甲"})) == "scope 甲"


def test_record_of_a_kind_that_is_gone_is_still_read(chain, forge):
    forge("UPDATE phases_auditentry SET object_ref = 'abolished_thing:1' WHERE seq = 3")
    line = audit.read_entries(audit.entries_of(chain, on="abolished_thing:1"))[0]
    assert [(change.label, change.old, change.new) for change in line.changes] == [("order", "3", "4")]


def test_trail_names_what_no_field_of_the_record_declares(secretary):
    unit = secretary.person.unit
    after = {"copies": "3", "on": "2009-02-24", "decision": "partly", "unheard_of": "1"}
    audit.append(chain="c", act="unit.changed", by=secretary, on=unit, after=after)
    said = shown(unit)
    assert "unheard of" in said
    assert not [word for word in (">copies<", ">on<", "2009-02-24", "unheard_of") if word in said]
    assert "number of copies" in said
    assert "partly adopted" in said


def test_empty_fields_of_a_new_record_are_not_listed_and_a_field_made_empty_is(secretary):
    unit = secretary.person.unit
    audit.append(chain="c", act="unit.changed", by=secretary, on=unit, after={"remarks": "", "people": [], "number": 0})
    audit.append(
        chain="c", act="unit.changed", by=secretary, on=unit, before={"remarks": "临时"}, after={"remarks": ""}
    )
    emptied, made = audit.history_of(unit)
    assert [(change.old, change.new) for change in emptied.changes] == [("临时", None)]
    assert [change.new for change in made.changes] == ["0"]

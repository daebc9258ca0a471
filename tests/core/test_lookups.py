"""A made-up key finds nothing, and a form of several choices says so."""

import pytest
from django import forms

from phases.organisation.models import Person
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db
MADE_UP = "9" * 30


def test_key_that_is_too_large_is_no_choice_and_no_error_of_the_server():
    person = meetings.people(timeline.campaign().unit)[0]
    field = forms.ModelMultipleChoiceField(Person.objects.all())
    assert list(field.clean([str(person.pk)])) == [person]
    with pytest.raises(forms.ValidationError):
        field.clean([str(person.pk), MADE_UP])
    assert list(Person.objects.filter(pk__in=[person.pk, int(MADE_UP), -int(MADE_UP)])) == [person]
    assert not Person.objects.filter(pk__in=[int(MADE_UP)])
    assert list(Person.objects.filter(pk__in=Person.objects.filter(pk=person.pk))) == [person]

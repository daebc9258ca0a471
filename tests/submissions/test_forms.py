"""What the forms offer and refuse."""

import pytest

from phases.submissions import forms
from tests.factories import documents, timeline

pytestmark = pytest.mark.django_db


def test_paper_is_one_of_the_campaigns_documents_or_has_a_title():
    place = documents.bureau()
    document = documents.drafted(place, kind="report")
    form = forms.SubmissionForm(campaign=place.campaign)
    assert list(form.fields["document"].queryset) == [document]
    elsewhere = forms.SubmissionForm(campaign=timeline.campaign())
    assert not elsewhere.fields["document"].queryset.exists()


def test_refused_consent_without_words_is_an_error_of_the_answer():
    given = {"subject": "开会", "asked_on": "2009-03-01", "channel": "phone", "decision": "refused"}
    form = forms.ConsentForm(given | {"decided_on": "2009-03-02"}, campaign=timeline.campaign())
    assert "decision" in form.errors

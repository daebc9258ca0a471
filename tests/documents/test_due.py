"""What documents put on somebody's workbench."""

import pytest

from phases.documents import services
from phases.documents.due import DocumentsWaiting
from phases.timeline.selectors import part_of
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_workbench_tells_the_leader_and_then_the_office():
    place = make.bureau()
    document = make.submitted(place)

    def waits_for(user) -> list[str]:
        part = part_of(user, place.campaign)
        return [str(due.what) for due in DocumentsWaiting().waiting(place.campaign, user, part)]

    assert (waits_for(place.head), waits_for(place.office)) == ([document.title], [])
    services.return_with_remarks(document=document, by=place.head, remarks=[("", "补充")])
    assert (waits_for(place.head), waits_for(place.office)) == ([], [document.title])

import pytest

from phases.core import audit
from phases.exports import services
from phases.exports.catalogue import EXPORTS
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


def test_export_is_noted_with_list_and_filters() -> None:
    campaign, by = timeline.campaign(), organisation.user(name="何雨桐")
    services.note_export(campaign=campaign, export=EXPORTS["hours"], by=by, filters={"q": "韩"})
    line = audit.history_of(campaign)[0]
    assert line.who
    assert (line.who.name, line.detail) == ("何雨桐", {"list": "hours", "filters": {"q": "韩"}})

"""manage.py thread --check."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_sound_campaign_ends_well_and_says_how_many_became_how_many():
    campaign, out = timeline.campaign(), StringIO()
    make.group(campaign, *make.opinions(campaign, 3))
    call_command("thread", "--check", campaign.slug, stdout=out)
    assert "raw 3 → consolidated 1" in out.getvalue()


def test_unknown_campaign_is_refused_with_the_known_ones():
    known = timeline.campaign().slug
    with pytest.raises(CommandError, match=known):
        call_command("thread", "--check", "no-such")

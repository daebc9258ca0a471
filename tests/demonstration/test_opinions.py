"""How the examples asked for opinions and what they gathered, as the pages show it."""

import pytest
from django.core.management import call_command

from phases.box.models import OpinionBox
from phases.opinions.models import Channel, Opinion, OpinionGroup, SurveyForm
from phases.opinions.selectors import surveys

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(examples_for_all):
    return examples_for_all["kjj-2009"]


@pytest.fixture
def museum(examples_for_all):
    return examples_for_all["kjg-2008"]


@pytest.mark.trace("S-25", "S-26", "S-27", "S-28", "S-29")
def test_bureau_asks_on_four_channels_with_two_slogans_and_a_box(bureau):
    channels = list(surveys.channels_of(bureau))
    (drive,) = (channel for channel in channels if channel.kind == Channel.Kind.SUGGESTION_DRIVE)
    assert drive.slogans == ["我为镇江跨越发展出一计", "我为科技创新献一策"]
    assert len(surveys.used(channels, bureau)) == 4  # forms and box are the fourth together
    assert str(OpinionBox.objects.get(campaign=bureau).channel.opened_on) == "2009-03-30"


@pytest.mark.trace("S-25")
def test_suggestions_of_the_drive_carry_one_of_its_two_marks(bureau):
    marks = Opinion.objects.filter(campaign=bureau, channel__kind=Channel.Kind.SUGGESTION_DRIVE)
    assert set(marks.values_list("tag", flat=True)) == {"计", "策"}


@pytest.mark.trace("S-28", "T-21")
def test_bureau_counts_no_forms_that_its_source_does_not_count(bureau):
    form = SurveyForm.objects.get(campaign=bureau)
    assert (form.issued, form.returned) == (None, None)


@pytest.mark.trace("T-19", "T-21")
def test_museum_handed_out_sixty_and_thirteen_thousand_forms(museum):
    counts = SurveyForm.objects.filter(campaign=museum).order_by("issued").values_list("issued", "returned")
    assert list(counts) == [(60, 42), (13000, None)]


@pytest.mark.trace("T-19", "S-36")
def test_each_of_the_forty_two_forms_is_behind_one_of_eighteen_opinions(museum):
    numbers = Opinion.objects.filter(campaign=museum, form__issued=60, groups__isnull=False)
    assert sorted(set(numbers.values_list("form_number", flat=True))) == list(range(1, 43))
    assert OpinionGroup.objects.live().filter(campaign=museum).count() == 18


@pytest.mark.trace("T-22")
def test_each_of_the_eighteen_has_a_direction(museum):
    assert not OpinionGroup.objects.live().filter(campaign=museum, direction="").exists()


@pytest.mark.trace("T-20")
def test_museum_heard_opinions_at_its_organisational_life_meeting(museum):
    assert Opinion.objects.filter(campaign=museum, channel__kind=Channel.Kind.ORG_LIFE).exists()


def test_no_opinion_of_the_examples_is_lost(bureau, museum):
    for campaign in (bureau, museum):
        call_command("thread", "--check", campaign.slug)

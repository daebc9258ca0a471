"""Wrong receipt codes, told to the office as a number and a day: never who tried, which code, or at what minute."""

from django.db.models import Case, F, PositiveIntegerField, When
from django.utils import timezone

from phases.box.models import OpinionBox

# So many within an hour are no misreadings any more (a code has 24 signs: guessing finds nothing).
MANY = 100


def note_wrong_codes() -> None:
    """A hundred more. No code tells for which box it was meant: every office is told."""
    today = timezone.localdate()
    counted = Case(
        When(wrong_codes_on=today, then=F("wrong_codes") + MANY), default=MANY, output_field=PositiveIntegerField()
    )
    OpinionBox.objects.update(wrong_codes=counted, wrong_codes_on=today)

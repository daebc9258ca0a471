"""Data minimisation: the lines of a sheet go once nothing can be done with them any more; the import itself stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from phases.imports.models import Import, ImportPart
from phases.imports.states import UNWRITTEN, ImportState

ENDED_FOR = timedelta(days=7)  # an import is taken back within a day; a week leaves time to look up what it said
LEFT_FOR = timedelta(days=90)  # nobody came back to write it


@transaction.atomic
def forget_lines(*, now: datetime | None = None) -> int:
    """How many imports lost their lines. What they wrote stands in the ledgers, who did it in the trail."""
    now = now or timezone.now()
    left = Import.objects.filter(state__in=UNWRITTEN, brought_at__lt=now - LEFT_FOR).exclude(state=ImportState.CHECKING)
    left.update(state=ImportState.ABANDONED)
    ended = Q(state__in=[ImportState.ABANDONED, ImportState.TAKEN_BACK], brought_at__lt=now - ENDED_FOR)
    written = Q(state=ImportState.WRITTEN, written_at__lt=now - ENDED_FOR)
    old = Import.objects.filter(ended | written)
    parts = ImportPart.objects.filter(whole__in=old)
    number = parts.values("whole").distinct().count()
    parts.delete()
    old.update(content=None, passed_over=[])
    return number

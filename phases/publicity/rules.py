"""What must be true of publicity."""

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.publicity.models import Bulletin, PublicityColumn
from phases.timeline.models import Campaign


def may_number(campaign: Campaign, number: int, bulletin: Bulletin | None = None) -> Verdict:
    """Every issue has its own number."""
    others = Bulletin.objects.filter(campaign=campaign, number=number)
    if (others.exclude(pk=bulletin.pk) if bulletin else others).exists():
        return Verdict.no(_("Issue %(number)d exists already. Take the next number.") % {"number": number})
    return Verdict.yes()


def may_remove_column(column: PublicityColumn) -> Verdict:
    """What was published in a column stands on its record."""
    if column.items.exists():
        return Verdict.no(_("Items name this column, so it stays. Take it out of the items first."))
    return Verdict.yes()

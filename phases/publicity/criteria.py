"""What publicity offers to the gate (domain.md S-21, S-46, T-15). Essays are never demanded (S-23)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Lack, Text
from phases.organisation.roles import Permission
from phases.publicity import selectors
from phases.publicity.models import Bulletin, ExemplaryCase, PublicityColumn
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_PUBLICITY,)


class ColumnsOpened:
    """`where`: `channel` (intranet, internet, newspaper, board)."""

    kind = "columns_opened"
    label: Text = gettext_lazy("columns opened")

    def assess(self, requirement: Requirement) -> Finding:
        columns = PublicityColumn.objects.filter(campaign=requirement.phase.campaign)
        if channel := requirement.where.get("channel"):
            columns = columns.filter(channel=channel)
        return _found(requirement, columns, "columns", _("Open a column"), _("columns"))


class BulletinsIssued:
    """Bulletins whose words are filed, and those made on paper; drafts are named."""

    kind = "bulletins_issued"
    label: Text = gettext_lazy("bulletins issued")

    def assess(self, requirement: Requirement) -> Finding:
        bulletins = Bulletin.objects.filter(campaign=requirement.phase.campaign)
        issued = bulletins.filter(selectors.ISSUED)
        drafts = bulletins.exclude(pk__in=issued.values("pk")).select_related("document")
        return _found(requirement, issued, "bulletins", _("Make the next issue"), _("issues"), drafts=drafts)


class CasesTold:
    """Exemplary cases that were told: in a bulletin or elsewhere."""

    kind = "cases_told"
    label: Text = gettext_lazy("exemplary cases publicised")

    def assess(self, requirement: Requirement) -> Finding:
        cases = ExemplaryCase.objects.filter(campaign=requirement.phase.campaign)
        untold = cases.filter(bulletins=None, elsewhere="")
        told = cases.exclude(pk__in=untold.values("pk"))
        return _found(requirement, told, "cases", _("Note a case"), _("cases"), drafts=untold)


def _found(
    requirement: Requirement,
    counted: QuerySet[Any],
    register: str,
    mend: str,
    unit: str,
    *,
    drafts: QuerySet[Any] | None = None,
    named: Callable[[Any], str] = str,
) -> Finding:
    slug = requirement.phase.campaign.slug
    done = list(counted)
    waiting = list(drafts) if drafts is not None else []
    met = len(done) >= requirement.value
    missing = max(0, int(requirement.value) - len(done))
    edit = "publicity:record-edit"
    lacks = [
        Lack(named(one), _("not out yet"), reverse(edit, args=[slug, register, one.pk])) for one in waiting[:missing]
    ]
    return Finding(
        met=met,
        figure=str(len(done)),
        target=str(int(requirement.value)),
        unit=requirement.unit or unit,
        lacks=() if met else lacks,
        note="、".join(named(one) for one in done),
        mend_url=reverse("publicity:record-add", args=[slug, register]),
        mend_label=mend,
        mend_by=MENDERS,
        records_url=reverse("publicity:records", args=[slug, register]),
    )

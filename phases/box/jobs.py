"""The background work of the box; the clock asks for it, never something that arrived."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.box import services
from phases.box.models import OpinionBox
from phases.core.jobs import Work
from phases.core.jobs.work import Text


class BoxError(Exception):
    """Says only the kind of what went wrong: a message of the database could hold somebody's words."""


class MakeKey:
    label: Text = _("Make the first key of the opinion box")

    def run(self, work: Work) -> None:
        services.make_key(box=OpinionBox.objects.get(pk=work.payload["box"]), on=timezone.localdate())


class EmptyBox:
    label: Text = _("Open the opinion box if it is time")

    def run(self, work: Work) -> None:
        kind = ""
        try:
            services.empty_box(box_pk=work.payload["box"], on=date.fromisoformat(work.payload["on"]))
        except Exception as error:  # noqa: BLE001 - told again below without what it says
            kind = type(error).__name__
        if kind:
            raise BoxError(kind)

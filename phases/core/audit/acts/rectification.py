"""Acts of rectification beyond an item's way from hand to closed: the plan, notes, regulations, what lasts."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    "item.progressed": _("noted how far a rectification item is"),
    "item.evidenced": _("added a file to a rectification item"),
    "item.extended": _("extended the deadline of a rectification item"),
    "item.agreed": _("recorded that the leader agrees to close an item"),
    "item.handed_over": _("handed over a rectification item"),
    "rectification.begun": _("began the rectification plan"),
    "rectification.changed": _("changed the rectification plan"),
    "rectification.approved": _("recorded the approval of the rectification plan"),
    "rectification.revised": _("took the rectification plan up again"),
    "rectification.published": _("published the rectification plan"),
    "publication.ended": _("ended a publication of the plan"),
    "grouping.added": _("added a category of the rectification plan"),
    "grouping.changed": _("changed a category of the rectification plan"),
    "grouping.removed": _("removed a category of the rectification plan"),
    "regulation.recorded": _("added a regulation"),
    "regulation.changed": _("changed a regulation"),
    "regulation.moved": _("moved a regulation on"),
    "regulation.removed": _("removed a regulation"),
    "booklet.asked": _("had the regulations bound into a booklet"),
    "booklet.made": _("bound the booklet of regulations"),
    "booklet.distributed": _("handed out the booklet of regulations"),
    "measure.recorded": _("added a long-term measure"),
    "measure.changed": _("changed a long-term measure"),
    "measure.removed": _("removed a long-term measure"),
    "project.recorded": _("added a work project"),
    "project.changed": _("changed a work project"),
    "project.removed": _("removed a work project"),
    "point.recorded": _("added a point of the summary"),
    "point.changed": _("changed a point of the summary"),
    "point.removed": _("removed a point of the summary"),
}

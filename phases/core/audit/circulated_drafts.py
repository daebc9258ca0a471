"""Acts on the leadership's analysis report and on the rounds in which its drafts go, with their wording."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CIRCULATED_DRAFTS: dict[str, Promise] = {
    "analysis.opened": _("opened the analysis report"),
    "analysis.changed": _("changed who answers for the analysis report"),
    "analysis.named": _("gave a version of the analysis report its name"),
    "analysis.stepped_back": _("took the analysis report back to comments"),
    "circulation.opened": _("sent a draft round"),
    "circulation.changed": _("changed a round"),
    "circulation.closed": _("closed a round"),
    "circulation.reopened": _("opened a round again"),
    "reply.received": _("received an answer on a draft"),
    "reply.taken_back": _("took back an answer on a draft"),
    "point.added": _("noted a point on a draft"),
    "point.changed": _("corrected a point on a draft"),
    "point.decided": _("decided about a point on a draft"),
    "point.removed": _("took out a point on a draft"),
}

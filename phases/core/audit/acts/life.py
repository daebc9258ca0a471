"""Life meetings and locked minutes: notices, drafts, speeches, comments, talks."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    # organisation life; the entries of talks and comments say neither who nor what
    "life.prepared": _("noted the papers of the meeting"),
    "life.summed_up": _("noted how the meeting was summed up"),
    "life.opinions_summed_up": _("wrote the opinion summary for reading aloud"),
    "life.directions_noted": _("noted the directions for the opinions"),
    "announcement.noted": _("noted that a meeting was announced"),
    "announcement.changed": _("changed how a meeting was announced"),
    "speech.drafted": _("saved a speech draft"),
    "speech.handed_in": _("handed in a speech draft"),
    "speech.received": _("received speech drafts on paper"),
    "speech.taken_back": _("took a speech draft back"),
    "speech.returned": _("returned a speech draft"),
    "speech.approved": _("approved a speech draft"),
    "speeches.listed": _("set the order of the speakers"),
    "speech.noted": _("noted a speech"),
    "remarks.noted": _("noted a comment at the meeting"),
    "remarks.removed": _("took out a comment at the meeting"),
    "points.noted": _("noted the superior's points"),
    "talk.recorded": _("recorded a heart-to-heart talk"),
    "talk.changed": _("changed the record of a heart-to-heart talk"),
    "talk.removed": _("took out a heart-to-heart talk"),
}

"""The acts of a sealed urn, a part of the catalogue in acts.py. Casting never stands here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEALED_BALLOTS: dict[str, Promise] = {
    "urn.prepared": _("prepared a sealed urn"),
    "urn.dropped": _("took the sealed urn away"),
    "urn.keys_printed": _("printed the key sheets of the urn"),
    "urn.keys_tried": _("tried the keys of the urn"),
    "urn.slips_printed": _("printed the slips of the ballot"),
    "urn.ballot_opened": _("opened the sealed ballot"),
    "urn.closed": _("closed the sealed ballot"),
    "urn.extended": _("let the sealed ballot run on"),
    "urn.counted": _("opened the urn and counted"),
    "urn.counted_again": _("counted the urn a second time"),
    "urn.locked": _("noted that the urn's result is locked"),
    "urn.unlocked": _("noted that the urn's result is unlocked"),
    "urn.destroyed": _("destroyed the urn"),
}

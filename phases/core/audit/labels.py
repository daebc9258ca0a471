"""What acts keep beside the fields of their record: how it is called, and its values in words.

A record's own words come first (`TRAIL_LABELS`, a field's `verbose_name`); these are for what several areas keep alike.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Promise] = {
    "aspects": _("aspects to be written"),
    "campaign": _("the whole campaign"),
    "copies": _("number of copies"),
    "decision": _("adopted or not"),
    "department": _("responsible department"),
    "departments": _("for which departments"),
    "form": _("form of study"),
    "giver": _("who said it"),
    "half_hours": _("credit in half hours"),
    "how": _("by which way"),
    "item": _("rectification item"),
    "level": _("level of review"),
    "lock": _("which lock"),
    "meeting": _("meeting"),
    "mode": _("kind of credit"),
    "no_reply": _("who never answered"),
    "note": _("remarks"),
    "number": _("number"),
    "on": _("date"),
    "on_paper": _("came on paper"),
    "opened_by": _("begun by"),
    "order": _("order"),
    "parent": _("belongs to"),
    "people": _("names"),
    "points": _("what was said"),
    "reason": _("reason"),
    "recipients": _("who was asked"),
    "regulations": _("number of regulations"),
    "remarks": _("number of remarks"),
    "report": _("report"),
    "result": _("Check sign"),
    "role": _("role"),
    "session": _("study session"),
    "speaker": _("speaker"),
    "stage": _("stage"),
    "state": _("state"),
    "suggestions": _("suggestions"),
    "template": _("template used"),
    "text": _("words"),
    "title": _("title"),
    "user": _("whose account"),
    "version": _("version"),
    "views": _("new views"),
    "voters": _("Who votes"),
}

VALUES: dict[str, dict[str, Promise]] = {
    "campaign": {"active": _("in progress"), "closed": _("closed")},
    "decision": {"adopted": _("adopted"), "partly": _("partly adopted"), "not": _("not adopted")},
    "form": {
        "collective": _("collective study"),
        "lecture": _("lecture"),
        "seminar": _("discussion seminar"),
        "self": _("self-study"),
    },
    "mode": {
        "attended": _("attended"),
        "make_up": _("make-up"),
        "self_study": _("self-study"),
        "alternative": _("special arrangement"),
        "manual": _("entered by hand"),
    },
    "state": {
        "sent": _("no answer yet"),
        "replied": _("answered with points"),
        "no_comment": _("no comment"),
        "no_reply": _("never answered"),
    },
}

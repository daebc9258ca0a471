"""The words of a bulletin, written from what is on record already."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.documents import body as words
from phases.meetings.models import Meeting
from phases.publicity.models import Bulletin, ExemplaryCase, PublicityItem


def written(
    bulletin: Bulletin, meetings: Iterable[Meeting], items: Iterable[PublicityItem], cases: Iterable[ExemplaryCase]
) -> words.Body:
    """A first version in the campaign's script: what was held, what was published, whom to follow."""
    with override(bulletin.campaign.script):
        parts = (
            ("news", _("What the unit did"), [_of_meeting(meeting) for meeting in meetings]),
            ("published", _("What was published"), [_of_item(item) for item in items]),
            ("cases", _("Worth following"), [_of_case(case) for case in cases]),
        )
    sections: list[words.SectionWords] = [
        {"key": key, "heading": heading, "paragraphs": paragraphs} for key, heading, paragraphs in parts if paragraphs
    ]
    return words.empty(bulletin.title) | {"sections": sections or words.empty(headings=[""])["sections"]}


def _of_meeting(meeting: Meeting) -> str:
    held = _("On %(day)s: %(title)s.") % {
        "day": date_format(meeting.held_on, "MONTH_DAY_FORMAT"),
        "title": meeting.title,
    }
    return held + " ".join(meeting.summary.split())


def _of_item(item: PublicityItem) -> str:
    where = str(item.column) if item.column else item.medium
    day = date_format(item.published_on, "MONTH_DAY_FORMAT")
    return _("“%(title)s” (%(where)s, %(day)s).") % {"title": item.title, "where": where, "day": day}


def _of_case(case: ExemplaryCase) -> str:
    return _("%(subject)s: %(summary)s") % {"subject": case.subject, "summary": " ".join(case.summary.split())}

"""What is missing before a life meeting, as the page lists it; every line leads to where it is mended."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.core.verdict import Verdict
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Permission, Role
from phases.organisation_life import demands, rules, selectors
from phases.organisation_life.selectors import DraftLine
from phases.submissions import rules as submission_rules
from phases.submissions import selectors as submissions
from phases.submissions.models import ConsentRequest
from phases.timeline.models import Appointment, Campaign
from phases.timeline.selectors import Part

FEW = 6
P = Permission


@dataclass(frozen=True)
class Check:
    """One thing that stands or lacks: what, how far, and the one address where it is done.

    `words`: a title or a reason, which takes a line of its own; `by`: whose address it is, nobody's in particular when
    empty; `into_record`: it is written into the meeting's record, which may be locked.
    """

    key: str
    label: str | Promise
    verdict: Verdict
    figure: str = ""
    url: str = ""
    action: str | Promise = ""
    words: str = ""
    by: tuple[Permission, ...] = ()
    into_record: bool = False


def readiness(meeting: Meeting, part: Part) -> list[Check]:
    """In the order in which an office prepares. About twenty queries, however many people speak."""
    checks = [*_papers(meeting), *_opinions(meeting), _talks(meeting), *_drafts(meeting)]
    may_record = bool(rules.may_record(part, meeting))
    return [check if _opens(check, part, may_record=may_record) else replace(check, url="") for check in checks]


def _opens(check: Check, part: Part, *, may_record: bool) -> bool:
    """Whether the page behind a check is one that this reader may use now."""
    return may_record if check.into_record else not check.by or part.may(*check.by)


def secretary_of(campaign: Campaign) -> Person | None:
    """The branch secretary speaks first; where nobody has that part, the head of the leading group (domain.md T-33)."""
    for role in (Role.SECRETARY, Role.HEAD):
        found = Appointment.objects.filter(campaign=campaign, role=role, ended_at=None, user__person__isnull=False)
        if appointment := found.select_related("user__person").first():
            return appointment.user.person
    return None


def _papers(meeting: Meeting) -> Iterator[Check]:
    campaign, slug = meeting.campaign, meeting.campaign.slug
    life = selectors.life_of(meeting)
    if meeting.kind in submission_rules.kinds_asked_for(campaign):
        asked = list(ConsentRequest.objects.filter(campaign=campaign))
        add = f"{reverse('submissions:record-add', args=[slug, 'consents'])}?meeting={meeting.pk}"
        verdict = submissions.consent_of(meeting, asked)
        label = _("Consent of the superior")
        yield Check("consent", label, verdict, url=add, action=_("Record a consent"), by=(P.EDIT_SUBMISSIONS,))
    papers = reverse("organisation_life:papers", args=[slug, meeting.pk])
    named = {"notice": (_("Notice of the meeting"), life.notice), "plan": (_("Plan of the phase"), life.plan)}
    for key, (label, document) in named.items():
        if document or key in demands.papers_of(campaign, meeting.kind):
            lacking = Verdict.no(_("Not named yet: issue it under documents, then choose it here."))
            verdict = Verdict.yes() if document else lacking
            action = _("Choose the papers")
            yield Check(key, label, verdict, "", papers, action, words=str(document or ""), into_record=True)
    for line in selectors.notice_lines(meeting):
        told = line.notice.sent_on if line.notice else None
        day = date_format(told, "MONTH_DAY_FORMAT") if told else ""
        words = line.notice.reason if line.notice else ""
        url = f"{reverse('organisation_life:notice', args=[slug, meeting.pk])}?to={line.recipient}"
        label = _("Announced to: %(who)s") % {"who": line.recipient}
        yield Check("notice", label, line.verdict, day, url, _("Note the notice"), words=words, into_record=True)


def _opinions(meeting: Meeting) -> Iterator[Check]:
    """One total in its categories (domain.md T-27, T-28), and its words for reading aloud (T-32)."""
    slug = meeting.campaign.slug
    parts = selectors.consolidated(meeting.campaign)
    number = sum(len(part.rows) for part in parts)
    shown = _("%(number)s in %(parts)s categories") % {"number": number, "parts": len(parts)} if number else ""
    lacking = Verdict.no(_("Nothing was consolidated yet."))
    verdict = Verdict.yes() if number else lacking
    workspace = reverse("opinions:workspace", args=[slug])
    label = _("Opinions gathered and consolidated")
    yield Check("opinions", label, verdict, shown, workspace, _("Gather opinions"), by=(P.CONSOLIDATE,))
    life = selectors.life_of(meeting)
    told = str(life.opinion_summary or "")
    verdict = Verdict.yes() if told else Verdict.no(_("Not written yet; one click makes it of the opinions."))
    url = f"{reverse('organisation_life:papers', args=[slug, meeting.pk])}#summary"
    label, action = _("Opinion summary for reading aloud"), _("Write the summary")
    yield Check("summary", label, verdict, "", url, action, words=told, into_record=True)


def _talks(meeting: Meeting) -> Check:
    number = selectors.how_many_talks(meeting.campaign)
    verdict = Verdict.yes() if number else Verdict.no(_("No talk is in the log. Only who and when is asked for."))
    url = reverse("organisation_life:talk-list", args=[meeting.campaign.slug])
    shown = _("%(number)s talks") % {"number": number} if number else ""
    label, readers = _("Heart-to-heart talks"), (P.SEE_TALKS, P.SEE_OWN_TALKS, P.COUNT_TALKS)
    return Check("talks", label, verdict, shown, url, _("Open the log"), by=readers)


def _drafts(meeting: Meeting) -> Iterator[Check]:
    lines = selectors.lines_of(meeting)
    url = reverse("organisation_life:draft-list", args=[meeting.campaign.slug, meeting.pk])
    missing = selectors.not_handed_in(lines)
    shown = f"{len(lines) - len(missing)}/{len(lines)}"
    verdict = Verdict.yes() if lines and not missing else Verdict.no(lacking_words(missing))
    yield Check("drafts", _("Speech drafts handed in"), verdict, shown, f"{url}?state=missing", _("See who"))
    if reviewed := [line for line in lines if line.reviewed]:
        ready = [line for line in reviewed if line.is_ready]
        verdict = Verdict.yes() if len(ready) == len(reviewed) else Verdict.no(waiting_words(reviewed))
        shown = f"{len(ready)}/{len(reviewed)}"
        yield Check("reviews", _("Leaders' drafts approved"), verdict, shown, f"{url}?leaders=1", _("See which"))


def lacking_words(missing: list[Person]) -> str:
    """The first few by name, the others by number; none at all: nobody is expected yet."""
    if not missing:
        return _("Nobody is expected yet: put people on the list of the meeting.")
    names = "、".join(person.name for person in missing[:FEW])
    if len(missing) > FEW:
        return _("Still missing: %(names)s and %(number)s others") % {"names": names, "number": len(missing) - FEW}
    return _("Still missing: %(names)s") % {"names": names}


def waiting_words(reviewed: list[DraftLine]) -> str:
    return _("Not approved yet: %(names)s") % {
        "names": "、".join(line.person.name for line in reviewed if not line.is_ready)
    }

"""Fetch and check what belongs to the analysis report; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.selectors import Part

READ = (Permission.SEE_ANALYSIS_REPORT,)
# Who may be asked for an answer: departments through their liaison, people through their own login.
ANSWER = (Permission.SUBMIT_OWN, Permission.RECORD_OWN_DEPARTMENT, Permission.EDIT_ANALYSIS_REPORT)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def report_for(request: HttpRequest, slug: str, *, to_write: bool = False) -> AnalysisReport:
    campaign = access.campaign_for(request, slug, *READ)
    report = selectors.report_of(campaign)
    if report is None:
        raise Http404
    report.campaign = report.document.campaign = campaign
    if to_write:
        enforce(rules.may_write(part_of(request), user_of(request), report))
    return report


def round_for(request: HttpRequest, slug: str, number: int, *, to_write: bool = False) -> Circulation:
    report = report_for(request, slug, to_write=to_write)
    circulation = selectors.rounds_of(report).filter(number=number).first()
    if circulation is None:
        raise Http404
    circulation.report = report
    return circulation


def point_to_write(request: HttpRequest, slug: str, pk: int) -> Point:
    report = report_for(request, slug, to_write=True)
    found = Point.objects.filter(circulation__report=report, pk=pk)
    point = found.select_related("circulation__version", "recipient__unit", "recipient__person", "taken_in").first()
    if point is None:
        raise Http404
    point.circulation.report = report
    return point


def recipient_for(request: HttpRequest, slug: str, pk: int) -> Recipient:
    """One that this person may answer for, or may read because he or she writes the report."""
    campaign = access.campaign_for(request, slug, *ANSWER)
    found = Recipient.objects.filter(circulation__report__campaign=campaign, pk=pk)
    recipient = found.select_related("circulation__version", "circulation__report__document", "unit", "person").first()
    if recipient is None:
        raise Http404
    report = recipient.circulation.report
    report.campaign = report.document.campaign = campaign
    enforce(rules.answers_for(part_of(request), user_of(request), recipient))
    return recipient


def enforce(verdict: Verdict) -> None:
    """The rule's reason on the page that refuses."""
    if not verdict:
        raise PermissionDenied(verdict.reason)

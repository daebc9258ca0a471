"""Voting with a slip: no account, no session, no cookie, no log; the same address for code, form and answer."""

import time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from phases.appraisal import ballots, guides, urn_paper
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.selectors.urn import Slip
from phases.appraisal.services import casting
from phases.appraisal.urn_states import UrnState
from phases.core.verdict import RefusedError
from phases.portal import access
from phases.portal.ballot_forms import BallotForm, SlipForm
from phases.portal.limits import LIMITS

UNKNOWN = _("This code belongs to no ballot that is going on. Perhaps a sign was misread. Nothing was kept.")


@access.quietly
def vote(request: HttpRequest) -> HttpResponse:
    """First the code, then the form, then the mark; the code is typed once and travels inside the form."""
    form = SlipForm(request.POST or None)
    if request.method != "POST":
        return render(request, "portal/ballot_code.html", {"form": form})
    allowed = LIMITS.may_vote(access.address_of(request))
    if not allowed:
        form.add_error(None, str(allowed.reason))
    if not form.is_valid():
        return render(request, "portal/ballot_code.html", {"form": form}, status=200 if allowed else 429)
    slip = selectors.slip_of(form.cleaned_data["code"])
    if slip is None:
        pause, _in_this_hour = LIMITS.note_wrong_code()
        time.sleep(pause)
        return render(request, "portal/ballot_code.html", {"form": form, "unknown": UNKNOWN})
    if slip.used:
        return _done(request, slip, before=True)
    if slip.urn.state != UrnState.OPEN:
        return render(request, "portal/ballot_code.html", _frame(slip.urn) | {"form": form, "ended": True})
    return _filled_in(request, slip, form.cleaned_data["code"])


def _filled_in(request: HttpRequest, slip: Slip, code: str) -> HttpResponse:
    """The form; when `ballot` says that it was filled in, the ballot goes into the urn."""
    appraisal = slip.urn.appraisal
    questions = selectors.questions_of(appraisal)
    form = BallotForm(request.POST if "ballot" in request.POST else None, appraisal=appraisal, questions=questions)
    if form.is_bound and form.is_valid():
        try:
            cast = casting.cast(urn=slip.urn, code=code, votes=form.votes, remark=form.cleaned_data["remark"])
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            return _done(request, slip, before=cast.before)
    context = _frame(slip.urn) | {"form": form, "asked": form.asked(), "code": code, "appraisal": appraisal}
    return render(request, "portal/ballot.html", context)


def _done(request: HttpRequest, slip: Slip, *, before: bool) -> HttpResponse:
    """The mark of the stub, and no time: what a voter can show to somebody says that they voted, never how."""
    return render(request, "portal/ballot_done.html", _frame(slip.urn) | {"mark": slip.shown, "before": before})


@access.quietly
def marks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From the closing on: all marks that were used, how many, the digest; and the totals once they are locked."""
    urn = selectors.urns().filter(pk=pk, state__in=selectors.LISTED).first()
    if urn is None:
        raise Http404
    context = _frame(urn) | {
        "marks": selectors.marks_shown(urn),
        "slips": urn.appraisal.online_issued,
        "seal": urn_paper.spelled(selectors.closing_seal(urn)),
        "destroyed_on": rules.destroyed_on(urn),
    }
    return render(request, "portal/ballot_marks.html", context)


@access.quietly
def guide(request: HttpRequest, role: str) -> HttpResponse:
    """What one does as a voter, clerk, scrutineer or administrator, and what this does not protect."""
    if role not in guides.GUIDES:
        raise Http404
    return render(request, "portal/ballot_guide.html", {"guide": guides.GUIDES[role], "others": guides.GUIDES})


def _frame(urn: Any) -> dict[str, Any]:
    return {"urn": urn, "unit": urn.appraisal.campaign.unit, "most": ballots.LONGEST}

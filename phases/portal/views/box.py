"""The opinion box for everybody: no account, no session, no cookie, no log; the same address for form and answer."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.box import rules, selectors, services
from phases.box.models import OpinionBox
from phases.core import codes, qr
from phases.core.verdict import RefusedError
from phases.opinions.models import Opinion
from phases.portal import access
from phases.portal.forms import AnswerForm, CodeForm, GiveForm
from phases.portal.limits import LIMITS
from phases.thread import reading as thread

UNKNOWN = _(
    "Under this code there is nothing to read. Perhaps a sign was misread, or the receipt has ended: "
    "receipts are kept until 90 days after the campaign."
)


@access.quietly
def give(request: HttpRequest, slug: str) -> HttpResponse:
    """The page with the form; after a POST the same page shows the receipt, once."""
    box = access.box_of(slug)
    form = GiveForm(request.POST or None, box=box)
    if request.method == "POST" and form.is_valid():
        if code := _given(request, box, form):
            return render(request, "portal/given.html", _frame(box) | _receipt(request, code))
        return render(request, "portal/give.html", _frame(box) | {"form": form}, status=409)
    return render(request, "portal/give.html", _frame(box) | {"form": form})


def _given(request: HttpRequest, box: OpinionBox, form: GiveForm) -> str:
    """The receipt code; empty, with the reason on the form, when nothing was taken."""
    try:
        LIMITS.may_give(box.pk.hex, access.address_of(request)).enforce()
        cleaned = form.cleaned_data
        return services.give(
            box=box, text=cleaned["text"], category=cleaned.get("category"), source=cleaned.get("source")
        )
    except RefusedError as refusal:
        form.add_error(None, str(refusal.reason))
        return ""


def _frame(box: OpinionBox) -> dict[str, Any]:
    return {
        "box": box,
        "unit": box.campaign.unit,
        "is_open": rules.is_open(box, box.campaign.today),
        "opens_at": settings.BOX_OPENS_AT,
    }


def _receipt(request: HttpRequest, code: str) -> dict[str, Any]:
    """After # nothing is sent to a server: the browser alone sees the code."""
    address = request.build_absolute_uri(reverse("portal:receipt"))
    return {"code": codes.grouped(code), "qr": qr.drawn(f"{address}#{code}")}


@access.quietly
def receipt(request: HttpRequest) -> HttpResponse:
    """Reading the outcome, and answering back; the code is asked for each time, since nothing is kept."""
    form = CodeForm(request.POST or None)
    # A misread code must not cost the answer that was typed with it.
    context = {"form": form, "kept_text": request.POST.get("text", "")}
    if request.method != "POST":
        return render(request, "portal/receipt.html", context)
    allowed = LIMITS.may_look_up(access.address_of(request))
    if not allowed:
        form.add_error(None, str(allowed.reason))
    if not form.is_valid():
        return render(request, "portal/receipt.html", context, status=200 if allowed else 429)
    code = form.cleaned_data["code"]
    opinion, waits = selectors.opinion_under(code), selectors.waits_under(code)
    if opinion is not None:
        return _shown(request, opinion, code)
    if not waits:
        _hold_up()
    return render(request, "portal/receipt.html", context | {"waits": waits, "unknown": UNKNOWN, "asked": True})


def _hold_up() -> None:
    """After a wrong code: slower for everybody the more there are, and of each hundred in an hour the office hears."""
    pause, in_this_hour = LIMITS.note_wrong_code()
    if in_this_hour % services.MANY == 0:
        services.note_wrong_codes()
    time.sleep(pause)


def _shown(request: HttpRequest, opinion: Opinion, code: str) -> HttpResponse:
    """What became of it, with a form to answer; `answer` in the POST says that it was filled in."""
    answers = "answer" in request.POST
    form = AnswerForm(request.POST if answers else None)
    sent = False
    if answers and form.is_valid():
        try:
            services.answer_back(opinion=opinion, code=code, text=form.cleaned_data["text"])
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            sent, form = True, AnswerForm()
    context = {
        "opinion": opinion,
        "unit": opinion.campaign.unit,
        "outcome": thread.outcome_of(opinion),
        "form": form,
        "sent": sent,
        "waiting": rules.ANSWERS - len(selectors.free_answers(code)),
    }
    return render(request, "portal/outcome.html", context)

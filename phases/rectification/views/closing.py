"""The steps of closing an item."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.rectification import access, forms, reading, rules, selectors, services
from phases.rectification.states import MOVES


@login_required
def item_claim(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what was done."""
    item = access.item_for(request, slug, pk)
    part, by = access.part_of(request), access.user_of(request)
    if not (verdict := rules.may_claim(part, by, item)):
        raise PermissionDenied(verdict.reason)
    initial = {"done": item.done, "done_on": item.done_on or item.campaign.today, "evidence": item.evidence}
    initial["outcome"] = item.outcome
    form = forms.ClaimForm(request.POST or None, campaign=item.campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.claim(item=item, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    return render(
        request,
        "rectification/item_claim.html",
        {"campaign": item.campaign, "item": item, "form": form} | {"meaning": selectors.meaning_of_done(item)},
    )


@login_required
def item_check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody else looks whether it is so."""
    item = access.item_for(request, slug, pk)
    part, by = access.part_of(request), access.user_of(request)
    if not (verdict := rules.may_check(part, by, item)):
        raise PermissionDenied(verdict.reason)
    form = forms.CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.check(item=item, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    return render(request, "rectification/item_check.html", {"campaign": item.campaign, "item": item, "form": form})


@login_required
def item_agree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The responsible leader says yes, or the office writes down how the leader did."""
    item = access.item_for(request, slug, pk)
    part, by = access.part_of(request), access.user_of(request)
    if not (verdict := rules.may_agree(part, by, item, reading.ASKED)):
        raise PermissionDenied(verdict.reason)
    form = forms.AgreeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.agree(item=item, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    context = {"campaign": item.campaign, "item": item, "form": form, "leads": rules.leads(by, item)}
    return render(request, "rectification/item_agree.html", context)


@login_required
def item_hand_over(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To whom, until when it is looked at again, and why."""
    item = access.item_for(request, slug, pk)
    access.enforce(rules.may_put_into_the_plan(access.part_of(request)))
    access.enforce(rules.may_move(item, "hand_over", reading.ASKED))
    form = forms.HandOverForm(request.POST or None, campaign=item.campaign, initial={"to": item.department_id})
    if request.method == "POST" and form.is_valid():
        try:
            services.hand_over(item=item, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    return render(request, "rectification/item_hand_over.html", {"campaign": item.campaign, "item": item, "form": form})


@login_required
def item_close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The head strikes it off, after reading what was done and what the check found."""
    item = access.item_for(request, slug, pk)
    if not (verdict := rules.may_close(access.part_of(request), access.user_of(request), item)):
        raise PermissionDenied(verdict.reason)
    if request.method == "POST":
        try:
            services.close(item=item, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Item %(number)s is closed.") % {"number": item.number})
        return redirect("rectification:item", slug, pk)
    return render(request, "rectification/item_close.html", {"campaign": item.campaign, "item": item})


@login_required
def item_move(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """Sent back, opened again, taken in hand, taken back: what needs a reason asks for it on a page."""
    if act not in reading.BY_PAGE:
        raise Http404
    item = access.item_for(request, slug, pk)
    if not (verdict := reading.may_be_done(act, item, access.part_of(request), access.user_of(request))):
        raise PermissionDenied(verdict.reason)
    form = ReasonForm(request.POST or None) if MOVES[act].needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            _doing(act)(item=item, by=access.user_of(request), reason=reason)
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("rectification:item", slug, pk)
    context = {"campaign": item.campaign, "item": item, "move": MOVES[act], "form": form}
    return render(request, "rectification/item_move.html", context)


def _doing(act: str) -> Callable[..., object]:
    special: dict[str, Callable[..., object]] = {"send_back": services.send_back, "reopen": services.reopen}

    def steer(**words: object) -> object:
        return services.steer(act=act, **words)  # type: ignore[arg-type] # item, by and reason, as above

    return special.get(act, steer)

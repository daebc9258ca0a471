"""Opinions come in: one line each from a pile of paper, many lines pasted, or under one's own name."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.core.verdict import RefusedError
from phases.opinions import access, services
from phases.opinions.forms.entry import EntryForm, GiveForm, PasteForm
from phases.opinions.models import Channel, Opinion
from phases.opinions.selectors import raw
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign

STICKS = ("channel", "source", "form", "tag", "categories", "received_on")
LAST = 8


@login_required
def opinion_enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter saves the line and gives the next; channel, group, form and categories stick, the number counts up."""
    campaign = campaigns.campaign_for(request, slug, Permission.RECORD_OPINIONS)
    form = EntryForm(request.POST or None, campaign=campaign, initial=_sticking(request.GET, campaign))
    if request.method == "POST" and form.is_valid():
        try:
            services.record_opinion(campaign=campaign, entry=form.entry, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{reverse('opinions:opinion-enter', args=[slug])}?{_next(request.POST)}")
    own = raw.opinions_of(campaign).filter(entered_by=access.user_of(request)).standing()
    context = {
        "campaign": campaign,
        "form": form,
        "last": own.order_by("-entered_at")[:LAST],
        "entered": own.count(),
        "channels": Channel.objects.filter(campaign=campaign).exists(),
        "may_edit": access.may_consolidate(request),
    }
    return render(request, "opinions/opinion_enter.html", context)


@login_required
def opinion_paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Paste, look at what will happen, write: nothing is saved before the last step."""
    campaign = campaigns.campaign_for(request, slug, Permission.RECORD_OPINIONS)
    form = PasteForm(request.POST or None, campaign=campaign, initial=_sticking(request.GET, campaign))
    read = form.read() if request.method == "POST" and form.is_valid() else []
    good = [line for line in read if not line.error]
    if good and "write" in request.POST:
        made = services.record_opinions(campaign=campaign, entries=form.entries(read), by=access.user_of(request))
        said = ngettext("%(count)d opinion entered.", "%(count)d opinions entered.", len(made)) % {"count": len(made)}
        messages.success(request, said)
        return redirect("opinions:opinion-list", slug)
    context = {"campaign": campaign, "form": form, "read": read, "good": len(good)}
    return render(request, "opinions/opinion_paste.html", context)


@login_required
def opinion_mine(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody of the campaign may give an opinion under the own name, and sees what became of it."""
    campaign = campaigns.campaign_for(request, slug, Permission.GIVE_OPINION)
    form = GiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.give_opinion(campaign=campaign, text=form.cleaned_data["text"], by=access.user_of(request))
        messages.success(request, _("Your opinion has arrived. What becomes of it stands below."))
        return redirect("opinions:opinion-mine", slug)
    found = raw.given_by(campaign, access.user_of(request)).exclude(fate=Opinion.Fate.STRUCK)
    context = {"campaign": campaign, "form": form, "opinions": found[:100]}
    return render(request, "opinions/opinion_mine.html", context)


def _sticking(given: QueryDict, campaign: Campaign) -> dict[str, Any]:
    """What the last line left in the address, else the day."""
    sticking: dict[str, Any] = {name: given[name] for name in (*STICKS, "form_number") if given.get(name)}
    if "categories" in given:
        sticking["categories"] = given.getlist("categories")
    return {"received_on": campaign.today} | sticking


def _next(sent: QueryDict) -> str:
    """The address of the next line: all sticks, the number of the form counts up unless it is the same form."""
    following = QueryDict(mutable=True)
    for name in STICKS:
        following.setlist(name, [value for value in sent.getlist(name) if value])
    number = sent.get("form_number", "")
    if number.isdecimal():
        following["form_number"] = str(int(number) + (0 if "same" in sent else 1))
    return following.urlencode()

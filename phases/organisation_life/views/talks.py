"""The log of heart-to-heart talks: who, with whom, when, where. No page asks what was said."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.organisation_life import access, forms, selectors, services
from phases.timeline import access as campaigns

ON_A_PAGE = 50
P = Permission


@login_required
def talk_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All for head and secretary, one's own for leaders and members, the number alone for the others."""
    campaign = campaigns.campaign_for(request, slug, *access.OF_TALKS)
    part, user = access.part_of(request), access.user_of(request)
    form = forms.TalkFilter(request.GET, campaign=campaign)
    mine = selectors.talks_for(campaign, part, user)
    context = {
        "campaign": campaign,
        "page": Paginator(selectors.talks_matching(mine, form.wanted), ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "number": selectors.how_many_talks(campaign) if part.may(P.COUNT_TALKS, P.SEE_TALKS) else None,
        "sees_all": part.may(P.SEE_TALKS),
        "sees_own": part.may(P.SEE_OWN_TALKS) and bool(user.person_id),
        "may_record": part.may(P.RECORD_TALKS, P.RECORD_OWN_TALKS),
        "may_export": part.may(P.SEE_TALKS),
    }
    return render(request, "organisation_life/talk_list.html", context)


@login_required
def talk_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, P.RECORD_TALKS, P.RECORD_OWN_TALKS)
    user = access.user_of(request)
    first = {"talker": user.person_id, "talked_on": campaign.today}
    form = forms.TalkForm(request.POST or None, campaign=campaign, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            services.record_talk(campaign=campaign, by=user, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("organisation_life:talk-list", slug)
    return render(request, "organisation_life/talk_form.html", {"campaign": campaign, "form": form, "talk": None})


@login_required
def talk_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    talk = access.talk_for(request, slug, pk)
    form = forms.TalkForm(request.POST or None, campaign=talk.campaign, instance=talk)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_talk(talk=talk, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("organisation_life:talk-list", slug)
    return render(request, "organisation_life/talk_form.html", {"campaign": talk.campaign, "form": form, "talk": talk})


@login_required
def talk_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    talk = access.talk_for(request, slug, pk)
    if request.method == "POST":
        services.remove_talk(talk=talk, by=access.user_of(request))
        return redirect("organisation_life:talk-list", slug)
    return render(request, "organisation_life/talk_remove.html", {"campaign": talk.campaign, "talk": talk})

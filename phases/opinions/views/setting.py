"""How opinions are asked for: channels with their forms, groups of givers, categories."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.core import standing
from phases.core.verdict import RefusedError
from phases.opinions import access, services
from phases.opinions.forms.setting import ChannelForm, SurveyFormForm, WordForm
from phases.opinions.models import Category, Channel, SourceGroup, SurveyForm
from phases.opinions.selectors import surveys
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

WORDS: dict[str, type[Any]] = {"sources": SourceGroup, "categories": Category}
TITLES = {"sources": _("Groups of givers"), "categories": _("Categories")}


@login_required
def channel_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.COUNTS)
    forms = list(surveys.forms_of(campaign))
    channels = list(surveys.channels_of(campaign))
    context = {
        "campaign": campaign,
        "channels": channels,
        "used": len(surveys.used(channels, campaign)),
        "forms": forms,
        "own": surveys.totals(forms),
        "sources": SourceGroup.objects.filter(campaign=campaign),
        "categories": Category.objects.filter(campaign=campaign),
        "may_edit": access.may_consolidate(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
        "planned": bool(campaign.rules.get("opinions")),
    }
    return render(request, "opinions/channel_list.html", context)


@login_required
@require_POST
def lay_out(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    made = services.lay_out(campaign=campaign, by=access.user_of(request))
    said = ngettext(
        "%(count)d thing taken over from the template.", "%(count)d things taken over from the template.", made
    )
    messages.success(request, said % {"count": made})
    return redirect("opinions:channel-list", slug)


@login_required
def channel_edit(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """A new channel, or a change of one."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    channel = get_object_or_404(Channel, campaign=campaign, pk=pk) if pk else None
    mark = standing.mark_of(channel) if channel else ""
    form = ChannelForm(request.POST or None, instance=channel, campaign=campaign)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        by = access.user_of(request)
        if channel is None:
            services.add_channel(campaign=campaign, by=by, **form.cleaned_data)
        else:
            # The form has set the new words on its instance already; the act compares with what stands.
            services.change_channel(channel=Channel.objects.get(pk=channel.pk), by=by, **form.cleaned_data)
        return redirect("opinions:channel-list", slug)
    context = {"campaign": campaign, "channel": channel, "form": form, "mark": mark}
    return render(request, "opinions/channel_form.html", context)


@login_required
@require_POST
def channel_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    channel = get_object_or_404(Channel, campaign=campaign, pk=pk)
    try:
        services.remove_channel(channel=channel, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("opinions:channel-edit", slug, pk)
    return redirect("opinions:channel-list", slug)


@login_required
def word_edit(request: HttpRequest, slug: str, words: str, pk: int | None = None) -> HttpResponse:
    """A new group of givers or category, or a change of one."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    model = _model(words)
    word = get_object_or_404(model, campaign=campaign, pk=pk) if pk else None
    mark = standing.mark_of(word) if word else ""
    initial = {"name": word.name, "order": word.order} if word else {}
    form = WordForm(request.POST or None, model=model, campaign=campaign, word=word, initial=initial)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        by = access.user_of(request)
        if word is None:
            services.add_word(model=model, campaign=campaign, by=by, **form.changes)
        else:
            services.change_word(word=word, by=by, **form.changes)
        if "another" in request.POST:
            return redirect("opinions:word-add", slug, words)
        return redirect("opinions:channel-list", slug)
    context = {"campaign": campaign, "word": word, "words": words, "title": TITLES[words], "form": form, "mark": mark}
    return render(request, "opinions/word_form.html", context)


@login_required
@require_POST
def word_remove(request: HttpRequest, slug: str, words: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    word = get_object_or_404(_model(words), campaign=campaign, pk=pk)
    try:
        services.remove_word(word=word, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("opinions:word-edit", slug, words, pk)
    return redirect("opinions:channel-list", slug)


@login_required
def form_edit(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """A new opinion form with its four counts, or a change of one."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    survey = get_object_or_404(SurveyForm, campaign=campaign, pk=pk) if pk else None
    mark = standing.mark_of(survey) if survey else ""
    form = SurveyFormForm(request.POST or None, instance=survey, campaign=campaign)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        by = access.user_of(request)
        if survey is None:
            services.add_form(campaign=campaign, by=by, **form.cleaned_data)
        else:
            services.change_form(form=SurveyForm.objects.get(pk=survey.pk), by=by, **form.cleaned_data)
        return redirect("opinions:channel-list", slug)
    context = {"campaign": campaign, "survey": survey, "form": form, "mark": mark}
    return render(request, "opinions/survey_form.html", context)


@login_required
@require_POST
def form_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    survey = get_object_or_404(SurveyForm, campaign=campaign, pk=pk)
    try:
        services.remove_form(form=survey, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("opinions:form-edit", slug, pk)
    return redirect("opinions:channel-list", slug)


def _model(words: str) -> type[Any]:
    if words not in WORDS:
        raise Http404
    return WORDS[words]

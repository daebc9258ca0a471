"""Reports of topics, and the meetings at which they were exchanged."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.research import access, forms, selectors, services
from phases.research.models import Topic
from phases.timeline import access as campaigns


@login_required
@require_POST
def report_write(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Begin the report and open the editor of documents."""
    topic = access.topic_for(request, slug, pk, to_write=True)
    try:
        document = services.write_report(topic=topic, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("research:topic", slug, pk)
    return redirect("documents:document-edit", slug, document.pk)


@login_required
def report_text(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take in a report that was written elsewhere."""
    topic = access.topic_for(request, slug, pk, to_write=True)
    form = forms.ReportTextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.take_in_report(topic=topic, text=form.cleaned_data["text"], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The report is filed: %(title)s.") % {"title": topic.title})
            return redirect("research:topic", slug, pk)
    return render(request, "research/report_text.html", {"campaign": topic.campaign, "topic": topic, "form": form})


@login_required
@require_POST
def report_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    topic = access.topic_for(request, slug, pk, to_write=True)
    try:
        services.file_report(topic=topic, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The report is filed: %(title)s.") % {"title": topic.title})
    return redirect("research:topic", slug, pk)


@login_required
def exchange(request: HttpRequest, slug: str) -> HttpResponse:
    """Which reports were exchanged at a meeting."""
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_RESEARCH)
    meetings = list(selectors.exchange_meetings(campaign))
    asked = request.GET.get("meeting", "")
    chosen = next((one for one in meetings if str(one.pk) == asked), meetings[0] if meetings else None)
    heard = Topic.objects.filter(campaign=campaign, exchanges=chosen) if chosen else Topic.objects.none()
    initial = {"meeting": chosen, "topics": list(heard.values_list("pk", flat=True))}
    form = forms.ExchangeForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            found = services.exchange_reports(by=access.user_of(request), **typed)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(number)s reports were exchanged at this meeting.") % {"number": len(found)})
            return redirect("research:topic-list", slug)
    context = {"campaign": campaign, "form": form, "meetings": meetings, "final": form.fields["topics"]}
    return render(request, "research/exchange.html", context)

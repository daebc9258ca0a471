"""The report's own page, how it is opened and written, and the copy that everybody may read."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.analysis_report import access, evidence, forms, reading, selectors, services
from phases.analysis_report.models import AnalysisReport
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents import body as words
from phases.documents import reading as papers
from phases.documents.models import DocumentVersion
from phases.documents.views import pages, writing
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline.access import SignedIn


@login_required
def report(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.READ)
    found, part, user = selectors.report_of(campaign), access.part_of(request), access.user_of(request)
    if found is None:
        context = {"campaign": campaign, "may_open": part.may(Permission.EDIT_ANALYSIS_REPORT)}
        return render(request, "analysis_report/none.html", context | {"template": selectors.template_of(campaign)})
    found.campaign = found.document.campaign = campaign
    context = reading.page(found, part, user) | {"heading": reading.heading_of(found)}
    if context["may_write"] or part.may(Permission.SEE_TRAIL):
        context["history"] = audit.history_of(found)[:12]
    return render(request, "analysis_report/report.html", context)


@login_required
def report_open(request: HttpRequest, slug: str) -> HttpResponse:
    """Already in phase one, if the unit wants (domain.md T-37)."""
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_ANALYSIS_REPORT)
    form = forms.OpeningForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            services.open_report(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis_report:report", slug)
    context = {"campaign": campaign, "form": form, "template": selectors.template_of(campaign)}
    return render(request, "analysis_report/report_open.html", context)


@login_required
def report_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Who answers for it."""
    found = access.report_for(request, slug, to_write=True)
    initial = {"chief": found.chief, "duty": found.duty}
    form = forms.ChiefForm(request.POST or None, campaign=found.campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.change_report(report=found, by=access.user_of(request), **form.cleaned_data)
        return redirect("analysis_report:report", slug)
    context = {"campaign": found.campaign, "report": found, "form": form}
    return render(request, "analysis_report/report_change.html", context)


@login_required
def report_words(request: HttpRequest, slug: str) -> HttpResponse:
    """The words, aspect by aspect, with the figures that they may name at the side."""
    found = access.report_for(request, slug, to_write=True)
    start, figures = _start(found)
    desk = writing.Desk(
        document=found.document,
        start=start,
        figures=figures,
        save=partial(services.save_words, report=found, by=access.user_of(request)),
        back=reading.back_to(found),
        preview=reverse("analysis_report:report-preview", args=[slug]),
    )
    return writing.edit_page(request, desk)


@login_required
@require_POST
def report_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The paper as it would look now; nothing is saved."""
    found = access.report_for(request, slug, to_write=True)
    start, figures = _start(found)
    return writing.preview_page(request, found.document, start, figures)


def _start(found: AnalysisReport) -> tuple[DocumentVersion, words.Figures]:
    """The newest version; before the first one, the aspects as headings and nothing below them."""
    newest = selectors.newest_version(found)
    figures = evidence.known_first(evidence.taken(found.campaign) | dict(newest.figures if newest else {}))
    if newest:
        return newest, figures
    body = words.empty(found.document.title)
    body["sections"] = [{"key": aspect.key, "heading": aspect.name, "paragraphs": []} for aspect in found.aspects.all()]
    return DocumentVersion(document=found.document, number=0, body=body, figures=figures), figures


@login_required
@require_POST
def report_refresh(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.report_for(request, slug, to_write=True)
    before = selectors.newest_version(found)
    try:
        version = services.refresh_figures(report=found, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        if before and version.pk == before.pk:
            messages.info(request, _("The records say the same as the report: no new version was needed."))
        else:
            messages.success(request, _("Saved as version %(number)s.") % {"number": version.number})
    return redirect("analysis_report:report", slug)


@login_required
def difference(request: SignedIn, slug: str) -> HttpResponse:
    """Any two versions beside each other, the older first, whichever was chosen first; else the newest two."""
    found = access.report_for(request, slug)
    newest = selectors.newest_version(found)
    if newest is None:
        return redirect("analysis_report:report", slug)
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    chosen = [int(number[:5]) for number in asked if number.isdecimal()]
    older, newer = sorted(chosen) if len(chosen) == len(asked) else (max(newest.number - 1, 1), newest.number)
    return pages.version_compare(request, slug, found.document_id, older, newer)


@login_required
def report_copy(request: HttpRequest, slug: str) -> HttpResponse:
    """The review copy, later the final version: for those who read no drafts."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_PUBLISHED)
    found = selectors.report_of(campaign)
    mark = selectors.readable_copy(found) if found else None
    if found is None or mark is None:
        raise Http404
    paper = papers.paper(mark.version.body, mark.version.figures, campaign)
    context = {"campaign": campaign, "report": found, "mark": mark, "paper": paper}
    return render(request, "analysis_report/report_copy.html", context)

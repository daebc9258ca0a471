"""Cross tables, the summary for reading aloud, and what is printed as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from phases.documents.paper import printing, sheet, word
from phases.opinions import access, paper
from phases.opinions.models import SurveyForm
from phases.opinions.selectors import flow, groups, tables
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
def cross_tables(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.COUNTS)
    context = {
        "campaign": campaign,
        "flow": flow.flow_of(campaign),
        "by_source": tables.channel_by_source(campaign),
        "by_channel": tables.category_by_channel(campaign),
        "by_category": tables.groups_by_category(campaign),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "opinions/tables.html", context)


@login_required
def summary(request: HttpRequest, slug: str) -> HttpResponse:
    """The consolidated opinions by category, without names, to be read aloud (domain.md T-32)."""
    campaign = campaigns.campaign_for(request, slug, *access.SUMMARY)
    rows = [groups.Row(group) for group in groups.groups_of(campaign)]
    context = {"campaign": campaign, "parts": groups.by_category(rows), "number": len(rows)}
    context["sees_groups"] = access.part_of(request).may(Permission.SEE_OPINIONS)
    return render(request, "opinions/summary.html", context)


@login_required
def summary_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.SUMMARY)
    return _file(paper.summary(campaign), suffix)


@login_required
def form_file(request: HttpRequest, slug: str, pk: int, suffix: str) -> HttpResponse:
    """The blank form to hand out."""
    campaign = campaigns.campaign_for(request, slug, *access.READERS)
    form = get_object_or_404(SurveyForm, campaign=campaign, pk=pk)
    form.campaign = campaign
    return _file(paper.blank_form(form), suffix)


def _file(printed: sheet.Paper, suffix: str) -> HttpResponse:
    content = printing.pdf(printed) if suffix == "pdf" else word.word(printed)
    answer = HttpResponse(content, content_type=KINDS[suffix])
    disposition = content_disposition_header(suffix == "docx", f"{printed.heading}.{suffix}")
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer

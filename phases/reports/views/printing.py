"""The printed paper: looked at in the page, or downloaded."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin

from phases.core.jobs.models import Job
from phases.documents.access import reads_drafts, version_for
from phases.documents.models import DocumentVersion
from phases.organisation.access import signed_in
from phases.reports import selectors, services
from phases.reports.models import PrintedReport

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def best_print(version: DocumentVersion) -> PrintedReport | None:
    """The official paper when there is one, else the draft's."""
    purposes = PrintedReport.Purpose
    return selectors.printed(version, purposes.FINAL) or selectors.printed(version, purposes.DRAFT)


@login_required
def report_preview(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """The PDF in the page. A draft is printed by a job that this page asks for; asking again changes nothing."""
    version = version_for(request, slug, pk, number)
    printed = best_print(version)
    if request.method == "POST" and printed is None:
        services.ask_for_preview(version=version, by=signed_in(request))
        return redirect("reports:report-preview", slug, pk, number)
    job = None if printed else Job.objects.about(f"version:{version.pk}").first()
    context = {
        "campaign": version.document.campaign,
        "document": version.document,
        "version": version,
        "printed": printed,
        "job": job,
        "may_ask": reads_drafts(request),
    }
    return render(request, "reports/report_preview.html", context)


@login_required
@xframe_options_sameorigin
def report_file(request: HttpRequest, slug: str, pk: int, number: int, suffix: str) -> HttpResponse:
    """The file itself; where none is printed yet, the page that has it printed."""
    version = version_for(request, slug, pk, number)
    printed = best_print(version)
    if printed is None or (suffix == "docx" and not printed.word):
        return redirect("reports:report-preview", slug, pk, number)
    return file_of(printed, version, suffix, is_download="download" in request.GET)


def file_of(printed: PrintedReport, version: DocumentVersion, suffix: str, *, is_download: bool) -> HttpResponse:
    content, kind = (printed.word, WORD) if suffix == "docx" else (printed.pdf, PDF)
    answer = HttpResponse(bytes(content or b""), content_type=kind)
    name = f"{version.document.title}.{suffix}"
    disposition = content_disposition_header(is_download or suffix == "docx", name)
    answer.headers["Content-Disposition"] = disposition or "inline"
    return answer

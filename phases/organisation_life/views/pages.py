"""What the pages of this area share: one form on a page, a paper in the browser."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from phases.documents.paper import printing, sheet
from phases.meetings.models import Meeting


def form_page(request: HttpRequest, meeting: Meeting, form: forms.BaseForm, **words: Any) -> HttpResponse:
    """`words`: title, lede, what (the button), back (the address that leaves everything as it was)."""
    context = {"campaign": meeting.campaign, "meeting": meeting, "form": form, **words}
    return render(request, "organisation_life/form.html", context)


def pdf(printed: sheet.Paper) -> HttpResponse:
    answer = HttpResponse(printing.pdf(printed), content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(False, f"{printed.heading}.pdf") or "inline"
    return answer

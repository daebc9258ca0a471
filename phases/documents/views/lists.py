"""The list of documents and how a new one begins."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from phases.documents import addressing, selectors, services
from phases.documents import body as words
from phases.documents.access import READ, document_for
from phases.documents.forms import DocumentFilter, DocumentForm
from phases.documents.models import Document
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.timeline.access import SignedIn, campaign_for

ROWS = 50


@login_required
def document_list(request: SignedIn, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, *READ)
    form = DocumentFilter(request.GET)
    documents = selectors.filtered(selectors.documents_of(campaign, request.part), form.wanted)
    page = Paginator(documents.select_related("phase"), ROWS).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "page": page,
        "form": form,
        "filtered": bool(form.wanted),
        "may_edit": request.part.may(Permission.EDIT_DOCUMENTS),
        "may_export": request.part.may(Permission.EXPORT),
        "may_see_deliveries": request.part.may(Permission.SEE_DOCUMENTS),
    }
    return render(request, "documents/document_list.html", context)


@login_required
def document_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.EDIT_DOCUMENTS)
    form = DocumentForm(campaign, request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        by = signed_in(request)
        document = services.create(campaign=campaign, by=by, **form.cleaned_data)
        if document.kind == Document.Kind.DIRECTIVE:
            services.file(document=document, by=by)
            messages.success(request, _("Filed: %(title)s") % {"title": document.title})
            return redirect("documents:document-list", slug)
        headings = selectors.required_sections(campaign, document.kind)
        to_all = document.kind in Document.TO_DEPARTMENTS
        addressee = addressing.all_departments(campaign) if to_all else ""
        body = words.empty(document.title, headings or [""]) | {"addressee": addressee}
        services.save_version(document=document, by=by, body=body, based_on=0)
        return redirect("documents:document-edit", slug, document.pk)
    return render(request, "documents/document_form.html", {"campaign": campaign, "form": form})


@login_required
def document_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Title, issuer, number, date and phase."""
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    form = DocumentForm(document.campaign, request.POST or None, instance=document)
    if request.method == "POST" and form.is_valid():
        services.change(document=Document.objects.get(pk=pk), by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("The particulars were changed."))
        return redirect("documents:document-detail", slug, pk)
    context = {"campaign": document.campaign, "form": form, "document": document}
    return render(request, "documents/document_form.html", context)

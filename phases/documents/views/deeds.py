"""The deeds on a document: send, take back, return, remark, file, withdraw. Each is a POST and says what happened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.documents import selectors, services
from phases.documents.access import document_for, version_for
from phases.documents.forms import RemarkForm, ReturnForm
from phases.documents.models import Remark
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission

DEEDS: dict[str, tuple[Callable[..., Any], Promise]] = {
    "submit": (services.submit, gettext_lazy("Sent to the leader. You can take it back until it is decided.")),
    "recall": (services.recall, gettext_lazy("Taken back. It is a draft again.")),
    "file": (services.file, gettext_lazy("Filed. Editing it makes it a draft again.")),
    "withdraw": (
        services.withdraw,
        gettext_lazy("Withdrawn. You can restore it from the withdrawn ones."),
    ),
    "restore": (services.restore, gettext_lazy("Restored as a draft.")),
}


@login_required
@require_POST
def deed(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    service, said = DEEDS[act]
    try:
        service(document=document, by=signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, str(said))
    return redirect("documents:document-detail", slug, pk)


@login_required
def document_return(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A page of its own: what was pinned so far, and one more remark."""
    document = document_for(request, slug, pk, Permission.REVIEW_DOCUMENTS)
    version = selectors.newest_version(document)
    if version is None:
        raise Http404
    form = ReturnForm(version, request.POST or None)
    if request.method == "POST" and form.is_valid():
        remark = (form.cleaned_data["section"], form.cleaned_data["text"])
        try:
            services.return_with_remarks(document=document, by=signed_in(request), remarks=[remark])
        except RefusedError as refusal:
            form.add_error("text", str(refusal.reason))
        else:
            messages.success(request, _("Returned with your remarks. The office sees them at once."))
            return redirect("documents:document-detail", slug, pk)
    remarks = version.remarks.filter(settled_in=None).select_related("by")
    context = {
        "campaign": document.campaign,
        "document": document,
        "version": version,
        "form": form,
        "remarks": remarks,
    }
    return render(request, "documents/document_return.html", context)


@login_required
@require_POST
def remark_add(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    version = version_for(request, slug, pk, number, Permission.REVIEW_DOCUMENTS, Permission.EDIT_DOCUMENTS)
    form = RemarkForm(version, request.POST)
    if form.is_valid():
        services.add_remark(version=version, by=signed_in(request), **form.cleaned_data)
    else:
        messages.error(request, _("Nothing was noted: write what is to be changed."))
    return redirect("documents:version-detail", slug, pk, number)


@login_required
@require_POST
def remark_settle(request: HttpRequest, slug: str, pk: int, remark_pk: int) -> HttpResponse:
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    remark = (
        Remark.objects.select_related("version__document__campaign")
        .filter(version__document=document, pk=remark_pk)
        .first()
    )
    if remark is None:
        raise Http404
    services.settle_remark(remark=remark, by=signed_in(request))
    messages.success(request, _("The remark is marked as settled."))
    return redirect("documents:document-detail", slug, pk)

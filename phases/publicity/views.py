"""Publicity: at a glance, register by register, and a bulletin on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.documents import selectors as documents
from phases.documents.paper import printing
from phases.documents.states import PUBLISHED
from phases.organisation.roles import Permission
from phases.publicity import paper, selectors
from phases.publicity.models import Bulletin
from phases.publicity.shelf import SHELF
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.views import registers


@login_required
def overview(request: SignedIn, slug: str) -> HttpResponse:
    """The one table that the report prints too (domain.md S-47)."""
    campaign = access.campaign_for(request, slug, *SHELF.read)
    context = {
        "campaign": campaign,
        "shelf": SHELF,
        "tabs": list(SHELF.tabs(campaign, request.part.may, "overview")),
        "lines": selectors.table(campaign),
        "may_edit": request.part.may(SHELF.write),
        "may_export": request.part.may(Permission.EXPORT),
    }
    return render(request, "publicity/overview.html", context)


@login_required
def records(request: SignedIn, slug: str, key: str) -> HttpResponse:
    access.campaign_for(request, slug, *SHELF.read)
    sees_drafts = request.part.may(Permission.SEE_DOCUMENTS)
    return registers.list_page(request, SHELF, key, sees_drafts=sees_drafts, published=PUBLISHED)


@login_required
def record_add(request: SignedIn, slug: str, key: str) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.add_page(request, SHELF, key)


@login_required
def record_edit(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.change_page(request, SHELF, key, pk)


@login_required
@require_POST
def record_remove(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.remove(request, SHELF, key, pk)


@login_required
def bulletin_paper(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """The issue as PDF; whoever reads no drafts gets it once its words are filed."""
    campaign = access.campaign_for(request, slug, *SHELF.read)
    bulletin = Bulletin.objects.filter(campaign=campaign, pk=pk).select_related("document", "campaign__unit").first()
    document = bulletin.document if bulletin else None
    version = documents.newest_version(document) if document else None
    sees_drafts = request.part.may(Permission.SEE_DOCUMENTS)
    if not (bulletin and document and version) or not (sees_drafts or document.state in PUBLISHED):
        raise Http404
    try:
        content = printing.pdf(paper.paper_of(bulletin, version))
    except printing.PrintingError as error:
        messages.error(request, _("Not printed: %(why)s") % {"why": error})
        return redirect("publicity:records", slug, "bulletins")
    answer = HttpResponse(content, content_type="application/pdf")
    name = content_disposition_header(False, f"{bulletin.title}.pdf")
    answer.headers["Content-Disposition"] = name or "inline"
    return answer

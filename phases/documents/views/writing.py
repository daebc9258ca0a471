"""Writing the words of a document in the browser."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.documents import addressing, checks, compare, reading, rules, selectors, services
from phases.documents import body as words
from phases.documents.access import document_for
from phases.documents.forms import WordsForm
from phases.documents.models import Document, DocumentVersion
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission


@login_required
def document_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One form for all sections. Saving from a stale window shows both texts and keeps what was typed."""
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    newest = selectors.newest_version(document)
    if not (verdict := rules.may_edit(document)):
        messages.error(request, str(verdict.reason))
        return redirect("documents:document-detail", slug, pk)
    to_all = addressing.all_departments(document.campaign)
    form = WordsForm(request.POST or None, version=newest, to_all=to_all)
    if request.method == "POST" and form.is_valid():
        try:
            version = services.save_version(
                document=document,
                by=signed_in(request),
                body=form.body(),
                based_on=form.cleaned_data["based_on"],
                note=form.cleaned_data["note"],
            )
        except services.ConflictError as conflict:
            return _conflict(request, document, form, conflict.newest)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Saved as version %(number)s.") % {"number": version.number})
            return redirect("documents:document-detail", slug, pk)
    return render(request, "documents/words_form.html", _context(document, form, newest))


def _context(document: Document, form: WordsForm, newest: DocumentVersion | None) -> dict[str, Any]:
    figures = newest.figures if newest else {}
    return {
        "campaign": document.campaign,
        "document": document,
        "form": form,
        "newest": newest,
        "figures": [(key, f"{{{{{key}}}}}", figure, words.value_of(figure)) for key, figure in figures.items()],
    }


def _conflict(request: HttpRequest, document: Document, form: WordsForm, newest: DocumentVersion) -> HttpResponse:
    """Somebody saved meanwhile. Saving again from here is a decision made with open eyes."""
    mine = form.body()
    again = WordsForm({**request.POST.dict(), "based_on": str(newest.number)}, version=newest)
    context = _context(document, again, newest) | {
        "passages": compare.compare_bodies(newest.body, newest.figures, mine, newest.figures)
    }
    return render(request, "documents/words_form.html", context, status=409)


@login_required
@require_POST
def words_preview(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The paper as it would look now; nothing is saved."""
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    newest = selectors.newest_version(document)
    form = WordsForm(request.POST, version=newest)
    if not form.is_valid():
        return HttpResponse(status=204)
    figures = newest.figures if newest else {}
    context = {
        "campaign": document.campaign,
        "paper": reading.paper(form.body(), figures, document.campaign),
        "hints": checks.hints(form.body(), figures),
        "unknown": words.unknown_tokens(form.body(), figures),
    }
    return render(request, "documents/_preview.html", context)

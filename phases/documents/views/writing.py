"""Writing the words of a document in the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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


@dataclass(frozen=True)
class Desk:
    """Where the words of a document are written: from which version, what they may name, who keeps them.

    `save` is told body, based_on and note; an area whose document has a page of its own brings its own service.
    """

    document: Document
    start: DocumentVersion | None
    figures: words.Figures
    save: Callable[..., DocumentVersion]
    back: str
    preview: str


@login_required
def document_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    newest = selectors.newest_version(document)
    desk = Desk(
        document=document,
        start=newest,
        figures=newest.figures if newest else {},
        save=partial(services.save_version, document=document, by=signed_in(request)),
        back=reverse("documents:document-detail", args=[slug, pk]),
        preview=reverse("documents:words-preview", args=[slug, pk]),
    )
    return edit_page(request, desk)


def edit_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One form for all sections. Saving from a stale window shows both texts and keeps what was typed."""
    if not (verdict := rules.may_edit(desk.document)):
        messages.error(request, str(verdict.reason))
        return redirect(desk.back)
    form = WordsForm(
        request.POST or None, version=desk.start, to_all=addressing.all_departments(desk.document.campaign)
    )
    if request.method == "POST" and form.is_valid():
        try:
            version = desk.save(
                body=form.body(), based_on=form.cleaned_data["based_on"], note=form.cleaned_data["note"]
            )
        except services.ConflictError as conflict:
            return _conflict(request, desk, form, conflict.newest)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Saved as version %(number)s.") % {"number": version.number})
            return redirect(desk.back)
    return render(request, "documents/words_form.html", _context(desk, form))


def _context(desk: Desk, form: WordsForm) -> dict[str, Any]:
    return {
        "campaign": desk.document.campaign,
        "document": desk.document,
        "form": form,
        "newest": desk.start,
        "back": desk.back,
        "preview": desk.preview,
        "figures": [(key, f"{{{{{key}}}}}", figure, words.value_of(figure)) for key, figure in desk.figures.items()],
    }


def _conflict(request: HttpRequest, desk: Desk, form: WordsForm, newest: DocumentVersion) -> HttpResponse:
    """Somebody saved meanwhile. Saving again from here is a decision made with open eyes."""
    mine = form.body()
    again = WordsForm({**request.POST.dict(), "based_on": str(newest.number)}, version=newest)
    context = _context(desk, again) | {
        "newest": newest,
        "passages": compare.compare_bodies(newest.body, newest.figures, mine, newest.figures),
    }
    return render(request, "documents/words_form.html", context, status=409)


@login_required
@require_POST
def words_preview(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The paper as it would look now; nothing is saved."""
    document = document_for(request, slug, pk, Permission.EDIT_DOCUMENTS)
    newest = selectors.newest_version(document)
    return preview_page(request, document, newest, newest.figures if newest else {})


def preview_page(
    request: HttpRequest, document: Document, start: DocumentVersion | None, figures: words.Figures
) -> HttpResponse:
    form = WordsForm(request.POST, version=start)
    if not form.is_valid():
        return HttpResponse(status=204)
    context = {
        "campaign": document.campaign,
        "paper": reading.paper(form.body(), figures, document.campaign),
        "hints": checks.hints(form.body(), figures),
        "unknown": words.unknown_tokens(form.body(), figures),
    }
    return render(request, "documents/_preview.html", context)

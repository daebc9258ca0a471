"""What is written down about an item on its way: how far it is, files, a deadline moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.rectification import access, forms, reading, rules, services
from phases.rectification.models import Evidence


@login_required
@require_POST
def item_progress(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One sentence on how far it is."""
    item = access.item_for(request, slug, pk)
    form = forms.ProgressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was noted: write in a sentence how far it is."))
        return redirect("rectification:item", slug, pk)
    try:
        services.note_progress(item=item, by=access.user_of(request), **form.cleaned_data)
    except RefusedError as refused:  # closed meanwhile: the page that follows has no field for the words any more
        written = {"why": refused, "words": form.cleaned_data["text"]}
        messages.error(request, _("%(why)s You had written: “%(words)s”") % written)
    return redirect("rectification:item", slug, pk)


@login_required
@require_POST
def item_evidence(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A file, if somebody has one."""
    item = access.item_for(request, slug, pk)
    form = forms.EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("No file was kept: choose one first. None is asked for."))
        return redirect("rectification:item", slug, pk)
    given = form.cleaned_data["file"]
    content = given.read(rules.MOST_BYTES + 1)
    try:
        kept = services.keep_evidence(item=item, name=given.name[:200], content=content, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Kept as version %(number)d of this file.") % {"number": kept.version})
    return redirect("rectification:item", slug, pk)


@login_required
def evidence_file(request: HttpRequest, slug: str, pk: int, file_pk: int) -> HttpResponse:
    """One version of a file, always as a download: what somebody uploaded is never shown as a page of ours."""
    item = access.item_for(request, slug, pk)
    access.enforce(rules.may_read_files(access.part_of(request), access.user_of(request), item))
    kept = Evidence.objects.filter(item=item, pk=file_pk).first()
    if kept is None:
        raise Http404
    answer = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
def item_extend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Until when, and why."""
    item = access.item_for(request, slug, pk)
    access.enforce(rules.may_extend(access.part_of(request), item, reading.ASKED, reading.ASKED))
    form = forms.ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.extend(item=item, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    return render(request, "rectification/item_extend.html", {"campaign": item.campaign, "item": item, "form": form})

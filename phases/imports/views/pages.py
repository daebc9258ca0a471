"""The ledgers, a file to choose, and the look at what it would do."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from phases.core.jobs.models import Job
from phases.imports import access, rules, selectors, services, sheets, uploads
from phases.imports.catalogue import BRINGING, LEDGERS
from phases.imports.files import FileError
from phases.imports.forms import ColumnsForm, FileForm
from phases.imports.states import UNWRITTEN, ImportState
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def ledger_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *BRINGING, Permission.EXPORT)
    part = request.part  # type: ignore[attr-defined] # left by campaign_for
    context = {
        "campaign": campaign,
        "ways": selectors.ways_of(part),
        "imports": [(one, LEDGERS[one.ledger]) for one in selectors.latest(campaign, part)],
        "may_import": part.may(*BRINGING),
    }
    return render(request, "imports/ledger_list.html", context)


@login_required
def blank(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    campaign, ledger = access.blank_for(request, slug, key)
    return _download(f"{ledger.label}.xlsx", FileResponse(sheets.blank(ledger, campaign), content_type=SHEET))


@csrf_exempt  # only until it is said where the file goes, which has to be before anything of it is read
def begin(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    if request.user.is_authenticated:
        request.upload_handlers = [uploads.InMemory(request)]
    answer: HttpResponse = _begin(request, slug, key)
    return answer


@csrf_protect
@login_required
def _begin(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    campaign, ledger = access.ledger_for(request, slug, key)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            imported = services.open_file(
                campaign=campaign, by=signed_in(request), ledger=key, name=file.name, content=file.read()
            )
        except FileError as error:
            form.add_error("file", str(error.reason))
        else:
            return redirect("imports:import", slug, imported.pk)
    return render(request, "imports/begin.html", {"campaign": campaign, "ledger": ledger, "form": form})


@login_required
def import_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What the sheet would do, or what it did."""
    imported = access.import_for(request, slug, pk)
    if imported.state == ImportState.OPENED:
        return redirect("imports:columns", slug, pk)
    context = {
        "campaign": imported.campaign,
        "imported": imported,
        "ledger": LEDGERS[imported.ledger],
        "job": Job.objects.about(f"import:{pk}").first(),
    }
    if imported.state != ImportState.READY:
        return render(request, "imports/result.html", context | {"may_undo": rules.may_take_back(imported)})
    view = request.GET.get("view", "")
    page, lines = selectors.preview(imported, view, request.GET.get("page"))
    context |= {"page": page, "lines": lines, "views": selectors.views_of(imported, view)}
    context |= {"letters": sheets.letters(len(imported.headers)), "may_write": rules.may_write(imported)}
    writes = imported.count("new") + imported.count("changed")
    context |= {"total": selectors.total_of(imported), "writes": writes, "unread": sheets.unread(imported)}
    return render(request, "imports/preview.html", context)


@login_required
def columns(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Which column is which; remembered for the next sheet with this header."""
    imported = access.import_for(request, slug, pk)
    ledger = LEDGERS[imported.ledger]
    nameable = imported.state in UNWRITTEN and imported.state != ImportState.READING
    if not nameable or not rules.may_name_columns(imported, ledger):
        return redirect("imports:import", slug, pk)
    form = ColumnsForm(request.POST or None, imported=imported)
    if request.method == "POST" and form.is_valid():
        services.name_columns(imported=imported, columns=form.columns)
        return redirect("imports:import", slug, pk)
    context = {"campaign": imported.campaign, "imported": imported, "ledger": ledger, "form": form}
    return render(request, "imports/columns.html", context)


@login_required
def marked(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    imported = access.import_for(request, slug, pk)
    answer = FileResponse(sheets.marked(imported), content_type=SHEET)
    return _download(f"{imported.file_name.rpartition('.')[0] or imported.file_name}.xlsx", answer)


def _download(name: str, answer: FileResponse) -> FileResponse:
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer

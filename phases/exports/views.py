"""One view serves every export of the catalogue."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from phases.exports import files, services
from phases.exports.catalogue import EXPORTS
from phases.organisation import access as organisation_access
from phases.timeline import access

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def download(request: HttpRequest, slug: str, key: str, suffix: str) -> HttpResponseBase:
    """The list as the page shows it, with the page's filters, all pages of it."""
    export = EXPORTS.get(key)
    if export is None:
        raise Http404
    campaign = access.campaign_for(request, slug, export.permission)
    filters = {name: str(value) for name, value in request.GET.items()}
    services.note_export(campaign=campaign, export=export, by=organisation_access.signed_in(request), filters=filters)
    rows, columns = export.rows(campaign, filters), files.heads_of(export, campaign, filters)
    name = f"{campaign.short_name}-{export.label}-{timezone.localdate():%Y%m%d}.{suffix}"
    if suffix == "csv":
        answer: HttpResponseBase = StreamingHttpResponse(
            files.csv_lines(columns, rows), content_type="text/csv; charset=utf-8"
        )
    else:
        answer = FileResponse(files.xlsx_file(str(export.label), columns, rows), content_type=SHEET)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer

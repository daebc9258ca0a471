from django.urls import path, register_converter

from phases.reports.views import approving, deliveries, inbox, printing


class Paper:
    regex = "pdf|docx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Paper, "paper")

app_name = "reports"
BASE = "campaigns/<slug:slug>/"
ONE = f"{BASE}reports/<int:pk>/"
VERSION = f"{ONE}versions/<int:number>/"
urlpatterns = [
    path(f"{VERSION}approve/", approving.report_approve, name="report-approve"),
    path(f"{VERSION}preview/", printing.report_preview, name="report-preview"),
    path(f"{VERSION}paper.<paper:suffix>", printing.report_file, name="report-file"),
    path(f"{BASE}deliveries/", deliveries.delivery_list, name="delivery-list"),
    path(f"{BASE}deliveries/<int:pk>/retry/", deliveries.delivery_retry, name="delivery-retry"),
    path(f"{BASE}inbox/", inbox.inbox, name="inbox"),
    path(f"{BASE}inbox/<int:pk>/", inbox.inbox_detail, name="inbox-detail"),
    path(f"{BASE}inbox/<int:pk>/paper.pdf", inbox.inbox_pdf, name="inbox-pdf"),
]

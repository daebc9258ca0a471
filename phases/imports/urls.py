from django.urls import path

from phases.imports.views import deeds, pages

app_name = "imports"
urlpatterns = [
    path("campaigns/<slug:slug>/ledgers/", pages.ledger_list, name="ledger-list"),
    path("campaigns/<slug:slug>/ledgers/<slug:key>/blank.xlsx", pages.blank, name="blank"),
    path("campaigns/<slug:slug>/ledgers/<slug:key>/import/", pages.begin, name="begin"),
    path("campaigns/<slug:slug>/imports/<int:pk>/", pages.import_detail, name="import"),
    path("campaigns/<slug:slug>/imports/<int:pk>/marked.xlsx", pages.marked, name="marked"),
    path("campaigns/<slug:slug>/imports/<int:pk>/columns/", pages.columns, name="columns"),
    path("campaigns/<slug:slug>/imports/<int:pk>/sheet/", deeds.sheet, name="sheet"),
    path("campaigns/<slug:slug>/imports/<int:pk>/mend/", deeds.mend, name="mend"),
    path("campaigns/<slug:slug>/imports/<int:pk>/write/", deeds.write, name="write"),
    path("campaigns/<slug:slug>/imports/<int:pk>/abandon/", deeds.abandon, name="abandon"),
    path("campaigns/<slug:slug>/imports/<int:pk>/take-back/", deeds.take_back, name="take-back"),
]

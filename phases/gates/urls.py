from django.urls import path

from phases.gates import views

app_name = "gates"
urlpatterns = [
    path("campaigns/<slug:slug>/gate/", views.overview, name="overview"),
    path("campaigns/<slug:slug>/phases/<int:order>/gate/", views.gate, name="gate"),
    path("campaigns/<slug:slug>/phases/<int:order>/draft/", views.draft, name="draft"),
    path("campaigns/<slug:slug>/phases/<int:order>/waivers/", views.waiver_ask, name="waiver-ask"),
    path(
        "campaigns/<slug:slug>/phases/<int:order>/waivers/<int:pk>/grant/",
        views.waiver_decide,
        {"decision": "grant"},
        name="waiver-grant",
    ),
    path(
        "campaigns/<slug:slug>/phases/<int:order>/waivers/<int:pk>/revoke/",
        views.waiver_decide,
        {"decision": "revoke"},
        name="waiver-revoke",
    ),
    path("campaigns/<slug:slug>/phases/<int:order>/<slug:act>/", views.move, name="move"),
]

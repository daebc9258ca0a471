from django.urls import path

from phases.gates.views import gate, requirements, units

PHASE = "campaigns/<slug:slug>/phases/<int:order>/"

app_name = "gates"
urlpatterns = [
    path("campaigns/<slug:slug>/gate/", gate.overview, name="overview"),
    path("campaigns/<slug:slug>/units/", units.units, name="units"),
    path(f"{PHASE}gate/", gate.gate, name="gate"),
    path(f"{PHASE}draft/", gate.draft, name="draft"),
    path(f"{PHASE}waivers/", gate.waiver_ask, name="waiver-ask"),
    path(f"{PHASE}waivers/<int:pk>/grant/", gate.waiver_decide, {"decision": "grant"}, name="waiver-grant"),
    path(f"{PHASE}waivers/<int:pk>/revoke/", gate.waiver_decide, {"decision": "revoke"}, name="waiver-revoke"),
    path(f"{PHASE}requirements/add/", requirements.requirement_add, name="requirement-add"),
    path(f"{PHASE}<slug:act>/", gate.move, name="move"),
    path("campaigns/<slug:slug>/requirements/<int:pk>/", requirements.requirement_edit, name="requirement-edit"),
    path(
        "campaigns/<slug:slug>/requirements/<int:pk>/remove/",
        requirements.requirement_remove,
        name="requirement-remove",
    ),
]

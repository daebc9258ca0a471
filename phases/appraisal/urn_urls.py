from django.urls import path

from phases.appraisal.views import urn

app_name = "urn"
BASE = "campaigns/<slug:slug>/appraisals/<int:pk>/urn/"
urlpatterns = [
    path(BASE, urn.urn, name="urn"),
    path(f"{BASE}prepare/", urn.prepare, name="prepare"),
    path(f"{BASE}keys/", urn.keys, name="keys"),
    path(f"{BASE}try/", urn.try_keys, name="try"),
    path(f"{BASE}slips/", urn.slips, name="slips"),
    path(f"{BASE}close/", urn.close, name="close"),
    path(f"{BASE}extend/", urn.extend, name="extend"),
    path(f"{BASE}record.pdf", urn.record, name="record"),
    path(f"{BASE}count/", urn.count, name="count"),
    path(f"{BASE}again/", urn.again, name="again"),
    path(f"{BASE}destroy/", urn.destroy, name="destroy"),
    path(f"{BASE}deed/<slug:act>/", urn.deed, name="deed"),
]

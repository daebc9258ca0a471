"""Everything that answers stands below phases.urls."""

from django.urls import include, path

urlpatterns = [path("", include("phases.urls"))]
handler403 = "phases.dashboard.views.refused"
handler404 = "phases.dashboard.views.not_found"
handler500 = "phases.dashboard.views.mishap"

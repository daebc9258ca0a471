"""The face: wires the areas together."""

from django.urls import include, path

urlpatterns = [
    path("", include("phases.timeline.urls")),  # before the workbench: campaigns/add/ is no campaign
    path("", include("phases.dashboard.urls")),
    path("", include("phases.organisation.urls")),
    path("", include("phases.exports.urls")),
    path("", include("phases.imports.urls")),
    path("", include("phases.meetings.urls")),
    path("", include("phases.submissions.urls")),
    path("", include("phases.publicity.urls")),
    path("", include("phases.leadership.urls")),
    path("", include("phases.study.urls")),
    path("", include("phases.box.urls")),
    path("", include("phases.opinions.urls")),
    path("", include("phases.research.urls")),
    path("", include("phases.discussion.urls")),
    path("", include("phases.appraisal.urls")),
    path("", include("phases.appraisal.urn_urls")),
    path("", include("phases.analysis.urls")),
    path("", include("phases.analysis_report.urls")),
    path("", include("phases.organisation_life.urls")),
    path("", include("phases.rectification.urls")),
    path("", include("phases.thread.urls")),
    path("", include("phases.jobs.urls")),
    path("", include("phases.documents.urls")),
    path("", include("phases.reports.urls")),
    path("", include("phases.portal.urls")),
    path("", include("phases.gates.urls")),
]

from django.urls import path

from phases.research.views import conversions, links, reports, topics, visits

app_name = "research"
BASE = "campaigns/<slug:slug>/research/"
ONE = f"{BASE}topics/<int:pk>/"
urlpatterns = [
    path(BASE, topics.topic_list, name="topic-list"),
    path(f"{BASE}topics/add/", topics.topic_add, name="topic-add"),
    path(f"{BASE}topics/paste/", topics.titles_paste, name="titles-paste"),
    path(ONE, topics.topic_detail, name="topic"),
    path(f"{ONE}edit/", topics.topic_edit, name="topic-edit"),
    path(f"{ONE}remove/", topics.topic_remove, name="topic-remove"),
    path(f"{ONE}move/<slug:act>/", topics.topic_move, name="topic-move"),
    path(f"{ONE}report/write/", reports.report_write, name="report-write"),
    path(f"{ONE}report/text/", reports.report_text, name="report-text"),
    path(f"{ONE}report/file/", reports.report_file, name="report-file"),
    path(f"{ONE}opinions/", links.topic_opinions, name="topic-opinions"),
    path(f"{ONE}opinions/<uuid:opinion>/remove/", links.opinion_unlink, name="opinion-unlink"),
    path(f"{ONE}conversions/add/", conversions.conversion_add, name="conversion-add"),
    path(f"{BASE}conversions/<int:pk>/remove/", conversions.conversion_remove, name="conversion-remove"),
    path(f"{BASE}exchange/", reports.exchange, name="exchange"),
    path(f"{BASE}visits/", visits.visit_list, name="visit-list"),
    path(f"{BASE}visits/add/", visits.visit_add, name="visit-add"),
    path(f"{BASE}visits/<int:pk>/", visits.visit_edit, name="visit-edit"),
    path(f"{BASE}visits/<int:pk>/remove/", visits.visit_remove, name="visit-remove"),
]

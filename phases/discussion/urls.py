from django.urls import path

from phases.discussion.views import discussions, summaries

app_name = "discussion"
BASE = "campaigns/<slug:slug>/discussion/"
urlpatterns = [
    path(BASE, summaries.coverage, name="coverage"),
    path(f"{BASE}theme/", summaries.theme_edit, name="theme"),
    path(f"{BASE}departments/<int:pk>/summary/", summaries.summary_edit, name="summary"),
    path(f"{BASE}held/", discussions.discussion_list, name="discussion-list"),
    path(f"{BASE}held/add/", discussions.discussion_add, name="discussion-add"),
    path(f"{BASE}held/<int:pk>/", discussions.discussion_detail, name="discussion"),
    path(f"{BASE}held/<int:pk>/edit/", discussions.discussion_edit, name="discussion-edit"),
    path(f"{BASE}held/<int:pk>/remove/", discussions.discussion_remove, name="discussion-remove"),
    path(f"{BASE}suggestions/<int:pk>/promote/", summaries.suggestion_promote, name="suggestion-promote"),
]

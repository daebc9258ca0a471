from django.urls import path

from phases.organisation_life.views import drafts, preparation, record, talks

BASE = "campaigns/<slug:slug>/life/"
ONE = f"{BASE}<int:pk>/"
DRAFT = f"{BASE}drafts/<int:pk>/"

app_name = "organisation_life"
urlpatterns = [
    path(BASE, preparation.overview, name="overview"),
    path(f"{BASE}talks/", talks.talk_list, name="talk-list"),
    path(f"{BASE}talks/add/", talks.talk_add, name="talk-add"),
    path(f"{BASE}talks/<int:pk>/", talks.talk_edit, name="talk-edit"),
    path(f"{BASE}talks/<int:pk>/remove/", talks.talk_remove, name="talk-remove"),
    path(DRAFT, drafts.draft, name="draft"),
    path(f"{DRAFT}hand-in/", drafts.draft_hand_in, name="draft-hand-in"),
    path(f"{DRAFT}take-back/", drafts.draft_take_back, name="draft-take-back"),
    path(f"{DRAFT}decide/", drafts.draft_decide, name="draft-decide"),
    path(ONE, preparation.readiness, name="readiness"),
    path(f"{ONE}papers/", preparation.papers, name="papers"),
    path(f"{ONE}notice/", preparation.notice, name="notice"),
    path(f"{ONE}summary/", preparation.summary_write, name="summary-write"),
    path(f"{ONE}summary.pdf", preparation.summary_file, name="summary-file"),
    path(f"{ONE}directions/", preparation.directions, name="directions"),
    path(f"{ONE}drafts/", drafts.draft_list, name="draft-list"),
    path(f"{ONE}drafts/mine/", drafts.draft_mine, name="draft-mine"),
    path(f"{ONE}drafts/paper/", drafts.draft_paper, name="draft-paper"),
    path(f"{ONE}record/", record.record, name="record"),
    path(f"{ONE}record.pdf", record.record_file, name="record-file"),
    path(f"{ONE}speakers/", record.speakers, name="speakers"),
    path(f"{ONE}speeches/<int:order>/", record.speech, name="speech"),
    path(f"{ONE}comments/add/", record.comment_add, name="comment-add"),
    path(f"{ONE}comments/<int:comment>/remove/", record.comment_remove, name="comment-remove"),
    path(f"{ONE}points/", record.points, name="points"),
    path(f"{ONE}wrap-up/", record.wrap_up, name="wrap-up"),
]

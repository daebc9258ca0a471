from django.urls import path

from phases.analysis_report.views import points, replies, report, rounds, stages

app_name = "analysis_report"
BASE = "campaigns/<slug:slug>/analysis-report/"
ROUND = f"{BASE}rounds/<int:number>/"
POINT = f"{BASE}points/<int:pk>/"
REPLY = f"{BASE}replies/<int:pk>/"
urlpatterns = [
    path(BASE, report.report, name="report"),
    path(f"{BASE}open/", report.report_open, name="report-open"),
    path(f"{BASE}change/", report.report_change, name="report-change"),
    path(f"{BASE}words/", report.report_words, name="report-words"),
    path(f"{BASE}words/preview/", report.report_preview, name="report-preview"),
    path(f"{BASE}refresh/", report.report_refresh, name="report-refresh"),
    path(f"{BASE}difference/", report.difference, name="difference"),
    path(f"{BASE}copy/", report.report_copy, name="report-copy"),
    path(f"{BASE}name/<slug:act>/", stages.name, name="name"),
    path(f"{BASE}back/", stages.step_back, name="step-back"),
    path(f"{BASE}send/", stages.send, name="send"),
    path(f"{BASE}adoption/", points.adoption, name="adoption"),
    path(f"{BASE}rounds/add/", rounds.round_add, name="round-add"),
    path(ROUND, rounds.round_detail, name="round"),
    path(f"{ROUND}edit/", rounds.round_edit, name="round-edit"),
    path(f"{ROUND}close/", rounds.round_close, name="round-close"),
    path(f"{ROUND}reopen/", rounds.round_reopen, name="round-reopen"),
    path(f"{ROUND}points/add/", points.point_add, name="point-add"),
    path(POINT, points.point_decide, name="point-decide"),
    path(f"{POINT}edit/", points.point_edit, name="point-edit"),
    path(f"{POINT}remove/", points.point_remove, name="point-remove"),
    path(f"{BASE}replies/", replies.reply_list, name="reply-list"),
    path(REPLY, replies.reply, name="reply"),
    path(f"{REPLY}take-back/", replies.reply_take_back, name="reply-take-back"),
]

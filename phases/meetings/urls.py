from django.urls import path

from phases.meetings.views import attendance, desks, gatherings, minutes, reviews

app_name = "meetings"
urlpatterns = [
    path("campaigns/<slug:slug>/meetings/", gatherings.meeting_list, name="meeting-list"),
    path("campaigns/<slug:slug>/meetings/add/", gatherings.meeting_add, name="meeting-add"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/", gatherings.meeting_detail, name="meeting"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/edit/", gatherings.meeting_edit, name="meeting-edit"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/cancel/", gatherings.meeting_cancel, name="meeting-cancel"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/restore/", gatherings.meeting_restore, name="meeting-restore"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/sign-in/", attendance.sign_in_sheet, name="sign-in"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/sheet/", attendance.sheet, name="sheet"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/minutes.pdf", minutes.minutes_file, name="minutes-file"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/lock/", minutes.minutes_lock, name="minutes-lock"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/corrections/", minutes.minutes_correct, name="minutes-correct"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/", desks.desk, name="desk"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/room/", desks.desk_room, name="desk-room"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/screen/", desks.desk_screen, name="desk-screen"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/open/", desks.desk_open, name="desk-open"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/close/", desks.desk_close, name="desk-close"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/confirm/", desks.desk_confirm, name="desk-confirm"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/refuse/", desks.desk_refuse, name="desk-refuse"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/desk/record/", desks.desk_record, name="desk-record"),
    path("campaigns/<slug:slug>/sign-in/", attendance.blank_sign_in_sheet, name="sign-in-blank"),
    path("campaigns/<slug:slug>/reviews/", reviews.review_list, name="review-list"),
    path("campaigns/<slug:slug>/reviews/add/", reviews.review_add, name="review-add"),
    path("campaigns/<slug:slug>/reviews/<int:pk>/", reviews.review_edit, name="review-edit"),
    path("campaigns/<slug:slug>/reviews/<int:pk>/remove/", reviews.review_remove, name="review-remove"),
]

from django.urls import path

from phases.meetings import views

app_name = "meetings"
urlpatterns = [
    path("campaigns/<slug:slug>/meetings/", views.meeting_list, name="meeting-list"),
    path("campaigns/<slug:slug>/meetings/add/", views.meeting_add, name="meeting-add"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/", views.meeting_detail, name="meeting"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/edit/", views.meeting_edit, name="meeting-edit"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/cancel/", views.meeting_cancel, name="meeting-cancel"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/restore/", views.meeting_restore, name="meeting-restore"),
    path("campaigns/<slug:slug>/meetings/<int:pk>/sign-in/", views.sign_in_sheet, name="sign-in"),
    path("campaigns/<slug:slug>/sign-in/", views.blank_sign_in_sheet, name="sign-in-blank"),
]

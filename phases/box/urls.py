from django.urls import path

from phases.box import views

app_name = "box"
urlpatterns = [
    path("campaigns/<slug:slug>/box/", views.box, name="box"),
    path("campaigns/<slug:slug>/box/change/", views.change, name="change"),
    path("campaigns/<slug:slug>/box/close/", views.close, name="close"),
    path("campaigns/<slug:slug>/box/reopen/", views.reopen, name="reopen"),
    path("campaigns/<slug:slug>/box/poster.pdf", views.poster, name="poster"),
    path("campaigns/<slug:slug>/box/<uuid:pk>/", views.thread, name="thread"),
]

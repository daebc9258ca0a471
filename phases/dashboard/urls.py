from django.urls import path

from phases.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("campaigns/<slug:slug>/", views.workbench, name="workbench"),
    path("campaigns/<slug:slug>/more/", views.more, name="more"),
    path("campaigns/<slug:slug>/trail/", views.trail, name="trail"),
]

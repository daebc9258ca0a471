from django.urls import path

from phases.jobs import views

app_name = "jobs"
urlpatterns = [
    path("campaigns/<slug:slug>/jobs/", views.job_list, name="job-list"),
    path("jobs/", views.all_jobs, name="all"),
    path("jobs/<int:pk>/", views.progress, name="progress"),
    path("jobs/<int:pk>/again/", views.again, name="again"),
    path("jobs/<int:pk>/stop/", views.stop, name="stop"),
]

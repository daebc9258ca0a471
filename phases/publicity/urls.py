from django.urls import path

from phases.publicity import views

HERE = "campaigns/<slug:slug>/publicity/"

app_name = "publicity"
urlpatterns = [
    path(HERE, views.overview, name="overview"),
    path(f"{HERE}bulletins/<int:pk>.pdf", views.bulletin_paper, name="bulletin-paper"),
    path(f"{HERE}<slug:key>/", views.records, name="records"),
    path(f"{HERE}<slug:key>/add/", views.record_add, name="record-add"),
    path(f"{HERE}<slug:key>/<int:pk>/", views.record_edit, name="record-edit"),
    path(f"{HERE}<slug:key>/<int:pk>/remove/", views.record_remove, name="record-remove"),
]

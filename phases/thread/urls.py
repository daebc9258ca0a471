from django.urls import path, re_path

from phases.thread import access, views

app_name = "thread"
HERE = "campaigns/<slug:slug>/thread/"
KINDS = "|".join(access.KINDS)

urlpatterns = [
    path(HERE, views.overview, name="overview"),
    path(f"{HERE}ways/", views.way_list, name="way-list"),
    re_path(rf"^campaigns/(?P<slug>[-\w]+)/thread/(?P<kind>{KINDS})/(?P<key>[-\w]+)/$", views.one_way, name="way"),
]

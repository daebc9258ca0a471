from django.urls import path, register_converter

from phases.leadership.views import pages, records

HERE = "campaigns/<slug:slug>/leadership/"


class DutiesDeed:
    regex = "draw-up|publish|withdraw"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DutiesDeed, "duties_deed")

app_name = "leadership"
urlpatterns = [
    path(HERE, pages.overview, name="overview"),
    path(f"{HERE}group/", pages.group_edit, name="group-edit"),
    path(f"{HERE}responsibility/<int:pk>/", pages.responsibility_edit, name="responsibility-edit"),
    path(f"{HERE}duties/", pages.duties, name="duties"),
    path(f"{HERE}duties/<duties_deed:act>/", pages.duties_deed, name="duties-deed"),
    path(f"{HERE}duties/<int:pk>/tick/", pages.duty_tick, name="duty-tick"),
    path(f"{HERE}overdue/", pages.overdue, name="overdue"),
    path(f"{HERE}records/<slug:key>/", records.records, name="records"),
    path(f"{HERE}records/<slug:key>/add/", records.record_add, name="record-add"),
    path(f"{HERE}records/<slug:key>/<int:pk>/", records.record_edit, name="record-edit"),
    path(f"{HERE}records/<slug:key>/<int:pk>/remove/", records.record_remove, name="record-remove"),
]

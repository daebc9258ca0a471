from django.urls import path, register_converter

from phases.exports import views


class Suffix:
    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Suffix, "suffix")

app_name = "exports"
urlpatterns = [
    path("campaigns/<slug:slug>/exports/<slug:key>.<suffix:suffix>", views.download, name="download"),
]

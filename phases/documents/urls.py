from django.urls import path, register_converter

from phases.documents.views import deeds, lists, pages, writing


class Deed:
    regex = "|".join(deeds.DEEDS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Deed, "document_deed")

app_name = "documents"
BASE = "campaigns/<slug:slug>/documents/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, lists.document_list, name="document-list"),
    path(f"{BASE}add/", lists.document_add, name="document-add"),
    path(ONE, pages.document_detail, name="document-detail"),
    path(f"{ONE}change/", lists.document_change, name="document-change"),
    path(f"{ONE}edit/", writing.document_edit, name="document-edit"),
    path(f"{ONE}preview/", writing.words_preview, name="words-preview"),
    path(f"{ONE}return/", deeds.document_return, name="document-return"),
    path(f"{ONE}versions/<int:number>/", pages.version_detail, name="version-detail"),
    path(f"{ONE}versions/<int:number>/remarks/", deeds.remark_add, name="remark-add"),
    path(f"{ONE}versions/<int:old>/compare/<int:new>/", pages.version_compare, name="version-compare"),
    path(f"{ONE}remarks/<int:remark_pk>/settle/", deeds.remark_settle, name="remark-settle"),
    path(f"{ONE}<document_deed:act>/", deeds.deed, name="document-deed"),
]

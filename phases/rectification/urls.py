from django.urls import path

from phases.rectification.views import closing, items

app_name = "rectification"
BASE = "campaigns/<slug:slug>/rectification/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, items.item_list, name="item-list"),
    path(f"{BASE}add/", items.item_add, name="item-add"),
    path(ONE, items.item_detail, name="item"),
    path(f"{ONE}edit/", items.item_edit, name="item-edit"),
    path(f"{ONE}remove/", items.item_remove, name="item-remove"),
    path(f"{ONE}claim/", closing.item_claim, name="item-claim"),
    path(f"{ONE}check/", closing.item_check, name="item-check"),
    path(f"{ONE}close/", closing.item_close, name="item-close"),
    path(f"{ONE}move/<slug:act>/", closing.item_move, name="item-move"),
]

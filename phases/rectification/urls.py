from django.urls import path

from phases.rectification.views import batches, closing, items, lasting, notes, plans, publishing

app_name = "rectification"
BASE = "campaigns/<slug:slug>/rectification/"
ONE = f"{BASE}<int:pk>/"
PLAN = f"{BASE}plan/"
PUBLICATION = f"{PLAN}publications/<int:pk>/"
urlpatterns = [
    path(BASE, items.item_list, name="item-list"),
    path(f"{BASE}add/", items.item_add, name="item-add"),
    path(f"{BASE}waiting/", batches.waiting, name="waiting"),
    path(f"{BASE}waiting/<slug:act>/", batches.take, name="take"),
    path(ONE, items.item_detail, name="item"),
    path(f"{ONE}edit/", items.item_edit, name="item-edit"),
    path(f"{ONE}remove/", items.item_remove, name="item-remove"),
    path(f"{ONE}progress/", notes.item_progress, name="item-progress"),
    path(f"{ONE}files/", notes.item_evidence, name="item-evidence"),
    path(f"{ONE}files/<int:file_pk>/", notes.evidence_file, name="evidence-file"),
    path(f"{ONE}extend/", notes.item_extend, name="item-extend"),
    path(f"{ONE}claim/", closing.item_claim, name="item-claim"),
    path(f"{ONE}check/", closing.item_check, name="item-check"),
    path(f"{ONE}agree/", closing.item_agree, name="item-agree"),
    path(f"{ONE}close/", closing.item_close, name="item-close"),
    path(f"{ONE}hand-over/", closing.item_hand_over, name="item-hand-over"),
    path(f"{ONE}move/<slug:act>/", closing.item_move, name="item-move"),
    path(f"{BASE}hand-over/", plans.hand_over, name="hand-over"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}begin/", plans.plan_begin, name="plan-begin"),
    path(f"{PLAN}edit/", plans.plan_edit, name="plan-edit"),
    path(f"{PLAN}approve/", plans.plan_approve, name="plan-approve"),
    path(f"{PLAN}revise/", plans.plan_revise, name="plan-revise"),
    path(f"{PLAN}categories/add/", plans.category_edit, name="category-add"),
    path(f"{PLAN}categories/<int:pk>/", plans.category_edit, name="category-edit"),
    path(f"{PLAN}categories/<int:pk>/remove/", plans.category_remove, name="category-remove"),
    path(f"{PLAN}publications/", publishing.publications, name="publications"),
    path(f"{PLAN}publications/add/", publishing.publication_add, name="publication-add"),
    path(PUBLICATION, publishing.publication, name="publication"),
    path(f"{PUBLICATION}answers/", publishing.feedback_add, name="feedback-add"),
    path(f"{PUBLICATION}end/", publishing.publication_end, name="publication-end"),
    path(f"{BASE}regulations/<int:pk>/", lasting.regulation, name="regulation"),
    path(f"{BASE}regulations/<int:pk>/<slug:act>/", lasting.regulation_move, name="regulation-move"),
    path(f"{BASE}booklets/", lasting.booklets, name="booklets"),
    path(f"{BASE}booklets/bind/", lasting.booklet_ask, name="booklet-ask"),
    path(f"{BASE}booklets/<int:pk>.pdf", lasting.booklet_file, name="booklet-file"),
    path(f"{BASE}booklets/<int:pk>/", lasting.booklet_hand_out, name="booklet-hand-out"),
    path(f"{BASE}lists/<slug:key>/", lasting.records, name="records"),
    path(f"{BASE}lists/<slug:key>/add/", lasting.record_add, name="record-add"),
    path(f"{BASE}lists/<slug:key>/<int:pk>/", lasting.record_edit, name="record-edit"),
    path(f"{BASE}lists/<slug:key>/<int:pk>/remove/", lasting.record_remove, name="record-remove"),
]

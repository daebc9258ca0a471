from django.urls import path

from phases.study.views import calls, groups, ledgers, make_ups, materials, people, roster, sessions

app_name = "study"
urlpatterns = [
    path("campaigns/<slug:slug>/study/", sessions.session_list, name="session-list"),
    path("campaigns/<slug:slug>/study/sessions/add/", sessions.session_add, name="session-add"),
    path("campaigns/<slug:slug>/study/sessions/preview/", sessions.session_preview, name="session-preview"),
    path("campaigns/<slug:slug>/study/sessions/<int:pk>/", sessions.session_detail, name="session"),
    path("campaigns/<slug:slug>/study/sessions/<int:pk>/edit/", sessions.session_edit, name="session-edit"),
    path("campaigns/<slug:slug>/study/sessions/<int:pk>/cancel/", calls.session_cancel, name="session-cancel"),
    path("campaigns/<slug:slug>/study/sessions/<int:pk>/restore/", calls.session_restore, name="session-restore"),
    path("campaigns/<slug:slug>/study/sessions/<int:pk>/make-up/", make_ups.session_make_up, name="session-make-up"),
    path("campaigns/<slug:slug>/study/make-up/", make_ups.make_up, name="make-up"),
    path("campaigns/<slug:slug>/study/materials/", materials.material_list, name="material-list"),
    path("campaigns/<slug:slug>/study/materials/<int:pk>/", materials.material_edit, name="material-edit"),
    path("campaigns/<slug:slug>/study/materials/<int:pk>/remove/", materials.material_remove, name="material-remove"),
    path("campaigns/<slug:slug>/study/groups/", groups.group_list, name="group-list"),
    path("campaigns/<slug:slug>/study/groups/<int:pk>/", groups.group_edit, name="group-edit"),
    path("campaigns/<slug:slug>/study/groups/<int:pk>/remove/", groups.group_remove, name="group-remove"),
    path("campaigns/<slug:slug>/people/", people.people_list, name="people"),
    path("campaigns/<slug:slug>/people/add/", roster.person_add, name="person-add"),
    path("campaigns/<slug:slug>/people/paste/", roster.person_paste, name="person-paste"),
    path("campaigns/<slug:slug>/people/<int:pk>/", ledgers.person_ledger, name="person"),
    path("campaigns/<slug:slug>/people/<int:pk>/edit/", roster.person_edit, name="person-edit"),
    path("campaigns/<slug:slug>/people/<int:pk>/leave/", roster.person_leave, name="person-leave"),
    path("campaigns/<slug:slug>/people/<int:pk>/return/", roster.person_return, name="person-return"),
    path("campaigns/<slug:slug>/people/<int:pk>/credits/add/", ledgers.credit_add, name="credit-add"),
    path("campaigns/<slug:slug>/people/credits/<int:pk>/cancel/", ledgers.credit_cancel, name="credit-cancel"),
]

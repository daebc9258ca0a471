from django.urls import path, re_path

from phases.opinions.views import entry, groups, raw, setting, tables, workspace

app_name = "opinions"
HERE = "campaigns/<slug:slug>/opinions/"
FILE = r"^campaigns/(?P<slug>[-\w]+)/opinions/"
urlpatterns = [
    path(HERE, raw.opinion_list, name="opinion-list"),
    path(f"{HERE}enter/", entry.opinion_enter, name="opinion-enter"),
    path(f"{HERE}paste/", entry.opinion_paste, name="opinion-paste"),
    path(f"{HERE}mine/", entry.opinion_mine, name="opinion-mine"),
    path(f"{HERE}<uuid:pk>/", raw.opinion_detail, name="opinion"),
    path(f"{HERE}<uuid:pk>/correct/", raw.opinion_correct, name="opinion-correct"),
    path(f"{HERE}<uuid:pk>/strike/", raw.opinion_strike, name="opinion-strike"),
    path(f"{HERE}<uuid:pk>/sort/", raw.opinion_sort, name="opinion-sort"),
    path(f"{HERE}<uuid:pk>/answer/", raw.opinion_answer, name="opinion-answer"),
    path(f"{HERE}<uuid:pk>/take-up/", raw.opinion_take_up, name="opinion-take-up"),
    path(f"{HERE}<uuid:pk>/giver/", raw.opinion_giver, name="opinion-giver"),
    path(f"{HERE}together/", workspace.workspace, name="workspace"),
    path(f"{HERE}together/suggestion/", workspace.suggestion, name="suggestion"),
    path(f"{HERE}together/gather/", workspace.gather, name="gather"),
    path(f"{HERE}together/found/", workspace.found, name="found"),
    path(f"{HERE}together/aside/", workspace.aside, name="aside"),
    path(f"{HERE}together/apart/", workspace.set_apart, name="set-apart"),
    path(f"{HERE}together/acts/<int:pk>/undo/", workspace.undo, name="undo"),
    path(f"{HERE}groups/", groups.group_list, name="group-list"),
    path(f"{HERE}groups/<int:pk>/", groups.group_detail, name="group"),
    path(f"{HERE}groups/<int:pk>/reword/", groups.group_reword, name="group-reword"),
    path(f"{HERE}groups/<int:pk>/decide/", groups.group_decide, name="group-decide"),
    path(f"{HERE}groups/<int:pk>/merge/", groups.group_merge, name="group-merge"),
    path(f"{HERE}groups/<int:pk>/split/", groups.group_split, name="group-split"),
    path(f"{HERE}groups/<int:pk>/remove/", groups.group_remove, name="group-remove"),
    path(f"{HERE}tables/", tables.cross_tables, name="tables"),
    path(f"{HERE}summary/", tables.summary, name="summary"),
    re_path(rf"{FILE}summary\.(?P<suffix>pdf|docx)$", tables.summary_file, name="summary-file"),
    path(f"{HERE}channels/", setting.channel_list, name="channel-list"),
    path(f"{HERE}channels/lay-out/", setting.lay_out, name="lay-out"),
    path(f"{HERE}channels/add/", setting.channel_edit, name="channel-add"),
    path(f"{HERE}channels/<int:pk>/", setting.channel_edit, name="channel-edit"),
    path(f"{HERE}channels/<int:pk>/remove/", setting.channel_remove, name="channel-remove"),
    path(f"{HERE}words/<slug:words>/add/", setting.word_edit, name="word-add"),
    path(f"{HERE}words/<slug:words>/<int:pk>/", setting.word_edit, name="word-edit"),
    path(f"{HERE}words/<slug:words>/<int:pk>/remove/", setting.word_remove, name="word-remove"),
    path(f"{HERE}forms/add/", setting.form_edit, name="form-add"),
    path(f"{HERE}forms/<int:pk>/", setting.form_edit, name="form-edit"),
    path(f"{HERE}forms/<int:pk>/remove/", setting.form_remove, name="form-remove"),
    re_path(rf"{FILE}forms/(?P<pk>\d+)/blank\.(?P<suffix>pdf|docx)$", tables.form_file, name="form-file"),
]

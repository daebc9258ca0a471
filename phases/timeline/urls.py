from django.urls import path

from phases.timeline.views import campaigns, parts, plan

app_name = "timeline"
urlpatterns = [
    path("campaigns/", campaigns.campaign_list, name="campaign-list"),
    path("campaigns/add/", campaigns.campaign_add, name="campaign-add"),
    path("campaigns/<slug:slug>/first-steps/", campaigns.first_steps, name="first-steps"),
    path("campaigns/<slug:slug>/settings/", campaigns.campaign_edit, name="campaign-edit"),
    path("campaigns/<slug:slug>/plan/", plan.plan, name="plan"),
    path("campaigns/<slug:slug>/plan/<int:order>/", plan.phase_edit, name="phase-edit"),
    path("campaigns/<slug:slug>/plan/tasks/<int:pk>/", plan.task_edit, name="task-edit"),
    path("campaigns/<slug:slug>/plan/tasks/<int:pk>/tick/", plan.task_tick, name="task-tick"),
    path("campaigns/<slug:slug>/parts/", parts.parts, name="parts"),
    path("campaigns/<slug:slug>/parts/<int:pk>/end/", parts.part_end, name="part-end"),
]

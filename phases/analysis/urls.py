from django.urls import path

from phases.analysis.views import problems

app_name = "analysis"
BASE = "campaigns/<slug:slug>/problems/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, problems.problem_list, name="problem-list"),
    path(f"{BASE}add/", problems.problem_add, name="problem-add"),
    path(ONE, problems.problem_detail, name="problem"),
    path(f"{ONE}edit/", problems.problem_edit, name="problem-edit"),
    path(f"{ONE}remove/", problems.problem_remove, name="problem-remove"),
    path(f"{ONE}move/<slug:act>/", problems.problem_move, name="problem-move"),
]

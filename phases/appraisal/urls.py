from django.urls import path

from phases.appraisal.views import appraisals, counting, steps

app_name = "appraisal"
BASE = "campaigns/<slug:slug>/appraisals/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, appraisals.appraisal_list, name="appraisal-list"),
    path(f"{BASE}add/", appraisals.appraisal_add, name="appraisal-add"),
    path(f"{BASE}guide/", appraisals.guide, name="guide"),
    path(ONE, appraisals.appraisal, name="appraisal"),
    path(f"{ONE}edit/", appraisals.appraisal_edit, name="appraisal-edit"),
    path(f"{ONE}questions/", appraisals.questions, name="questions"),
    path(f"{ONE}remove/", appraisals.appraisal_remove, name="appraisal-remove"),
    path(f"{ONE}step/<slug:act>/", steps.step, name="step"),
    path(f"{ONE}count/", counting.count, name="count"),
    path(f"{ONE}count-again/", counting.count_again, name="count-again"),
    path(f"{ONE}compare/", counting.compare, name="compare"),
    path(f"{ONE}remarks/", counting.remarks, name="remarks"),
    path(f"{ONE}quoted/", counting.quoted, name="quoted"),
    path(f"{ONE}ballot.pdf", counting.ballot_file, name="ballot"),
]

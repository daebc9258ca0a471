"""Forms of appraisals; what they mean to do is done by services."""

from phases.appraisal.forms.grid import CountForm
from phases.appraisal.forms.planning import AppraisalFilter, AppraisalForm, QuestionsForm
from phases.appraisal.forms.small import QuotedForm, RemarksForm, step_form

__all__ = [
    "AppraisalFilter",
    "AppraisalForm",
    "CountForm",
    "QuestionsForm",
    "QuotedForm",
    "RemarksForm",
    "step_form",
]

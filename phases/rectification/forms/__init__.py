"""Forms of rectification; what they mean to do is done by services."""

from phases.rectification.forms.items import (
    AgreeForm,
    CheckForm,
    ClaimForm,
    EvidenceForm,
    ExtendForm,
    HandOverForm,
    ItemFilter,
    ItemForm,
    ProgressForm,
    SeveralForm,
)
from phases.rectification.forms.lasting import (
    HandOutForm,
    MeasureForm,
    PointForm,
    ProjectForm,
    RegulationForm,
    RegulationMoveForm,
)
from phases.rectification.forms.plans import ApproveForm, CategoryForm, FeedbackForm, PlanForm, PublishForm

__all__ = [
    "AgreeForm",
    "ApproveForm",
    "CategoryForm",
    "CheckForm",
    "ClaimForm",
    "EvidenceForm",
    "ExtendForm",
    "FeedbackForm",
    "HandOutForm",
    "HandOverForm",
    "ItemFilter",
    "ItemForm",
    "MeasureForm",
    "PlanForm",
    "PointForm",
    "ProgressForm",
    "ProjectForm",
    "PublishForm",
    "RegulationForm",
    "RegulationMoveForm",
    "SeveralForm",
]

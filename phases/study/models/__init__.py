"""Study: plan, sessions, the hour ledger of every person, materials, reflections (domain.md S-09…S-20, S-49…S-51)."""

from phases.study.models.credits import StudyCredit, StudyCreditQuerySet
from phases.study.models.deeds import ChecklistTick, ExcellenceActivity
from phases.study.models.materials import MaterialIssue, StudyMaterial
from phases.study.models.plan import PlannedStudy
from phases.study.models.reflections import Reflection
from phases.study.models.sessions import COUNTED_FORMS, StudyForm, StudySession

__all__ = [
    "COUNTED_FORMS",
    "ChecklistTick",
    "ExcellenceActivity",
    "MaterialIssue",
    "PlannedStudy",
    "Reflection",
    "StudyCredit",
    "StudyCreditQuerySet",
    "StudyForm",
    "StudyMaterial",
    "StudySession",
]

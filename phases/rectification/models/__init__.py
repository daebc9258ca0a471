"""What is put right (domain.md S-48, T-52…T-65): items and their notes, the plan, and what outlives the campaign."""

from phases.rectification.models.items import Item, ItemQuerySet
from phases.rectification.models.lasting import Booklet, BookletCopies, LongTermMeasure, Regulation, SummaryPoint
from phases.rectification.models.notes import Evidence, Extension, Progress
from phases.rectification.models.plans import ItemCategory, PlanPublication, RectificationPlan, WorkProject

__all__ = [
    "Booklet",
    "BookletCopies",
    "Evidence",
    "Extension",
    "Item",
    "ItemCategory",
    "ItemQuerySet",
    "LongTermMeasure",
    "PlanPublication",
    "Progress",
    "RectificationPlan",
    "Regulation",
    "SummaryPoint",
    "WorkProject",
]

"""Opinions: who was asked, what was said, what it was gathered into (domain.md S-24…S-29, S-36, T-19…T-28)."""

from phases.opinions.models.channels import Category, Channel, SourceGroup, SurveyForm
from phases.opinions.models.groups import Consolidation, Membership, OpinionGroup, SetApart
from phases.opinions.models.raw import Opinion, OpinionMessage

__all__ = [
    "Category",
    "Channel",
    "Consolidation",
    "Membership",
    "Opinion",
    "OpinionGroup",
    "OpinionMessage",
    "SetApart",
    "SourceGroup",
    "SurveyForm",
]

"""The face for Django: it looks for models only here. No area imports this module."""

from phases.organisation.models import Group, Person, Unit, User

__all__ = ["Group", "Person", "Unit", "User"]

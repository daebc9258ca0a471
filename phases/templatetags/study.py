"""`{{ session.half_hours|hours }}`: half hours as hours are written: 2.5, 20."""

from django import template

from phases.study.selectors import ledger

register = template.Library()
register.filter("hours", ledger.in_hours)

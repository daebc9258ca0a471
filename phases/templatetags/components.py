"""Tags that every template may use without loading: icons, bound counters, components."""

from django import template

register = template.Library()

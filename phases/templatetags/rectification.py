"""How a published plan shows its items: in words of three kinds, never how late one is."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from phases.rectification.states import ItemState
from phases.templatetags.components import markup

register = template.Library()


@register.filter
def published_items(category: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a category; a template would take `items` for the method of a dict."""
    found: list[dict[str, Any]] = category["items"]
    return found


@register.simple_tag
def published_state(states: dict[int, str], item: int) -> SafeString | str:
    """Struck off, handed over, or in hand; nothing of one that is not on the list any more."""
    match states.get(item):
        case None:
            return ""
        case ItemState.CLOSED:
            return markup.state("archived", _("solved"))
        case ItemState.HANDED_OVER:
            return markup.state("forwarded", _("goes on"))
    return markup.state("run", _("in hand"))

"""Tags that every template may use without loading: icons, bound counters, states, meters, deeds, the pager.

The markup itself is made in `markup.py` and in `templates/components/`; this file only gives it names.
"""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, RadioSelect, Select
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from phases.core.verdict import Verdict
from phases.templatetags.components import icons, markup

register = template.Library()
register.simple_tag(icons.icon)
register.simple_tag(markup.state)
register.simple_tag(markup.meter)
register.simple_tag(markup.figure)
register.filter("tie", markup.tie)
register.filter("or_blank", markup.or_blank)


@register.filter
def control(field: BoundField) -> SafeString:
    """`{{ field|control }}`: the widget in our clothes, whatever classes the form gave it."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        css = "form-check-input"
    else:
        css = "form-select" if isinstance(widget, Select) and not isinstance(widget, RadioSelect) else "form-control"
    given = str(widget.attrs.get("class", "")).split()
    classes = dict.fromkeys([*given, css, *(["is-invalid"] if field.errors else [])])
    return field.as_widget(attrs={"class": " ".join(classes)})


@register.inclusion_tag("components/pager.html")
def pager(page: Page[Any], counted: str | Promise = "") -> dict[str, Any]:
    """`{% pager page %}`: how many, and the way to the next ones; `counted`: other words for the count."""
    return {"page": page, "counted": counted}


@register.inclusion_tag("components/deed.html", takes_context=True)
def deed(
    context: Context,
    verdict: Verdict | bool,  # noqa: FBT001 - True says the same as Verdict.yes()
    label: str | Promise,
    url: str = "",
    style: str = "quiet",
    icon: str = "",
    method: str = "get",
) -> dict[str, Any]:
    """`{% deed verdict _("Approve draft 3") url style="primary" method="post" %}`.

    A link, or a form of one button; when the rule refuses, the button stays, disabled, with the reason beside it.
    """
    return {
        "csrf_token": context.get("csrf_token"),
        "allowed": bool(verdict),
        "reason": getattr(verdict, "reason", ""),
        "label": label,
        "url": url,
        "style": style,
        "icon": icon,
        "method": method,
    }

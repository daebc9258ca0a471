"""Which opinions a topic heard."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.opinions.models import Opinion
from phases.organisation.roles import Permission
from phases.research import access, forms, selectors, services
from phases.timeline.access import NOT_YOURS

ON_A_PAGE = 30


@login_required
def topic_opinions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Look for opinions and tick those that belong to the topic."""
    topic = access.topic_for(request, slug, pk, to_write=True)
    if not access.part_of(request).may(Permission.SEE_OPINIONS):
        raise PermissionDenied(NOT_YOURS)
    if request.method == "POST":
        ticked = [key for key in request.POST.getlist("opinion") if _is_key(key)]
        found = Opinion.objects.filter(campaign=topic.campaign, pk__in=ticked)
        fresh = services.link_opinions(topic=topic, opinions=found, by=access.user_of(request))
        messages.success(request, _("%(number)s opinions were linked.") % {"number": fresh})
        return redirect("research:topic", slug, pk)
    word = request.GET.get("q", "").strip()
    context = {
        "campaign": topic.campaign,
        "topic": topic,
        "page": Paginator(selectors.unlinked_opinions(topic, word), ON_A_PAGE).get_page(request.GET.get("page")),
        "form": forms.OpinionSearch(request.GET),
        "filtered": bool(word),
    }
    return render(request, "research/topic_opinions.html", context)


@login_required
@require_POST
def opinion_unlink(request: HttpRequest, slug: str, pk: int, opinion: UUID) -> HttpResponse:
    topic = access.topic_for(request, slug, pk, to_write=True)
    found = get_object_or_404(topic.opinions, pk=opinion)
    services.unlink_opinion(topic=topic, opinion=found, by=access.user_of(request))
    return redirect("research:topic", slug, pk)


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

"""Topics: the list, one of them, and what is done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core import audit, moves, standing
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission
from phases.research import access, forms, reading, rules, selectors, services
from phases.research.models import Topic
from phases.research.states import MOVES
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 30
SHOWN = 10  # of what hangs on a topic; the rest stands on lists of their own


@login_required
def topic_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RESEARCH)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.topics_of(campaign), filters, campaign)
    part, form = access.part_of(request), forms.TopicFilter(request.GET, campaign=campaign)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "counts": (counts := selectors.counts_of(campaign)),
        "views": selectors.views_of(counts, filters.get("view", "")),
        "form": form,
        "filtered": bool(form.wanted),
        "today": campaign.today,
        "may_add": part.may(*access.WRITERS),
        "may_exchange": part.may(Permission.EDIT_RESEARCH),
        "may_export": part.may(Permission.EXPORT),
        "sees_discussion": part.may(Permission.SEE_DISCUSSION),
    }
    return render(request, "research/topic_list.html", context)


@login_required
def topic_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_to_write(request, slug)
    part = access.part_of(request)
    own = part.departments[0] if part.departments and not part.may(Permission.EDIT_RESEARCH) else None
    initial = {"phase": timeline.current_phase(campaign), "department": own}
    form = forms.TopicForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        groups = form.cleaned_data.pop("groups")
        try:
            topic = services.add_topic(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
            services.link_groups(topic=topic, groups=groups, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("research:topic", slug, topic.pk)
    context = {"campaign": campaign, "form": form, "topic": None}
    return render(request, "research/topic_form.html", context)


@login_required
def titles_paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Many titles at once."""
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_RESEARCH)
    form = forms.TitlesForm(
        request.POST or None, campaign=campaign, initial={"phase": timeline.current_phase(campaign)}
    )
    if request.method == "POST" and form.is_valid():
        made = services.import_titles(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        left = len(form.cleaned_data["titles"]) - len(made)
        said = _("%(made)s topics were added; %(left)s stood there already.") % {"made": len(made), "left": left}
        messages.success(request, said)
        return redirect("research:topic-list", slug)
    return render(request, "research/titles_paste.html", {"campaign": campaign, "form": form})


@login_required
def topic_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    topic = access.topic_for(request, slug, pk)
    part, user = access.part_of(request), access.user_of(request)
    rights = reading.rights_of(topic, part, user)
    sees_history = rights["may_edit"] or part.may(Permission.SEE_TRAIL)
    context = rights | {
        "campaign": topic.campaign,
        "topic": topic,
        "members": topic.members.all(),
        "way": reading.way_of(topic),
        "visits": topic.visits.prefetch_related("people")[:SHOWN],
        "groups": topic.groups.all(),
        "opinions": topic.opinions.select_related("channel", "source")[:SHOWN] if rights["sees_opinions"] else [],
        "conversions": topic.conversions.all(),
        "exchanges": topic.exchanges.all(),
        "version": selectors.newest_report(topic),
        "moves": moves.offered(MOVES, topic.state) if rights["may_edit"] else [],
        "history": audit.history_of(topic) if sees_history else [],
    }
    return render(request, "research/topic_detail.html", context)


@login_required
def topic_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    topic = access.topic_for(request, slug, pk, to_write=True)
    mark = standing.mark_of(topic)
    form = forms.TopicForm(request.POST or None, campaign=topic.campaign, instance=topic)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        groups, by = form.cleaned_data.pop("groups"), access.user_of(request)
        # The form has set the new words on its instance already; the act compares with what stands.
        fresh = Topic.objects.get(pk=pk)
        try:
            services.change_topic(topic=fresh, by=by, **form.cleaned_data)
            services.link_groups(topic=fresh, groups=groups, by=by)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("research:topic", slug, pk)
    context = {"campaign": topic.campaign, "form": form, "topic": Topic.objects.get(pk=pk), "mark": mark}
    return render(request, "research/topic_form.html", context)


@login_required
def topic_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    topic = access.topic_for(request, slug, pk, to_write=True)
    verdict = rules.may_remove(topic)
    if request.method == "POST":
        try:
            services.remove_topic(topic=topic, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("research:topic", slug, pk)
        messages.success(request, _("The topic is gone; what it said stays in the trail."))
        return redirect("research:topic-list", slug)
    return render(
        request, "research/topic_remove.html", {"campaign": topic.campaign, "topic": topic, "verdict": verdict}
    )


@login_required
def topic_move(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """A step on the way of a topic; what needs a reason asks for it on a page."""
    if act not in MOVES or MOVES[act].by_itself:
        raise Http404
    topic = access.topic_for(request, slug, pk, to_write=act != "approve")
    asks = MOVES[act].needs_reason
    form = ReasonForm(request.POST or None) if asks else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            services.move(topic=topic, act=act, by=access.user_of(request), reason=reason)
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("research:topic", slug, pk)
    context = {"campaign": topic.campaign, "topic": topic, "move": MOVES[act], "form": form}
    return render(request, "research/topic_move.html", context)

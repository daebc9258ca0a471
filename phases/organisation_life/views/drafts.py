"""Speech drafts: the list, one's own, one of them with its reviews."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.organisation_life import access, demands, forms, rules, selectors, services
from phases.organisation_life.models import SpeechVersion
from phases.organisation_life.states import WRITING
from phases.organisation_life.views.pages import form_page

ON_A_PAGE = 30
P = Permission


@login_required
def draft_list(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who handed in, who has not, with whom the leaders' drafts lie. The superior sees the leaders' alone."""
    meeting = access.life_meeting_for(request, slug, pk, *access.OF_DRAFTS)
    part, form = access.part_of(request), forms.DraftFilter(request.GET)
    lines = selectors.lines_of(meeting)
    if not part.may(P.SEE_DRAFTS):
        lines = [line for line in lines if line.person.is_leader]
    context = {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "page": Paginator(selectors.lines_with(lines, form.wanted), ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "handed_in": sum(line.is_handed_in for line in lines),
        "all": len(lines),
        "levels": demands.levels_of(meeting),
        "drafts_due": demands.drafts_due(meeting),
        "may_receive": rules.may_receive(part, meeting),
        "may_export": part.may(P.SEE_DRAFTS),
    }
    return render(request, "organisation_life/draft_list.html", context)


@login_required
def draft_paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Sheets of paper that came in from those who do not log in."""
    meeting = access.life_meeting_for(request, slug, pk, P.SEE_DRAFTS)
    access.enforce(rules.may_receive(access.part_of(request), meeting))
    lacking = selectors.not_handed_in(selectors.lines_of(meeting))
    form = forms.PaperDraftsForm(request.POST or None, lacking=lacking)
    back = reverse("organisation_life:draft-list", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            services.receive_on_paper(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(back)
    lede = _("Tick whose sheet you hold. That it came is noted; its words are not asked for.")
    what = _("Note these sheets")
    return form_page(request, meeting, form, title=_("Drafts on paper"), lede=lede, what=what, back=back)


@login_required
def draft_mine(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The author's own page: write, save, hand in."""
    meeting = access.life_meeting_for(request, slug, pk, P.SUBMIT_OWN)
    user = access.user_of(request)
    if user.person is None:
        raise PermissionDenied(_("Your account names nobody of the roster. The office can link it under accounts."))
    access.enforce(rules.may_write(access.part_of(request), user, meeting, user.person))
    draft = selectors.draft_of(meeting, user.person)
    if draft and draft.state not in WRITING:
        return redirect("organisation_life:draft", slug, draft.pk)
    newest = selectors.newest_version(draft) if draft else None
    first = {"text": newest.text if newest else "", "based_on": newest.number if newest else 0}
    form = forms.SpeechForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            saved = services.save_draft(
                meeting=meeting, person=user.person, text=typed["text"], based_on=typed["based_on"] or 0, by=user
            )
            if "hand_in" in request.POST:
                services.hand_in(draft=saved.draft, by=user)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("organisation_life:draft", slug, saved.draft.pk)
    context = {"campaign": meeting.campaign, "meeting": meeting, "form": form, "draft": draft, "newest": newest}
    context |= {"levels": demands.levels_for(meeting, user.person), "drafts_due": demands.drafts_due(meeting)}
    context["reviews"] = newest.reviews.all() if newest else []
    return render(request, "organisation_life/draft_mine.html", context)


@login_required
def draft(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The words, its versions, and what the reviewers decided."""
    one = access.draft_for(request, slug, pk)
    part, user = access.part_of(request), access.user_of(request)
    is_mine = user.person_id == one.person_id
    versions = selectors.versions_for(one, is_author=is_mine)
    level = selectors.waiting_level(one)
    may_decide = rules.may_decide(part, user, one, level)
    first = {"version": versions[0].pk if versions else "", "decided_on": one.meeting.campaign.today}
    context = {
        "campaign": one.meeting.campaign,
        "meeting": one.meeting,
        "draft": one,
        "draft_line": selectors.DraftLine(one.person, one, level),
        "versions": versions,
        "level": level,
        "levels": demands.levels_for(one.meeting, one.person),
        "is_mine": is_mine,
        "may_take_back": rules.may_write(part, user, one.meeting, one.person) and rules.may_move(one, "take_back"),
        "may_decide": may_decide,
        "form": forms.DecisionForm(initial=first) if may_decide else None,
        "sees_list": part.may(*access.OF_DRAFTS),
    }
    return render(request, "organisation_life/draft.html", context)


@login_required
@require_POST
def draft_hand_in(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = access.own_draft_for(request, slug, pk)
    try:
        services.hand_in(draft=one, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("organisation_life:draft", slug, pk)


@login_required
@require_POST
def draft_take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = access.own_draft_for(request, slug, pk)
    try:
        services.take_back_draft(draft=one, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("organisation_life:draft", slug, pk)
    return redirect("organisation_life:draft-mine", slug, one.meeting.pk)


@login_required
@require_POST
def draft_decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Approve or return the version that was read; a return says what is to be written otherwise."""
    one = access.draft_for(request, slug, pk)
    form = forms.DecisionForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        version = get_object_or_404(SpeechVersion.objects.filter(draft=one), pk=typed["version"])
        decide = services.return_draft if "return" in request.POST else services.approve_draft
        words = {"comment": typed["comment"], "on": typed["decided_on"], "reviewer": typed["reviewer"]}
        try:
            decide(version=version, by=access.user_of(request), **words)
        except RefusedError as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, _("Nothing was decided: check the day and the length of the comment."))
    return redirect("organisation_life:draft", slug, pk)

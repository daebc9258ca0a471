"""Reviews of phases: the list, the form, taking one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import access, forms, selectors, services
from phases.meetings.models import StageReview
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.timeline.access import campaign_for
from phases.timeline.models import Campaign
from phases.timeline.selectors import current_phase

ON_A_PAGE = 30


@login_required
def review_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_MEETINGS)
    form = forms.ReviewFilter(request.GET, campaign=campaign)
    found = selectors.reviews_matching(selectors.reviews_of(campaign), form.wanted)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "may_record": access.part_of(request).may(Permission.RECORD_MEETING),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "meetings/review_list.html", context)


@login_required
def review_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.RECORD_MEETING)
    wanted = campaign.phases.filter(order=phase).first() if (phase := _order(request)) else None
    initial = {"reviewed_on": campaign.today, "phase": wanted or current_phase(campaign)}
    form = forms.StageReviewForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.record_review(**form.cleaned_data, by=signed_in(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The review of the phase is recorded."))
            return redirect("meetings:review-list", slug)
    return _page(request, campaign, form)


@login_required
def review_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    review = access.review_for(request, slug, pk)
    campaign = review.phase.campaign
    stands = {name: getattr(review, name) for name in forms.StageReviewForm.base_fields}
    form = forms.StageReviewForm(request.POST or None, campaign=campaign, initial=stands)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_review(review=review, **form.cleaned_data, by=signed_in(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("meetings:review-list", slug)
    return _page(request, campaign, form, review)


@login_required
@require_POST
def review_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    review = access.review_for(request, slug, pk)
    services.remove_review(review=review, by=signed_in(request))
    messages.success(request, _("The review is taken back; its words stay in the trail."))
    return redirect("meetings:review-list", slug)


def _page(
    request: HttpRequest, campaign: Campaign, form: forms.StageReviewForm, review: StageReview | None = None
) -> HttpResponse:
    history = audit.history_of(review) if review else []
    context = {"campaign": campaign, "form": form, "review": review, "history": history}
    return render(request, "meetings/review_form.html", context)


def _order(request: HttpRequest) -> int:
    asked = request.GET.get("phase", "")
    return int(asked) if asked.isdecimal() and len(asked) < len("1000") else 0

"""My answers: what a department or a person was asked, and the page on which it answers (domain.md T-41)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.analysis_report import access, forms, rules, selectors, services
from phases.core.verdict import RefusedError
from phases.documents import reading as papers
from phases.timeline import access as campaigns


@login_required
def reply_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.ANSWER)
    asked = selectors.asked_of(campaign, access.user_of(request), access.part_of(request))
    waiting = [one for one in asked if one.circulation.is_open and not one.has_answered]
    context = {"campaign": campaign, "asked": asked, "waiting": len(waiting), "today": campaign.today}
    return render(request, "analysis_report/reply_list.html", context)


@login_required
def reply(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The draft, and beside it a field for each of its sections."""
    recipient = access.recipient_for(request, slug, pk)
    part, user = access.part_of(request), access.user_of(request)
    circulation = recipient.circulation
    for_others = not rules.is_own(part, user, recipient)
    form = forms.ReplyForm(request.POST or None, recipient=recipient, for_others=for_others)
    if request.method == "POST" and form.is_valid():
        given = {"no_comment": form.cleaned_data["no_comment"], "on": form.cleaned_data.get("on")}
        try:
            services.reply(recipient=recipient, by=user, points=form.points(), on_paper=for_others, **given)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The answer of %(name)s is noted.") % {"name": recipient})
            if for_others:
                return redirect("analysis_report:round", slug, circulation.number)
            return redirect("analysis_report:reply-list", slug)
    version = circulation.version
    context = {"campaign": circulation.report.campaign, "recipient": recipient, "round": circulation, "form": form}
    context |= {"paper": papers.paper(version.body, version.figures, circulation.report.campaign)}
    context |= {"verdict": rules.may_answer(part, user, recipient), "for_others": for_others}
    return render(request, "analysis_report/reply.html", context)


@login_required
@require_POST
def reply_take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    recipient = access.recipient_for(request, slug, pk)
    try:
        services.take_back_reply(recipient=recipient, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The answer is taken back; you can answer anew."))
    return redirect("analysis_report:reply", slug, pk)

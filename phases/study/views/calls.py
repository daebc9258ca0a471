"""Taking a session back, and putting it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.study import access, services
from phases.study.models import StudyCredit


@login_required
def session_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_session(session=session, reason=form.cleaned_data["reason"], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:session", slug, pk)
    falling = list(StudyCredit.objects.standing().filter(session=session))
    context = {
        "campaign": session.meeting.campaign,
        "session": session,
        "form": form,
        "people": len({credit.person_id for credit in falling}),
        "make_ups": sum(credit.mode == StudyCredit.Mode.MAKE_UP for credit in falling),
    }
    return render(request, "study/session_cancel.html", context)


@login_required
@require_POST
def session_restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    try:
        services.restore_session(session=session, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("study:session", slug, pk)

"""The record of a meeting at which people spoke: speakers in order, comments, the superior's points, the summing up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core import standing
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.organisation_life import access, forms, paper, reading, rules, selectors, services
from phases.organisation_life.models import MutualComment
from phases.organisation_life.views.pages import form_page, pdf

P = Permission


@login_required
def record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    meeting = access.meeting_for(request, slug, pk, P.SEE_MEETINGS)
    part, user = access.part_of(request), access.user_of(request)
    comments = selectors.comments_for(meeting, part, user)
    context = {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "is_life": meeting.kind in Meeting.LIFE,
        "life": selectors.life_of(meeting),
        "speeches": selectors.speeches_of(meeting),
        "reads_notes": rules.may_read_notes(part, user, meeting),
        "comments": comments,
        "hidden": MutualComment.objects.filter(meeting=meeting).count() - len(comments),
        "points": selectors.points_of(meeting),
        "may_record": rules.may_record(part, meeting),
        "records": part.may(P.RECORD_MEETING),
    }
    return render(request, "organisation_life/record.html", context)


@login_required
def record_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The printed record; what the speakers said stands in it for those who may read it."""
    meeting = access.meeting_for(request, slug, pk, P.SEE_MEETINGS)
    reads = rules.may_read_notes(access.part_of(request), access.user_of(request), meeting)
    return pdf(paper.record(meeting, with_notes=bool(reads)))


@login_required
def speakers(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The list of speakers, filled in from the roll the first time."""
    meeting = access.meeting_to_record(request, slug, pk)
    speeches = list(selectors.speeches_of(meeting))
    people, mark = [speech.person for speech in speeches], standing.mark_of_all(speeches)
    people = people or selectors.likely_order(meeting, reading.secretary_of(meeting.campaign))
    roster = list(Person.objects.on_roster(meeting.campaign.unit))
    first = {"names": "\n".join(person.name for person in people)}
    form = forms.SpeakersForm(request.POST or None, roster=roster, initial=first)
    back = reverse("organisation_life:record", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            standing.may_save(request.POST, mark).enforce()
            services.list_speakers(meeting=meeting, people=form.cleaned_data["names"], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(back)
    lede = _("Notes stay with their speaker when the order changes.")
    title, what = _("Speakers in order"), _("Save this order")
    return form_page(request, meeting, form, title=title, lede=lede, what=what, back=back, mark=mark)


@login_required
def speech(request: HttpRequest, slug: str, pk: int, order: int) -> HttpResponse:
    """The minute-taker's notes of one speech."""
    one = access.speech_for(request, slug, pk, order)
    form, mark = forms.NotesForm(request.POST or None, initial={"notes": one.notes}), standing.mark_of(one)
    back = reverse("organisation_life:record", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            standing.may_save(request.POST, mark).enforce()
            services.note_speech(speech=one, notes=form.cleaned_data["notes"], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{back}#speech-{order}")
    return form_page(
        request,
        one.meeting,
        form,
        title=_("Speech of %(name)s") % {"name": one.person.name},
        lede=_("Read by the branch committee, by those who took part, and by the office that writes it."),
        what=_("Save these notes"),
        back=back,
        mark=mark,
    )


@login_required
def comment_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    meeting = access.meeting_to_record(request, slug, pk)
    access.enforce(rules.takes_comments(meeting))
    form = forms.CommentForm(request.POST or None, campaign=meeting.campaign)
    back = f"{reverse('organisation_life:record', args=[slug, pk])}#comments"
    if request.method == "POST" and form.is_valid():
        try:
            services.note_comment(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(back)
    return form_page(
        request,
        meeting,
        form,
        title=_("Note a comment"),
        lede=_("The trail notes that a comment was written down, neither whose nor what. It is not printed."),
        what=_("Note this comment"),
        back=back,
    )


@login_required
def comment_remove(request: HttpRequest, slug: str, pk: int, comment: int) -> HttpResponse:
    one = access.comment_for(request, slug, pk, comment)
    back = f"{reverse('organisation_life:record', args=[slug, pk])}#comments"
    if request.method == "POST":
        services.remove_comment(comment=one, by=access.user_of(request))
        return redirect(back)
    context = {"campaign": one.meeting.campaign, "meeting": one.meeting, "comment": one, "back": back}
    return render(request, "organisation_life/comment_remove.html", context)


@login_required
def points(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The superior's points (domain.md T-35)."""
    meeting = access.meeting_to_record(request, slug, pk)
    noted = selectors.points_of(meeting)
    speaker = noted[0].speaker if noted else "、".join(meeting.superior_names)
    first, mark = {"speaker": speaker, "points": "\n".join(point.text for point in noted)}, standing.mark_of_all(noted)
    form = forms.PointsForm(request.POST or None, initial=first)
    back = f"{reverse('organisation_life:record', args=[slug, pk])}#points"
    if request.method == "POST" and form.is_valid():
        try:
            standing.may_save(request.POST, mark).enforce()
            services.note_points(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(back)
    title, what = _("Points of the superior"), _("Save these points")
    return form_page(request, meeting, form, title=title, lede="", what=what, back=back, mark=mark)


@login_required
def wrap_up(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How the meeting was summed up, with its highlights (domain.md T-36)."""
    meeting = access.meeting_to_record(request, slug, pk)
    life = selectors.life_of(meeting)
    mark = standing.mark_of(life)
    first = {
        "wrapped_up_by": life.wrapped_up_by,
        "wrap_up": life.wrap_up,
        "highlights": "\n".join(life.highlights),
    }
    form = forms.WrapUpForm(request.POST or None, initial=first)
    back = f"{reverse('organisation_life:record', args=[slug, pk])}#wrap-up"
    if request.method == "POST" and form.is_valid():
        try:
            standing.may_save(request.POST, mark).enforce()
            services.sum_up_meeting(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(back)
    title, what = _("Summing up the meeting"), _("Save the summing up")
    return form_page(request, meeting, form, title=title, lede="", what=what, back=back, mark=mark)

"""Counting: the grid for the first and the second person, both side by side, remarks and quoted figures."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from phases.appraisal import access, counted, forms, paper, reading, rules, services
from phases.appraisal.models import Appraisal, SecondCount, Tally
from phases.core import standing
from phases.core.verdict import RefusedError
from phases.documents.paper import ballot
from phases.organisation.roles import Permission


@login_required
def count(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The first count; whoever corrects it finds it filled in."""
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    access.enforce(rules.may_count(access.part_of(request), access.user_of(request), found))
    before = counted.first_count(found, list(found.questions.all()))
    return _grid(request, found, before, services.enter, mark=standing.mark_of(found))


@login_required
def count_again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The second count begins empty, so that nobody copies the first."""
    found = access.appraisal_for(request, slug, pk, *access.COUNTERS)
    access.enforce(rules.may_count_again(access.part_of(request), access.user_of(request), found))
    before = counted.second_count(found, list(found.questions.all()))
    second = SecondCount.objects.filter(appraisal=found)
    return _grid(request, found, before, services.count_again, mark=standing.mark_of_all(second), again=True)


@login_required
def compare(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Both counts, cell by cell; not of so few paper ballots that the sealed ones would not hide them."""
    found = access.appraisal_for(request, slug, pk, *access.COUNTERS)
    access.enforce(rules.paper_may_be_shown(found))
    part, user = access.part_of(request), access.user_of(request)
    context = {
        "campaign": found.campaign,
        "appraisal": found,
        **reading.compared(found),
        "may_correct_first": rules.may_count(part, user, found),
        "may_correct_second": rules.may_count_again(part, user, found),
    }
    return render(request, "appraisal/compare.html", context)


@login_required
def remarks(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All remarks at once, without names; what stands already is in the field, in no order."""
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    part, noted = access.part_of(request), list(found.remarks.all())
    access.enforce(rules.may_write_remarks(part, found))
    mark = standing.mark_of_all(noted)
    initial = {"texts": "\n".join(remark.text.replace("\n", " ") for remark in noted)}
    form = forms.RemarksForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        texts = form.cleaned_data["texts"].splitlines()
        try:
            standing.may_save(request.POST, mark).enforce()
            services.write_remarks(appraisal=found, texts=texts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("appraisal:appraisal", slug, pk)
    context = {"campaign": found.campaign, "appraisal": found, "form": form, "mark": mark}
    return render(request, "appraisal/remarks.html", context)


@login_required
def quoted(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Figures that somebody else printed: kept beside the computed ones."""
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    mark = standing.mark_of(found, *found.questions.all(), *Tally.objects.filter(option__question__appraisal=found))
    form = forms.QuotedForm(request.POST or None, appraisal=found)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        services.quote(appraisal=found, by=access.user_of(request), **form.quoted())
        return redirect("appraisal:appraisal", slug, pk)
    context = {"campaign": found.campaign, "appraisal": found, "form": form, "mark": mark}
    return render(request, "appraisal/quoted.html", context)


@login_required
def ballot_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One blank ballot on A4, in the script of the campaign; the printer makes as many as are needed."""
    found = access.appraisal_for(request, slug, pk)
    answer = HttpResponse(ballot.pdf(paper.blank_ballot(found)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(False, f"{found.title}.pdf") or "inline"
    return answer


def _grid(
    request: HttpRequest,
    found: Appraisal,
    before: counted.Count | None,
    write: Callable[..., Appraisal],
    *,
    mark: str,
    again: bool = False,
) -> HttpResponse:
    """`mark`: of what another window may save meanwhile."""
    form = forms.CountForm(request.POST or None, appraisal=found, standing=before)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            written = write(appraisal=found, by=access.user_of(request), **form.count())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            differs = services.different_cells(written)
            return redirect("appraisal:compare" if differs else "appraisal:appraisal", found.campaign.slug, found.pk)
    context = {"campaign": found.campaign, "appraisal": found, "form": form, "mark": mark, "again": again}
    return render(request, "appraisal/count.html", context)

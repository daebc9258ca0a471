"""What became of a report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from phases.core.verdict import RefusedError
from phases.research import access, forms, rules, services


@login_required
def conversion_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    topic = access.topic_for(request, slug, pk, to_write=True)
    form = forms.ConversionForm(request.POST or None, initial={"on": topic.campaign.today})
    if request.method == "POST" and form.is_valid():
        try:
            services.record_conversion(topic=topic, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("research:topic", slug, pk)
    verdict = rules.may_convert(topic)
    context = {"campaign": topic.campaign, "topic": topic, "form": form, "verdict": verdict}
    return render(request, "research/conversion_form.html", context)


@login_required
def conversion_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    conversion = access.conversion_to_write(request, slug, pk)
    if request.method == "POST":
        try:
            services.remove_conversion(conversion=conversion, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("research:topic", slug, conversion.topic_id)
    context = {"campaign": conversion.topic.campaign, "conversion": conversion}
    return render(request, "research/conversion_remove.html", context)

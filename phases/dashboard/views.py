"""Screens that cut across the areas."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return render(request, "404.html", status=404)


def mishap(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To the campaign in which one works; to the list when there are several or none."""
    return render(request, "dashboard/home.html")

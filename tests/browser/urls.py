"""The product's addresses, and a gallery of the components that only tests can open."""

from pathlib import Path

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from phases.core.verdict import Verdict
from phases.timeline import access

GALLERY = Path(__file__).parent / "gallery"
WORDS = {"class": "form-control"}
PEOPLE = (
    ("周明远", 22), ("沈国栋", 21), ("陆静宜", 20.5), ("韩志刚", 19.5), ("顾建平", 22), ("何雨桐", 22),
    ("唐珺", 20), ("许文彬", 21), ("蒋晓岚", 20), ("邵翀", 21.5), ("方立新", 20), ("孔令仪", 16),
    ("欧阳慧敏", 18), ("薛宏伟", 20.5), ("罗志成", 21), ("秦月华", 20), ("潘佳", 20), ("施振宇", 14),
    ("阿依努尔·买买提", 17.5), ("严冬梅", 22), ("金海涛", 20.5), ("戴晓芸", 18), ("卫东升", 12),
)  # fmt: skip
FORMS = (("a", "集中学习"), ("b", "专题讲座"), ("c", "交流座谈"), ("d", "个人自学"))
MATERIALS = (
    (1, "十七届中央纪委三次全会精神"),
    (2, "《科学发展观重要论述摘编》"),
    (3, "《邓小平论科学发展》"),
    (4, "中央经济工作会议精神"),
)
RECORDED = {"subject": "", "form": "a", "materials": [1, 2], "absent": [11, 17], "held_on": "2009-04-10"}


class SessionForm(forms.Form):
    held_on = forms.DateField(
        label="日期", help_text="学时按起止时间算，可以改。半个学时也可以记。", widget=forms.DateInput(attrs=WORDS)
    )
    form = forms.ChoiceField(label="形式", widget=forms.RadioSelect, choices=FORMS)
    subject = forms.CharField(label="学习内容", widget=forms.TextInput(attrs=WORDS))
    materials = forms.MultipleChoiceField(label="用到的材料", widget=forms.CheckboxSelectMultiple, choices=MATERIALS)
    absent = forms.MultipleChoiceField(
        label="谁没到？",
        widget=forms.CheckboxSelectMultiple,
        choices=[(number, name) for number, (name, _hours) in enumerate(PEOPLE)],
        help_text="点一下记作没到，再点一下改回。",
    )


class FilterForm(forms.Form):
    unit = forms.ChoiceField(
        choices=[("", "全部处室"), ("1", "办公室")],
        required=False,
        widget=forms.Select(attrs={"class": "form-select", "aria-label": "处室"}),
    )
    q = forms.CharField(
        required=False, widget=forms.TextInput(attrs=WORDS | {"aria-label": "查姓名", "placeholder": "姓名"})
    )


@login_required
def gallery(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    access.campaign_for(request, slug)
    template = engines["django"].from_string((GALLERY / f"{name}.html").read_text(encoding="utf-8"))
    people = [
        {"name": name, "hours": hours, "word": "已满" if hours >= 20 else f"差{20 - hours:g}"} for name, hours in PEOPLE
    ]
    return HttpResponse(
        template.render(
            {
                "form": SessionForm(RECORDED),
                "filters": FilterForm(),
                "people": people,
                "page": Paginator(people, 10).page(2),
                "views": [
                    {"label": "在职党员", "url": "?", "count": 23, "current": True},
                    {"label": "不足20学时", "url": "?short=1", "count": 7},
                    {"label": "灵活安排", "url": "?arranged=1", "count": 4},
                ],
                "cells": ["ok"] * 7 + ["hold"] + [""] * 7,
                "refused": Verdict.no("只有组长能批准；何雨桐可以送审。"),
            },
            request,
        )
    )


urlpatterns = [
    path("gallery/<slug:slug>/<slug:name>/", gallery),
    path("", include("phases.urls")),
]

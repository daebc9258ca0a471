"""The components that templates use without loading: what they escape, what they say, what they refuse to fake."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from phases.core.verdict import Verdict
from phases.templatetags.components import icons, markup


def render(source, request=None, **context):
    return Template(source).render(RequestContext(request, context) if request else Context(context))


def asked_with(parameters):
    request = RequestFactory().get("/", parameters)
    request.user, request.resolver_match = AnonymousUser(), None
    return request


def test_an_icon_beside_a_word_is_hidden_from_readers():
    assert 'aria-hidden="true"' in render('{% icon "check" %}')


def test_an_icon_that_stands_alone_says_what_it_is():
    svg = icons.icon("gate-closed", 'the "first" gate')
    assert 'role="img"' in svg
    assert 'aria-label="the &quot;first&quot; gate"' in svg
    assert "aria-hidden" not in svg


@pytest.mark.parametrize(
    "name", [shape.icon for shape in markup.STATES.values() if shape.icon] + ["gate-open", "gate-closed"]
)
def test_every_icon_of_a_state_exists_and_brings_no_style(name):
    svg = icons.icon(name)
    assert svg.startswith("<svg class=")
    assert svg.endswith("</svg>")
    assert "style=" not in svg


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("给7人安排补课", ["7人"]),
        ("4月18日前", ["4月18日"]),
        ("2009年4月10日10:32", ["2009年4月10日10:32"]),
        ("批准第3稿并上报", ["第3稿"]),
        ("满20学时，差2.5学时", ["20学时", "2.5学时"]),
        ("16/23人", ["16/23人"]),
        ("占66.7%", ["66.7%"]),
    ],
)
def test_tie_keeps_number_and_counter_on_one_line(text, together):
    html = markup.tie(text)
    for piece in together:
        assert f'<span class="nowrap">{piece}</span>' in html


def test_tie_escapes_what_was_not_safe():
    html = render("{{ words|tie }}", words="<script>3人</script>")
    assert "<script>" not in html
    assert '&lt;script&gt;<span class="nowrap">3人</span>' in html


def test_tie_leaves_attributes_and_entities_of_safe_markup_alone():
    html = markup.tie(mark_safe('<a title="3人">3人</a>'))
    assert html == '<a title="3人"><span class="nowrap">3人</span></a>'
    assert markup.tie("it's 5") == "it&#x27;s 5"


def test_a_state_is_colour_icon_and_word():
    html = render('{% state "short" word chip=True %}', word="差<2")
    assert 'class="state is-warn is-chip"' in html
    assert "<svg" in html
    assert "<span>差&lt;2</span>" in html


def test_a_meter_says_in_words_what_it_draws():
    html = markup.meter(19.5, 20, '19.5 of "20"')
    assert 'aria-label="19.5 of &quot;20&quot;"' in html
    assert "is-short" in html
    assert 'width="195.0"' in html
    assert 'class="tick" x="200.0"' in html


def test_a_meter_over_its_target_is_quiet_and_never_leaves_its_bed():
    html = markup.meter(90, 20, "90")
    assert "is-ok" in html
    assert 'width="240.0"' in html


def test_a_meter_without_a_record_draws_no_amount():
    assert "fill is-" not in markup.meter(None, 20, "not recorded")


def test_a_figure_that_nobody_recorded_is_blank_and_zero_is_zero():
    assert "＿＿" in markup.figure(None, "人")
    assert "＿＿" not in markup.figure(0, "人")
    assert ">0<" in markup.figure(0, "人")


def test_a_deed_that_a_rule_refuses_stays_with_its_reason():
    html = render('{% deed verdict "Approve" "/x/" method="post" %}', verdict=Verdict.no("only the head <may>"))
    assert "disabled" in html
    assert "only the head &lt;may&gt;" in html
    assert "/x/" not in html


def test_a_deed_that_changes_something_is_a_form_with_its_token():
    html = render('{% deed True "Approve" "/x/" method="post" %}', csrf_token="token-of-the-session")
    assert '<form method="post" action="/x/">' in html
    assert 'value="token-of-the-session"' in html


def test_a_deed_that_only_leads_somewhere_is_a_link():
    assert '<a class="btn btn-primary" href="/x/">' in render('{% deed v "Open" "/x/" "primary" %}', v=Verdict.yes())


def test_the_pager_keeps_the_filter():
    request = asked_with({"q": "周", "page": "2"})
    html = render("{% pager page %}", page=Paginator(range(30), 10).page(2), request=request)
    assert "?q=%E5%91%A8&amp;page=1" in html
    assert "?q=%E5%91%A8&amp;page=3" in html


def test_the_pager_of_one_page_only_counts():
    html = render("{% pager page %}", page=Paginator(range(3), 10).page(1), request=asked_with({}))
    assert "<a " not in html
    assert "3" in html


class MaterialForm(forms.Form):
    title = forms.CharField(help_text="as printed", widget=forms.TextInput(attrs={"class": "wide"}))
    weight = forms.ChoiceField(choices=[("a", "A")])
    done = forms.BooleanField(required=False)


def test_a_control_wears_our_clothes_and_keeps_its_own():
    form = MaterialForm()
    assert 'class="wide form-control"' in render("{{ field|control }}", field=form["title"])
    assert 'class="form-select"' in render("{{ field|control }}", field=form["weight"])
    assert 'class="form-check-input"' in render("{{ field|control }}", field=form["done"])


def test_a_wrong_field_says_so_to_eyes_and_readers():
    html = render('{% include "components/field.html" %}', field=MaterialForm({"weight": "a"})["title"])
    assert "is-invalid" in html
    assert 'aria-invalid="true"' in html
    described = re.search('aria-describedby="([^"]+)"', html)
    assert described is not None
    for name in described[1].split():
        assert f'id="{name}"' in html


@pytest.mark.parametrize(
    "include",
    [
        '{% include "components/note.html" with kind="bad" text=words small=words %}',
        '{% include "components/empty.html" with title=words text=words url="/" label=words %}',
        '{% include "components/docket_row.html" with what=words why=words url="/" label=words word=words %}',
        '{% include "components/closing_step.html" with state="now" title=words text=words url="/" label=words %}',
        '{% include "components/crumbs.html" with url="/" label=words here=words %}',
        '{% include "components/mishap.html" with no=409 title=words why=words safe=words %}',
    ],
)
def test_a_component_escapes_its_words_and_styles_nothing_inline(include):
    html = render(include, words="<b>7人</b>")
    assert "<b>7人" not in html
    assert '&lt;b&gt;<span class="nowrap">7人</span>' in html
    assert "style=" not in html

"""Documents in the browser: written, sent, returned, compared; nothing typed is lost."""

import pytest
from django.urls import reverse

from phases.documents import services
from phases.documents.models import Document
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.bureau()


def login(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"documents:{name}", args=["bureau", *args])


def typed(version, **changes) -> dict[str, str]:
    """The edit form as the browser sends it."""
    data = {
        "title": version.body["title"],
        "based_on": str(version.number),
        "number": "",
        "addressee": "",
        "closing": "",
    }
    for section in version.body["sections"]:
        data[f"heading_{section['key']}"] = section["heading"]
        data[f"text_{section['key']}"] = "\n".join(section["paragraphs"])
    return data | {"heading_new": "", "text_new": "", "note": ""} | changes


@pytest.mark.trace("S-01")
def test_two_directives_are_filed_with_and_without_a_number(client, place):
    login(client, place.office)
    first = "关于印发〈镇江市开展深入学习实践科学发展观活动的实施意见〉的通知"
    common = {"kind": "superior_directive", "issuer": "市委"}
    client.post(url("document-add"), common | {"title": first, "number": "镇发[2009]10号"})
    client.post(url("document-add"), common | {"title": "学习调研阶段工作实施方案的通知"})
    assert list(Document.objects.values_list("number", "state").order_by("pk")) == [
        ("镇发[2009]10号", "filed"),
        ("", "filed"),
    ]
    page = client.get(url("document-list")).content.decode()
    assert "镇发〔2009〕10号" in page
    assert first in page


def test_list_has_a_fixed_number_of_queries(client, place, django_assert_max_num_queries):
    login(client, place.office)
    for number in range(3):
        make.drafted(place, kind="notice", body=make.body(str(number)))
    with django_assert_max_num_queries(12):
        page = client.get(url("document-list"))
    assert page.content.decode().count("第一阶段书面材料") == 3


def test_list_without_a_match_offers_the_way_back(client, place):
    login(client, place.office)
    make.drafted(place)
    assert "第一阶段书面材料" not in client.get(url("document-list") + "?q=无此文件").content.decode()


def test_plan_begins_with_the_sections_that_are_demanded(client, place):
    place.phase.requirements.create(
        key="plan",
        text="实施方案",
        criterion="document_filed",
        where={"kind": "implementation_plan", "sections": make.PLAN_SECTIONS},
    )
    login(client, place.office)
    page = client.post(url("document-add"), {"kind": "implementation_plan", "title": "实施方案"}, follow=True)
    assert all(heading in page.content.decode() for heading in make.PLAN_SECTIONS)


def test_saved_words_are_a_new_version(client, place):
    document = make.drafted(place)
    login(client, place.office)
    data = typed(make.newest(document), text_study="党组集中学习{{study.sessions}}。\n\n第二段。", heading_new="结语")
    client.post(url("document-edit", document.pk), data)
    sections = make.newest(document).body["sections"]
    assert sections[0]["paragraphs"] == ["党组集中学习{{study.sessions}}。", "第二段。"]
    assert (sections[1]["heading"], sections[1]["key"]) == ("结语", "s1")


def test_unknown_figure_is_refused_and_the_text_kept(client, place):
    document = make.drafted(place)
    login(client, place.office)
    page = client.post(url("document-edit", document.pk), typed(make.newest(document), text_study="写了很久{{a.b}}"))
    assert document.versions.count() == 1
    assert "写了很久{{a.b}}" in page.content.decode()


def test_stale_window_shows_both_texts_and_keeps_what_was_typed(client, place):
    document = make.drafted(place)
    mine = typed(make.newest(document), text_study="甲写的。")
    services.save_version(document=document, by=place.colleague, body=make.body("乙写的。"), based_on=1)
    login(client, place.office)
    answer = client.post(url("document-edit", document.pk), mine)
    page = answer.content.decode()
    assert (answer.status_code, document.versions.count()) == (409, 2)
    assert "<del>乙</del>写的。" in page
    assert "<ins>甲</ins>写的。" in page
    client.post(url("document-edit", document.pk), mine | {"based_on": "2"})
    assert make.newest(document).body["sections"][0]["paragraphs"] == ["甲写的。"]


def test_hostile_words_are_shown_as_words(client, place):
    document = make.drafted(place, body=make.body("<script>alert(1)</script>"), figures=make.figures(sessions="<b>3"))
    login(client, place.office)
    page = client.get(url("document-detail", document.pk)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_page_shows_bound_and_missing_figures(client, place):
    document = make.drafted(
        place, body=make.body("{{study.sessions}}，{{study.essays}}"), figures=make.figures(essays=None)
    )
    login(client, place.head)
    page = client.get(url("document-detail", document.pk)).content.decode()
    assert '<a class="bound" href="/records/" title="sessions">3次</a>' in page
    assert '<a class="bound is-missing" href="/records/" title="essays">＿＿次</a>' in page


def test_submit_return_and_edit_go_round(client, place):
    document = make.drafted(place)
    login(client, place.office).post(url("document-deed", document.pk, "submit"))
    login(client, place.head).post(url("document-return", document.pk), {"section": "study", "text": "补课怎么补的"})
    document.refresh_from_db()
    assert document.state == "returned"
    page = login(client, place.office).get(url("document-detail", document.pk)).content.decode()
    assert "补课怎么补的" in page


def test_return_without_a_word_stays_on_the_page(client, place):
    document = make.submitted(place)
    answer = login(client, place.head).post(url("document-return", document.pk), {"section": "", "text": ""})
    document.refresh_from_db()
    assert (answer.status_code, document.state) == (200, "submitted")


def test_compare_shows_only_the_changed_sentence(client, place):
    document = make.drafted(place, body=make.body("前一句。中间句。"))
    services.save_version(document=document, by=place.office, body=make.body("前一句。改过的句。"), based_on=1)
    login(client, place.office)
    page = client.get(url("version-compare", document.pk, 1, 2)).content.decode()
    assert "<del>中间</del>句。" in page
    assert "<ins>改过的</ins>句。" in page
    assert "前一句" not in page


def test_preview_saves_nothing(client, place):
    document = make.drafted(place)
    login(client, place.office)
    page = client.post(
        url("words-preview", document.pk), typed(make.newest(document), text_study="预览{{study.sessions}}")
    )
    assert "预览" in page.content.decode()
    assert document.versions.count() == 1


def test_member_reads_what_was_published_and_no_draft(client, place):
    draft = make.drafted(place)
    login(client, place.member)
    assert client.get(url("document-detail", draft.pk)).status_code == 404
    filed = make.drafted(place, kind="notice")
    services.file(document=filed, by=place.office)
    assert client.get(url("document-detail", filed.pk)).status_code == 200


def test_stranger_finds_nothing(client, place):
    document = make.drafted(place)
    login(client, place.stranger)
    assert client.get(url("document-detail", document.pk)).status_code == 404
    assert client.post(url("document-deed", document.pk, "withdraw")).status_code == 404


def test_remark_is_pinned_and_settled(client, place):
    document = make.submitted(place)
    login(client, place.head).post(url("remark-add", document.pk, 1), {"section": "study", "text": "写明是哪两个"})
    remark = make.newest(document).remarks.get()
    login(client, place.office).post(url("remark-settle", document.pk, remark.pk))
    remark.refresh_from_db()
    assert (remark.text, remark.settled_in) == ("写明是哪两个", make.newest(document))


def test_withdrawn_document_is_found_by_its_state(client, place):
    document = make.drafted(place)
    login(client, place.office).post(url("document-deed", document.pk, "withdraw"))
    assert "第一阶段书面材料" not in client.get(url("document-list")).content.decode()
    assert "第一阶段书面材料" in client.get(url("document-list") + "?state=withdrawn").content.decode()
    client.post(url("document-deed", document.pk, "restore"))
    document.refresh_from_db()
    assert document.state == "draft"


def test_particulars_are_changed(client, place):
    document = make.drafted(place, kind="notice")
    login(client, place.office)
    client.post(url("document-change", document.pk), {"title": "新标题", "issuer": "市科技局"})
    document.refresh_from_db()
    assert (document.title, document.issuer) == ("新标题", "市科技局")


def test_document_that_lies_with_the_leader_is_not_edited_and_says_why(client, place):
    document = make.submitted(place)
    answer = login(client, place.office).get(url("document-edit", document.pk), follow=True)
    assert answer.redirect_chain[-1][0] == url("document-detail", document.pk)
    assert "Take it back first" in answer.content.decode()


def test_refused_deed_says_why_and_changes_nothing(client, place):
    document = make.drafted(place)
    answer = login(client, place.office).post(url("document-deed", document.pk, "recall"), follow=True)
    assert len(answer.context["messages"]) == 1
    document.refresh_from_db()
    assert document.state == "draft"


def test_return_of_what_was_taken_back_meanwhile_keeps_the_remark(client, place):
    document = make.submitted(place)
    services.recall(document=document, by=place.office)
    data = {"section": "study", "text": "请补充数字"}
    form = login(client, place.head).post(url("document-return", document.pk), data).context["form"]
    assert "text" in form.errors
    assert form["text"].value() == "请补充数字"
    document.refresh_from_db()
    assert document.state == "draft"


def test_empty_remark_is_not_pinned(client, place):
    version = make.newest(make.submitted(place))
    address = url("remark-add", version.document_id, version.number)
    answer = login(client, place.head).post(address, {"section": "study", "text": " "}, follow=True)
    assert "Nothing was noted" in answer.content.decode()
    assert not version.remarks.exists()


def test_remark_of_another_document_is_not_settled(client, place):
    version = make.newest(make.submitted(place))
    remark = services.add_remark(version=version, by=place.head, section="study", text="请补充")
    other = make.drafted(place, kind="implementation_plan")
    assert login(client, place.office).post(url("remark-settle", other.pk, remark.pk)).status_code == 404
    remark.refresh_from_db()
    assert remark.settled_in is None

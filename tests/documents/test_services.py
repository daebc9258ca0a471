"""Versions, review and the approval of one exact text."""

import pytest
from django.db import Error, connection, transaction

from phases.core import audit
from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
from phases.documents import body as words
from phases.documents import reading, services
from phases.documents.models import Document, DocumentVersion
from phases.documents.services.review import TextChangedError
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def acts(document) -> list[str]:
    entries = AuditEntry.objects.filter(object_ref=f"document:{document.pk}").order_by("pk")
    return list(entries.values_list("act", flat=True))


def test_version_hash_covers_words_and_figures():
    place = make.bureau()
    version = make.newest(make.drafted(place))
    assert version.sha256 == words.fingerprint(version.body, version.figures)
    assert version.sha256 != words.fingerprint(version.body, make.figures(sessions="4"))


def test_save_version_from_a_stale_window_overwrites_nothing():
    place = make.bureau()
    document = make.drafted(place)
    services.save_version(document=document, by=place.colleague, body=make.body("乙的话"), based_on=1)
    with pytest.raises(services.ConflictError) as conflict:
        services.save_version(document=document, by=place.office, body=make.body("甲的话"), based_on=1)
    assert conflict.value.newest.body["sections"][0]["paragraphs"] == ["乙的话"]
    assert document.versions.count() == 2


def test_save_version_without_a_change_makes_none():
    place = make.bureau()
    document = make.drafted(place)
    services.save_version(document=document, by=place.office, body=make.body(), based_on=1)
    assert document.versions.count() == 1


def test_save_version_refuses_a_figure_that_does_not_exist():
    place = make.bureau()
    document = make.drafted(place)
    with pytest.raises(RefusedError, match=r"\{\{study.invented\}\}"):
        services.save_version(document=document, by=place.office, body=make.body("{{study.invented}}"), based_on=1)


def test_submitted_document_is_not_edited():
    place = make.bureau()
    document = make.submitted(place)
    with pytest.raises(RefusedError, match="Take it back"):
        services.save_version(document=document, by=place.office, body=make.body("改"), based_on=1)
    document = services.recall(document=document, by=place.office)
    assert services.save_version(document=document, by=place.office, body=make.body("改"), based_on=1).number == 2


def test_approve_binds_version_and_hash():
    place = make.bureau()
    document = make.approved(place)
    version = make.newest(document)
    assert (document.state, document.approved_hash, document.approved_by) == ("approved", version.sha256, place.head)
    approval = AuditEntry.objects.get(act="report.approved")
    assert approval.object_hash == version.sha256


def test_approve_refuses_an_author_of_an_earlier_version():
    place = make.bureau()
    document = make.drafted(place, by=place.head)
    services.save_version(document=document, by=place.office, body=make.body("改了"), based_on=1)
    document = services.submit(document=document, by=place.office)
    version = make.newest(document)
    with pytest.raises(RefusedError, match="Somebody else approves"):
        services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)


def test_approve_refuses_a_text_that_was_not_read():
    place = make.bureau()
    document = make.submitted(place)
    with pytest.raises(TextChangedError, match="Read it again"):
        services.approve(document=document, version=make.newest(document), seen_hash="0" * 64, by=place.head)


def test_approve_refuses_an_older_version():
    place = make.bureau()
    document = make.drafted(place)
    first = make.newest(document)
    services.save_version(document=document, by=place.office, body=make.body("改了"), based_on=1)
    document = services.submit(document=document, by=place.office)
    with pytest.raises(TextChangedError):
        services.approve(document=document, version=first, seen_hash=first.sha256, by=place.head)


def test_edit_after_approval_asks_for_it_again():
    place = make.bureau()
    document = make.approved(place)
    services.save_version(document=document, by=place.office, body=make.body("再改一个字"), based_on=1)
    document.refresh_from_db()
    assert (document.state, document.approved_version, document.approved_hash) == ("draft", None, "")


def test_return_needs_a_remark_and_keeps_it_with_the_section():
    place = make.bureau()
    document = make.submitted(place)
    with pytest.raises(RefusedError, match="at least one remark"):
        services.return_with_remarks(document=document, by=place.head)
    document = services.return_with_remarks(document=document, by=place.head, remarks=[("study", "补课怎么补的")])
    remark = make.newest(document).remarks.get()
    assert (document.state, remark.section, remark.text, remark.by) == ("returned", "study", "补课怎么补的", place.head)


def test_return_counts_remarks_pinned_while_reading():
    place = make.bureau()
    document = make.submitted(place)
    services.add_remark(version=make.newest(document), section="study", text="写明是哪两个", by=place.head)
    assert services.return_with_remarks(document=document, by=place.head).state == "returned"


def test_settled_remark_names_the_version_that_answers_it():
    place = make.bureau()
    document = make.submitted(place)
    remark = services.add_remark(version=make.newest(document), text="加半句", by=place.head)
    document = services.return_with_remarks(document=document, by=place.head)
    second = services.save_version(document=document, by=place.office, body=make.body("加了半句"), based_on=1)
    services.settle_remark(remark=remark, by=place.office)
    assert remark.settled_in == second


def test_every_act_stands_in_the_trail():
    place = make.bureau()
    assert acts(make.approved(place)) == ["document.created", "report.saved", "report.submitted", "report.approved"]


@pytest.mark.trace("S-06")
def test_plan_without_a_required_section_is_saved_and_not_filed():
    place = make.bureau()
    requirement(place)
    document = plan(place, make.PLAN_SECTIONS[:4])
    with pytest.raises(RefusedError, match=r"4 of 5 sections.*工作要求"):
        services.file(document=document, by=place.office)
    assert document.versions.count() == 1
    whole = plan_body(make.PLAN_SECTIONS)
    services.save_version(document=document, by=place.office, body=whole, based_on=1)
    assert services.file(document=document, by=place.office).state == "filed"


def test_restored_report_does_not_stand_beside_another():
    place = make.bureau()
    document = services.withdraw(document=make.drafted(place), by=place.office)
    make.drafted(place)
    with pytest.raises(RefusedError, match="another report"):
        services.restore(document=document, by=place.office)


def test_withdrawn_document_comes_back_as_a_draft():
    place = make.bureau()
    document = services.withdraw(document=make.drafted(place), by=place.office)
    assert services.restore(document=document, by=place.office).state == "draft"


def test_change_of_particulars_keeps_the_old_ones_in_the_trail():
    place = make.bureau()
    document = make.drafted(place, kind="notice")
    services.change(document=document, by=place.office, title="关于成立领导小组的通知")
    assert Document.objects.get(pk=document.pk).title == "关于成立领导小组的通知"
    assert acts(document)[-1] == "document.changed"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_documentversion SET body = '{}'",
        "UPDATE phases_documentversion SET sha256 = 'x'",
        "DELETE FROM phases_documentversion",
        "UPDATE phases_document SET approved_hash = 'x'",
        (
            "UPDATE phases_document SET approved_version_id = (SELECT max(id) FROM phases_documentversion) WHERE id ="
            " (SELECT min(id) FROM phases_document)"
        ),
    ],
)
def test_database_itself_keeps_versions_and_approvals(sql):
    place = make.bureau()
    make.approved(place)
    make.drafted(place, kind="notice", body=make.body("别的文件"))
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_demonstration_may_be_removed():
    place = make.bureau(is_demonstration=True)
    make.drafted(place)
    assert DocumentVersion.objects.all().delete()[0] == 1


def requirement(place):
    place.phase.requirements.create(
        key="plan",
        text="制定实施方案",
        criterion="document_filed",
        where={"kind": "implementation_plan", "sections": make.PLAN_SECTIONS},
    )


def plan_body(headings):
    sections = [
        {"key": f"s{number}", "heading": heading, "paragraphs": ["……"]} for number, heading in enumerate(headings)
    ]
    return make.body() | {"sections": sections}


def plan(place, headings):
    return make.drafted(place, kind="implementation_plan", body=plan_body(headings))


def test_trail_notices_words_that_were_changed_behind_its_back():
    place = make.bureau()
    document = make.approved(place)
    chain = str(place.campaign.audit_chain)
    contents = {"document": reading.fingerprints}
    assert audit.verify(chain, contents=contents)[0].faults == []
    with connection.cursor() as cursor:
        on_table = " ON phases_documentversion" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER document_version_unchanged{on_table}")
        cursor.execute("UPDATE phases_documentversion SET figures = '{}'")
    assert document.versions.count() == 1
    assert audit.verify(chain, contents=contents)[0].faults


def test_the_number_of_the_particulars_stands_in_the_words_that_carry_none():
    place = make.bureau()
    document = make.drafted(place)
    services.change(document=document, by=place.office, number="12")
    version = services.save_version(document=document, by=place.office, body=make.body("改"), based_on=1)
    document.refresh_from_db()
    assert version.body["number"] == document.number == "镇科发〔2009〕12号"


def test_a_number_in_full_and_that_of_the_superior_stay_as_typed():
    place = make.bureau()
    own = make.drafted(place, body=make.body(number="镇发[2009]3号"))
    theirs = make.drafted(place, kind="superior_directive", body=make.body(number="7"))
    assert [make.newest(one).body["number"] for one in (own, theirs)] == ["镇发[2009]3号", "7"]

"""What the box puts on the workbench."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phases.box import services
from phases.box.due import BoxDue
from phases.box.models import OpinionBox
from phases.opinions.models import Opinion
from phases.organisation.roles import Role
from phases.timeline import selectors as timelines
from tests.factories import box as make
from tests.factories import timeline
from tests.factories.box import MONDAY

pytestmark = pytest.mark.django_db


def waiting(campaign, user):
    return [str(due.what) for due in BoxDue().waiting(campaign, user, timelines.part_of(user, campaign))]


def test_office_hears_that_the_box_was_emptied_and_who_answered_back_never_that_something_arrived():
    box = make.box()
    office, member = timeline.part(box.campaign, Role.OFFICE), timeline.part(box.campaign, Role.MEMBER)
    code, *_others = make.given(box, "一", "二", "三")
    assert waiting(box.campaign, office) == []
    make.emptied(box)
    assert waiting(box.campaign, office) == ["3 opinions from the box wait"]
    opinion = Opinion.objects.get(text="一")
    services.answer_back(opinion=opinion, code=code, text="补充")
    assert len(waiting(box.campaign, office)) == 1
    services.empty_box(box_pk=box.pk, on=MONDAY.replace(month=12))
    assert waiting(box.campaign, office)[1:] == ["1 giver has answered back"]
    assert waiting(box.campaign, member) == []
    assert waiting(timeline.campaign(), office) == []


def test_office_hears_of_wrong_codes_as_a_number_for_a_week():
    box = make.box()
    office, member = timeline.part(box.campaign, Role.OFFICE), timeline.part(box.campaign, Role.MEMBER)
    services.note_wrong_codes()
    services.note_wrong_codes()
    assert waiting(box.campaign, office) == ["200 receipt codes that do not exist were tried at the opinion box"]
    assert waiting(box.campaign, member) == []
    OpinionBox.objects.update(wrong_codes_on=timezone.localdate() - timedelta(days=7))
    assert waiting(box.campaign, office) == []
    services.note_wrong_codes()
    assert waiting(box.campaign, office)[0].startswith("100 "), "another day counts anew"


def test_changing_the_box_keeps_what_was_counted():
    box = make.box()
    stale = OpinionBox.objects.select_related("campaign", "channel").get(pk=box.pk)
    services.note_wrong_codes()
    channel = stale.channel
    services.change_box(
        box=stale,
        name=channel.name,
        invitation="请提意见",
        opened_on=channel.opened_on,
        closed_on=None,
        waits_at_most=2,
        by=timeline.part(box.campaign, Role.OFFICE),
    )
    assert OpinionBox.objects.get().wrong_codes == 100

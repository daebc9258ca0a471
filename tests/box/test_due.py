"""What the box puts on the workbench."""

import pytest

from phases.box import services
from phases.box.due import BoxDue
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

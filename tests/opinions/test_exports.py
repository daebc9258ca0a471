import pytest

from phases.opinions import exports
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_cross_tables_are_written_one_line_a_cell():
    campaign = timeline.campaign()
    on, source, category = (
        make.channel(campaign, "座谈会"),
        make.source(campaign, "企业"),
        make.category(campaign, "政策"),
    )
    make.opinions(campaign, 2, on=on, source=source, categories=[category])
    assert list(exports.ChannelBySource().rows(campaign, {})) == [("座谈会", "企业", 2)]
    assert list(exports.CategoryByChannel().rows(campaign, {})) == [("政策", "座谈会", 2)]

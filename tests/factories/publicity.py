"""Publicity for tests, made by the same acts as in life."""

from datetime import date
from typing import Any

from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.publicity import services
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, PublicityColumn, PublicityItem
from phases.timeline.models import Campaign
from tests.factories import timeline

DAY = date(2009, 3, 20)


def office(campaign: Campaign) -> User:
    return timeline.part(campaign, Role.OFFICE)


def column(campaign: Campaign, by: User | None = None, **fields: Any) -> PublicityColumn:
    fields = {"channel": "intranet", "name": "学习实践活动", "medium": "局内网"} | fields
    return services.open_column(campaign=campaign, by=by or office(campaign), **fields)


def three_columns(campaign: Campaign) -> list[PublicityColumn]:
    """The bureau's: intranet, internet and a page of the city's newspaper (domain.md S-21)."""
    places = (("intranet", "局内网"), ("internet", "局外网"), ("newspaper", "镇江日报科技创新专版"))
    return [column(campaign, channel=channel, medium=medium) for channel, medium in places]


def item(campaign: Campaign, by: User | None = None, **fields: Any) -> PublicityItem:
    fields = {"title": "全局召开动员大会", "published_on": DAY} | fields
    return services.record_item(campaign=campaign, by=by or office(campaign), **fields)


def case(campaign: Campaign, by: User | None = None, **fields: Any) -> ExemplaryCase:
    fields = {"subject": "知识产权处", "summary": "主动上门帮企业办理专利质押咨询"} | fields
    return services.record_case(campaign=campaign, by=by or office(campaign), **fields)


def essay(campaign: Campaign, by: User | None = None, **fields: Any) -> Essay:
    fields = {"title": "让知识产权活起来", "author": "潘佳"} | fields
    return services.record_essay(campaign=campaign, by=by or office(campaign), **fields)


def bulletin(campaign: Campaign, by: User | None = None, **fields: Any) -> Bulletin:
    number = fields.pop("number", 1)
    fields = {"title": f"学习实践活动简报第{number}期", "dated_on": DAY} | fields
    return services.make_bulletin(campaign=campaign, by=by or office(campaign), number=number, **fields)

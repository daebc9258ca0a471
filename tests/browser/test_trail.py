"""The trail as it looks, with everything that an entry can hold."""

import pytest
from django.db import transaction
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from phases.core import audit
from phases.core.audit.models import AuditActor, AuditEntry
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign
from tests.browser import looks
from tests.services import browser

pytestmark = pytest.mark.browser


@pytest.fixture
def office(transactional_db: None, live_server: LiveServer) -> User:
    unit = Unit.objects.create(name="市水务局", short_name="水务局", path="1/")
    person = Person.objects.create(unit=unit, name="演示甲", post="办公室主任")
    user = User.objects.create_user("office", name="演示甲", person=person)
    leaver = User.objects.create_user("leaver", name="演示乙")
    campaign = Campaign.objects.create(
        slug="kj", unit=unit, name="学习实践科学发展观活动", short_name="学习实践", year=2009
    )
    Appointment.objects.create(campaign=campaign, user=user, role=Role.OFFICE)
    record(campaign, user, leaver)
    return user


def record(campaign: Campaign, user: User, leaver: User) -> None:
    with transaction.atomic():
        audit.append(chain=campaign.audit_chain, act="campaign.created", by=user, on=campaign)
        audit.append(
            chain=campaign.audit_chain, act="campaign.changed", by=user, for_="演示丙", on=campaign,
            reason="上级通知调整了主题",
            before={"theme": "深入学习实践科学发展观", "stands_still_on": None, "state": "active"},
            after={"theme": "推进水务事业科学发展", "stands_still_on": "2009-04-20", "state": "closed"},
        )  # fmt: skip
        audit.append(chain=campaign.audit_chain, act="unit.changed", by=leaver, on=campaign.unit, reason="误")
        audit.append(chain=campaign.audit_chain, act="report.delivered", by=None, on=campaign)
    audit.erase_detail(entry=AuditEntry.objects.get(seq=3), by=user, ground="《个人信息保护法》第四十七条")
    audit.erase_actor(actor=AuditActor.objects.get(name="演示乙"), by=user, ground="本人要求")


def test_trail_looks(page: Page, office: User, live_server: LiveServer) -> None:
    browser.sign_in(page, office, base_url=live_server.url)
    looks.check_page(page, "/campaigns/kj/trail/", "trail")
    looks.check_page(page, "/campaigns/kj/trail/?on=unit:0", "trail-empty")

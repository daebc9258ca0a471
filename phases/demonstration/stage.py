"""Where, by whom and on which day something of an example is entered."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date

from phases.demonstration.cast import Cast
from phases.meetings.models import Meeting
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign, Phase


@contextmanager
def on_the_day(campaign: Campaign, day: date) -> Iterator[None]:
    """The campaign stands on an earlier day for a while, so that what happens is dated as it happened."""
    last, campaign.stands_still_on = campaign.stands_still_on, day
    campaign.save(update_fields=["stands_still_on"])
    yield
    campaign.stands_still_on = last
    campaign.save(update_fields=["stands_still_on"])


@dataclass(frozen=True)
class Stage:
    phase: Phase
    cast: Cast

    @property
    def campaign(self) -> Campaign:
        return self.phase.campaign

    @property
    def office(self) -> User:
        return self.cast.users[Role.OFFICE]

    @property
    def head(self) -> User:
        return self.cast.users[Role.HEAD]

    @property
    def superior(self) -> User:
        return self.cast.users[Role.SUPERIOR]

    def person(self, name: str) -> Person:
        return self.cast.people[name]

    def unit(self, name: str) -> Unit:
        return self.cast.departments[name]

    def meeting(self, title: str) -> Meeting:
        return Meeting.objects.select_related("campaign", "phase").get(campaign=self.campaign, title=title)

    def on(self, day: date) -> AbstractContextManager[None]:
        return on_the_day(self.campaign, day)

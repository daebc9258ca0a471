"""The log of heart-to-heart talks. The trail notes that it was kept, never who talked with whom."""

from datetime import date

from django.db import transaction

from phases.core import audit
from phases.core.verdict import Verdict
from phases.organisation.models import Person, User
from phases.organisation_life import rules
from phases.organisation_life.models import HeartTalk
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase


@transaction.atomic
def record_talk(
    *,
    campaign: Campaign,
    talker: Person,
    partner: Person,
    talked_on: date,
    by: User,
    place: str = "",
    phase: Phase | None = None,
) -> HeartTalk:
    """Who, with whom, when, where; nothing else (domain.md T-38)."""
    phase = phase or timeline.current_phase(campaign)
    talk = HeartTalk(campaign=campaign, phase=phase, recorded_by=by)
    _put(talk, talker, partner, talked_on, place, by)
    audit.append(chain=campaign.audit_chain, act="talk.recorded", by=by, on=talk)
    return talk


@transaction.atomic
def change_talk(
    *, talk: HeartTalk, talker: Person, partner: Person, talked_on: date, by: User, place: str = ""
) -> None:
    """A slip of the pen set right: who changes it could have recorded it as it stood and as it stands."""
    part = timeline.part_of(by, talk.campaign)
    rules.may_record_talk(part, by, talk.talker, talk.partner).enforce()
    _put(talk, talker, partner, talked_on, place, by)
    audit.append(chain=talk.campaign.audit_chain, act="talk.changed", by=by, on=talk)


@transaction.atomic
def remove_talk(*, talk: HeartTalk, by: User) -> None:
    rules.may_record_talk(timeline.part_of(by, talk.campaign), by, talk.talker, talk.partner).enforce()
    audit.append(chain=talk.campaign.audit_chain, act="talk.removed", by=by, on=talk)
    talk.delete()


def _put(talk: HeartTalk, talker: Person, partner: Person, talked_on: date, place: str, by: User) -> None:
    part = timeline.part_of(by, talk.campaign)
    rules.may_record_talk(part, by, talker, partner).enforce()
    rules.is_a_talk(talker, partner, talked_on, talk.campaign).enforce()
    same = HeartTalk.objects.filter(campaign=talk.campaign, talker=talker, partner=partner, talked_on=talked_on)
    if same.exclude(pk=talk.pk).exists():
        Verdict.no(rules.TALKED_ALREADY).enforce()
    talk.talker, talk.partner, talk.talked_on, talk.place = talker, partner, talked_on, place.strip()
    talk.save()

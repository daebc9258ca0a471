"""What the opinion box allows; each answer is written for whoever asked."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.box.contents import LONGEST, fits
from phases.box.models import BoxKey, OpinionBox
from phases.core import codes
from phases.core.verdict import Verdict
from phases.opinions.models import Opinion
from phases.timeline import days_off
from phases.timeline.models import Campaign

CROWD = 3  # so many envelopes are opened together, unless they have waited too long
ANSWERS = 3  # that wait under one receipt at a time


def is_open(box: OpinionBox, on: date) -> bool:
    """Whether the box takes opinions on that day."""
    channel = box.channel
    begun = channel.opened_on is not None and channel.opened_on <= on
    return begun and (channel.closed_on is None or on <= channel.closed_on)


def may_give(box: OpinionBox, text: str) -> Verdict:
    if not is_open(box, box.campaign.today):
        return Verdict.no(_("The box takes no opinions now. Nothing was kept of what you wrote."))
    return may_write(text)


def may_write(text: str) -> Verdict:
    if not text.strip():
        return Verdict.no(_("Write what you want to say first."))
    if not fits(text):
        return Verdict.no(
            _("An envelope holds %(most)d characters. Yours is longer: shorten it, or give it in two parts.")
            % {"most": LONGEST}
        )
    if codes.stands_in(text):
        return Verdict.no(
            _("Your text holds a receipt code. Whoever reads the text could use it: take it out. Nothing was kept.")
        )
    return Verdict.yes()


def may_answer_back(opinion: Opinion, waiting: int) -> Verdict:
    if waiting >= ANSWERS:
        return Verdict.no(
            _("Three answers of yours wait already. Write again after the box was opened; nothing was kept.")
        )
    if opinion.campaign.state != Campaign.State.ACTIVE:
        return Verdict.no(_("The campaign has ended, so nobody would read it. Nothing was kept."))
    return Verdict.yes()


def is_due(key: BoxKey, waiting: int, on: date) -> bool:
    """Three together are a crowd; after some working days also fewer, or none, are opened.

    Where nothing is opened, nothing is written either: silence says "fewer than three" and no more.
    """
    return waiting >= CROWD or days_off.working_days(key.box.campaign, key.made_on, on) >= key.box.waits_at_most


def may_reply(opinion: Opinion, text: str) -> Verdict:
    if not opinion.from_box or opinion.receipt_tag is None:
        return Verdict.no(_("This opinion has no receipt, so nobody could read an answer here."))
    if not text.strip():
        return Verdict.no(_("Write the answer first."))
    return Verdict.yes()


def may_open(existing: OpinionBox | None, campaign: Campaign) -> Verdict:
    if existing is not None:
        return Verdict.no(_("This campaign has its box already."))
    if campaign.state != Campaign.State.ACTIVE:
        return Verdict.no(_("The campaign has ended: nobody would read what came in."))
    return Verdict.yes()

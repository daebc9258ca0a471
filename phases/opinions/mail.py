"""The letter that tells a known giver what became of the opinion."""

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import EmailValidator
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.opinions.models import Opinion


def address_of(opinion: Opinion) -> str:
    """Where a letter reaches the giver: what was left as contact, else the account's address; empty for nobody."""
    account = getattr(opinion.giver, "user", None) if opinion.giver else None
    for address in (opinion.contact.strip(), account.email if account else ""):
        try:
            EmailValidator()(address)
        except ValidationError:
            continue
        return address
    return ""


def answer_to(opinion: Opinion) -> tuple[str, str]:
    """The reply and why, the opinion's own or that of the first consolidated one which answers it; empty without."""
    if opinion.reply:
        return opinion.reply, opinion.fate_reason
    group = opinion.groups.exclude(reply="").order_by("number").first()
    return (group.reply, group.adoption_reason) if group else ("", "")


def letter(opinion: Opinion, *, message_id: str) -> EmailMessage:
    """In the script of the campaign; the giver's words come back to nobody but the giver."""
    campaign = opinion.campaign
    reply, reason = answer_to(opinion)
    with override(campaign.script):
        subject = _("%(unit)s has answered your opinion") % {"unit": campaign.unit.short_name}
        context = {"opinion": opinion, "campaign": campaign, "reply": reply, "reason": reason}
        text = render_to_string("opinions/mail/answer.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split()), body=text, to=[address_of(opinion)], headers={"Message-ID": message_id}
    )

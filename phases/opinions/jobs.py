"""The background work of opinions; `phases.jobs.catalogue` lists it."""

import smtplib
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core import mail as post
from phases.core.jobs import LaterError, PermanentError, Work
from phases.core.jobs.work import Text
from phases.opinions import mail
from phases.opinions.models import Opinion

PATIENCE = timedelta(days=7)


class TellGiver:
    """One letter for each reply; a repeated one carries the same Message-ID, so that a mail program shows it once."""

    label: Text = gettext_lazy("Tell a giver what became of the opinion")

    def run(self, work: Work) -> None:
        found = Opinion.objects.select_related("campaign__unit", "giver__user").filter(pk=work.payload["opinion_pk"])
        opinion = found.first()
        # Undone since, or the address was taken out: there is nothing left to say, or nobody to say it to.
        if opinion is None or not mail.address_of(opinion) or not mail.answer_to(opinion)[0]:
            return
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        try:
            mail.letter(opinion, message_id=f"<{work.payload['letter']}@{host}>").send()
        except (smtplib.SMTPException, OSError) as error:
            for_good, said = post.refusal(error)
            reason = _("The mail server does not take the letter: %(said)s") % {"said": said}
            if for_good:
                raise PermanentError(reason) from error
            raise LaterError(reason, patience=PATIENCE) from error

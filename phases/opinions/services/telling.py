"""Known givers are told what became of their opinions; whoever came through the box reads it under the receipt."""

import hashlib
from collections.abc import Iterable

from phases.core import jobs
from phases.opinions import mail
from phases.opinions.models import Opinion
from phases.organisation.models import User


def tell_givers(opinions: Iterable[Opinion], *, reply: str, by: User) -> None:
    """Ask for a letter to each giver who can be reached; the same reply is never sent twice. Within a transaction."""
    for opinion in opinions:
        if opinion.from_box or not mail.address_of(opinion):
            continue
        letter = hashlib.sha256(f"{opinion.pk}\0{reply}".encode()).hexdigest()[:32]
        jobs.ask(
            kind="opinions.tell_giver",
            key=f"opinions.tell_giver:{letter}",
            payload={"opinion_pk": str(opinion.pk), "letter": letter},
            subject=f"opinion:{opinion.pk}",
            scope=opinion.campaign.audit_chain,
            by=by,
        )

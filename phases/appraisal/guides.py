"""One page for each part in a sealed ballot: what to do, and what this does not protect."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Guide:
    """`open` names what the ballot cannot protect."""

    title: Promise
    lede: Promise
    steps: tuple[Promise, ...]
    open: tuple[Promise, ...]


GUIDES: Mapping[str, Guide] = {
    "voter": Guide(
        _("For voters"),
        _("A slip, two minutes, any telephone. Nobody learns how you voted."),
        (
            _("Draw a slip from the bag yourself. All slips are alike; nobody writes down which one you took."),
            _("Scan it, or type the code. Choose one word for each question; what stays open is an abstention."),
            _("When the page says that the ballot is in the urn, tear the slip up and keep the stub with the mark."),
            _("After the closing look for your mark on the list. If it is missing, show the stub to a scrutineer."),
            _("A slip that was lost cannot be replaced. Ask for a ballot on paper."),
        ),
        (
            _("Somebody who looks over your shoulder, or a telephone that somebody else runs."),
            _("A slip that somebody takes from you before you used it: whoever has the code has the vote."),
            _("Words that only you would write. Leave the remark empty if you are not sure."),
            _("A unanimous result: then everybody knows how everybody voted, on paper too."),
            _("The network of the office, which notes that a device visited this site, and when."),
            _("A server that is run dishonestly while you vote: it sees what you press."),
        ),
    ),
    "clerk": Guide(
        _("For the office"),
        _("You prepare, print, hand out and close. You see no ballot and no interim result."),
        (
            _("Name three people who do not depend on each other. Print the key sheets while all three stand by."),
            _("Let each of them type their own sheet for the trial. Only then can slips be printed."),
            _("Print exactly as many slips as there are voters. Cut them, mix them in a bag, let everybody draw."),
            _("Do not note who took which slip, nor who voted when. Write no numbers on slips."),
            _("Close the ballot, print the record of the sealing, have it signed and hang it up."),
            _("Have paper ballots counted twice before the urn is opened. Let two holders type their sheets."),
            _("Have somebody else count the urn a second time; then the head locks the result."),
        ),
        (
            _("A clerk who copies sheets or slips at the printer. Let the holders stand by, switch its memory off."),
            _("Spare slips: each is a vote that somebody can cast. Burn those that nobody drew, before witnesses."),
            _("Small circles: with ten voters everybody guesses. The least numbers may be raised, never lowered."),
            _("Lost keys. With fewer than two sheets nobody opens the urn, and the vote is held again."),
        ),
    ),
    "scrutineer": Guide(
        _("For scrutineers"),
        _("You hold one of three keys. Any two open the urn, and you see that the office cannot do it alone."),
        (
            _("Take your sheet out of the printer yourself, type it for the trial, lock it away in an envelope."),
            _("Keep a second copy in a sealed envelope in the safe, signed over the flap."),
            _("At the closing compare the number of marks with the slips handed out, and sign the record."),
            _("At the opening type your sheet yourself. Check that the digest is that of the record."),
            _("Take complaints with the stub in hand: a mark that is missing, or one that is there without a vote."),
            _("When the urn is destroyed, tear up both copies of your sheet."),
        ),
        (
            _("Two holders who agree in secret and have a copy of the database of the days of the vote."),
            _("A sheet that was photographed or lies in the memory of a printer."),
            _("A mark proves that a ballot was counted. That it was not exchanged rests on a key of the server."),
        ),
    ),
    "administrator": Guide(
        _("For whoever runs the server"),
        _("You keep it running. You cannot open the urn, and you shall not be able to."),
        (
            _("Keep the keys folder apart from the backups of the database. Without its ballot_key no ballot counts."),
            _("Put TLS in front, and let nothing before the product log the addresses that begin with /v/."),
            _("Switch core dumps off, encrypt the disk and the swap. The product overwrites what it deletes."),
            _("Do not restore an old database while a ballot runs: votes cast since would be lost."),
            _("After the urn is destroyed delete the backups of the days of the vote."),
        ),
        (
            _("The memory of the web server while somebody votes: whoever reads it then, reads that ballot."),
            _("Backups of the days of the vote together with two key sheets."),
            _("Who voted when: the database changes at each vote, though it does not say how."),
            _("A changed program. Compare the version with the one that was published before the vote."),
        ),
    ),
}

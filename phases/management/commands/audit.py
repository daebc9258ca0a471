"""`manage.py audit`: check the trail, print where its chains stand, erase what the law wants gone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from phases.core import audit
from phases.core.audit.models import AuditEntry, AuditHead
from phases.core.verdict import RefusedError
from phases.documents import reading
from phases.organisation.models import User
from phases.timeline.models import Campaign


class Command(BaseCommand):
    help = "Check the audit trail (verify), print its heads (anchor), erase the details of an entry (erase)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="what", required=True)
        verify = acts.add_parser("verify", help="check every chain; exits 1 on a fault")
        verify.add_argument("--chain", help="only one: a campaign's short name, a chain's id, or 'installation'")
        verify.add_argument("--anchor", default="", help="a code from issued paper, 5KQ2-9FXM-…")
        anchor = acts.add_parser("anchor", help="print where each chain stands")
        anchor.add_argument("--chain")
        erase = acts.add_parser("erase", help="erase reason and values of one entry; the chain keeps who and why")
        erase.add_argument("--chain", required=True)
        erase.add_argument("--entry", type=int, required=True, help="its number in the chain")
        erase.add_argument("--by", required=True, help="login name of whoever answers for it")
        erase.add_argument("--ground", required=True, help="the legal ground, in words")

    def handle(self, **options: Any) -> None:
        self.slugs = {str(chain): slug for chain, slug in Campaign.objects.values_list("audit_chain", "slug")}
        chains = {slug: chain for chain, slug in self.slugs.items()}
        chain = chains.get(options["chain"], options["chain"])
        match options["what"]:
            case "verify":
                self.verify(chain, options["anchor"])
            case "anchor":
                self.anchor(chain)
            case "erase":
                self.erase(chain, options["entry"], options["by"], options["ground"])

    def verify(self, chain: str | None, code: str) -> None:
        checked = audit.verify(chain, contents={"document": reading.fingerprints})
        for soundness in checked:
            self.stdout.write(self.line(soundness))
            if soundness.first:
                self.stdout.write(f"  {soundness.first.what}\n  {soundness.first.advice}")
        held = self.holds(code, [soundness.chain for soundness in checked]) if code else True
        if not held or any(soundness.faults for soundness in checked):
            raise SystemExit(1)

    def line(self, soundness: audit.Soundness) -> str:
        name = f"{self.slugs.get(soundness.chain, soundness.chain)}: "
        erased = "".join(f", {seq} erased by entry {by}" for seq, by in soundness.erased.items())
        if soundness.first is None:
            return f"{name}sound, {soundness.length} entries{erased}"
        more = f" and {len(soundness.faults) - 1} more faults" if len(soundness.faults) > 1 else ""
        return f"{name}FAULT {soundness.first}{more}, {soundness.length} entries{erased}"

    def holds(self, typed: str, chains: list[str]) -> bool:
        """Whether an entry with the printed code still stands in one of the chains."""
        try:
            found = audit.find_anchor(audit.read_anchor(typed), chains)
        except ValueError as unreadable:
            raise CommandError(str(unreadable)) from None
        if found is None:
            self.stdout.write(f"{typed}: FAULT anchor: no entry has this code")
            self.stdout.write(f"  {audit.Fault(audit.Kind.ANCHOR, 0).advice}")
            return False
        self.stdout.write(f"{typed}: entry {found.seq} of {self.slugs.get(found.chain, found.chain)}")
        return True

    def anchor(self, chain: str | None) -> None:
        for head in AuditHead.objects.filter(**{"chain": chain} if chain else {}):
            printed = audit.anchor(head.chain)
            self.stdout.write(f"{self.slugs.get(head.chain, head.chain)} {printed.seq} {printed.code}")

    def erase(self, chain: str, seq: int, login: str, ground: str) -> None:
        entry = AuditEntry.objects.filter(chain=chain, seq=seq).first()
        by = User.objects.filter(username=login).first()
        if entry is None or by is None:
            missing = f"account {login!r}" if entry else f"entry {seq} of {chain!r}"
            raise CommandError(f"Nothing was erased: there is no {missing}.")
        try:
            written = audit.erase_detail(entry=entry, by=by, ground=ground)
        except RefusedError as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Reason and values of entry {seq} are erased; entry {written.seq} says so.")

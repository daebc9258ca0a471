"""A mail server that keeps every letter, and can refuse, stop, or die between accepting a letter and saying so."""

from collections.abc import Callable
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.services import programs

ACCEPTED = "250 OK"


class MailServer:
    """`letters` are those accepted, oldest first, whether or not the sender lived to hear of it."""

    def __init__(self) -> None:
        self.host, self.port = "127.0.0.1", programs.free_port()
        self.letters: list[EmailMessage] = []
        self.refused = 0
        self.reset()
        self._controller: Controller | None = None

    def reset(self) -> None:
        """Forget the letters and accept again."""
        self.letters.clear()
        self.refused = 0
        self._answer = ACCEPTED
        self._drops = 0
        self._on_accepted: Callable[[EmailMessage], None] | None = None

    @property
    def message_ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.letters]

    def start(self) -> None:
        if self._controller is None:
            self._controller = Controller(self, hostname=self.host, port=self.port)
            self._controller.start()

    def stop(self) -> None:
        """Nobody listens any more; `start` comes back on the same port."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def refuse(self, answer: str = "451 try again later") -> None:
        """Answer every letter so, until `reset` or `accept`; 5xx is a refusal for good."""
        self._answer = answer

    def accept(self) -> None:
        self._answer = ACCEPTED

    def drop_after_accepting(self, letters: int = 1) -> None:
        """Keep the next letters, then cut the line instead of answering."""
        self._drops = letters

    def when_accepted(self, call: Callable[[EmailMessage], None]) -> None:
        """Called after a letter is kept and before the sender hears of it: the moment to kill the sender."""
        self._on_accepted = call

    async def handle_DATA(  # noqa: N802 - aiosmtpd names it
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
    ) -> str:
        if self._answer != ACCEPTED:
            self.refused += 1
            return self._answer
        content: Any = envelope.content
        letter = message_from_bytes(content, policy=policy.default)
        self.letters.append(letter)
        if self._on_accepted:
            self._on_accepted(letter)
        if self._drops:
            self._drops -= 1
            with suppress(AttributeError):
                server.transport.abort()
        return ACCEPTED

"""Kombu's filesystem transport, with messages that appear whole or not at all.

As it stands, a worker may read a message between the making of its file and the writing, and ends with a
JSONDecodeError; so it does over a file that a full disk or a power failure left short. The same holds for the file that
says which queues listen: left empty by a worker that was killed over it, it would silence the broker for good.
"""

import logging
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps

log = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: Any) -> None:  # type: ignore[override] # the stubs of its two bases disagree
        """Written under a name that no reader looks for, then renamed."""
        name = Path(self.data_folder_out, f"{time.time_ns() // 1_000_000}_{uuid.uuid4()}.{queue}.msg")
        unfinished = name.with_suffix(".unfinished")
        unfinished.write_text(dumps(payload))
        os.replace(unfinished, name)  # noqa: PTH105 - the atomic one is meant

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002 - kombu's signature
        """A message that cannot be read is dropped: the job that it was about is a row, and the sweep finds it."""
        try:
            return super()._get(queue)
        except ValueError:
            log.warning("An unreadable message was dropped; the sweep will find its job.")
            raise Empty from None

    def get_table(self, exchange: str) -> list[filesystem.exchange_queue_t]:  # type: ignore[override] # as above
        """Which queues listen; a file that cannot be read says nothing, and the next to listen writes it anew."""
        try:
            return [filesystem.exchange_queue_t(*bound) for bound in super().get_table(exchange)]
        except ValueError:
            return []

    def _queue_bind(self, exchange: str, routing_key: str | None, pattern: str | None, queue: str) -> None:
        """Read, then written whole under another name: two that begin at once write the same."""
        listening = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        known = self.get_table(exchange)
        if listening in known:
            return
        file = Path(self.control_folder, f"{exchange}.exchange")
        self.control_folder.mkdir(exist_ok=True)
        unfinished = file.with_suffix(f".{uuid.uuid4()}")
        unfinished.write_text(dumps([listening, *known]))
        os.replace(unfinished, file)  # noqa: PTH105 - as above


class Transport(filesystem.Transport):
    Channel = Channel

"""Kombu's filesystem transport, with messages that appear whole or not at all.

As it stands, a worker may read a message between the making of its file and the writing, and ends with a
JSONDecodeError; so it does over a file that a full disk or a power failure left short.
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


class Transport(filesystem.Transport):
    Channel = Channel

"""What happens to a document. `move` is the one road for its state; everything else calls it."""

from phases.documents.services.moves import move
from phases.documents.services.review import (
    acknowledge,
    add_remark,
    approve,
    issue,
    recall,
    return_with_remarks,
    send_back,
    settle_remark,
    submit,
)
from phases.documents.services.writing import (
    ConflictError,
    change,
    create,
    file,
    restore,
    save_version,
    withdraw,
)

__all__ = [
    "ConflictError",
    "acknowledge",
    "add_remark",
    "approve",
    "change",
    "create",
    "file",
    "issue",
    "move",
    "recall",
    "restore",
    "return_with_remarks",
    "save_version",
    "send_back",
    "settle_remark",
    "submit",
    "withdraw",
]

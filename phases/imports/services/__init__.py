"""What happens to an import: opened, checked, mended, written, taken back or given up."""

from phases.imports.services.checking import check, mend
from phases.imports.services.forgetting import forget_lines
from phases.imports.services.opening import choose_sheet, name_columns, open_file, read, refuse
from phases.imports.services.undoing import abandon, ask_to_take_back, take_back
from phases.imports.services.writing import ask_to_write, finish, interrupted_at, write_now, write_part

__all__ = [
    "abandon",
    "ask_to_take_back",
    "ask_to_write",
    "check",
    "choose_sheet",
    "finish",
    "forget_lines",
    "interrupted_at",
    "mend",
    "name_columns",
    "open_file",
    "read",
    "refuse",
    "take_back",
    "write_now",
    "write_part",
]

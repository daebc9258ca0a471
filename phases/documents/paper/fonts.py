"""Which faces print the paper, and a system check that says what to install when none can.

Every role has a stack; what one face lacks (rare characters of names) the next one draws, character by character.
Faces in settings.PAPER_FONTS come first: what `bin/fonts` unpacks there, or the office's own licensed files.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.core import checks

from phases.documents.paper.words import Script

Role = Literal["body", "kai", "hei", "song", "title"]
ROLES: tuple[Role, ...] = ("body", "kai", "hei", "song", "title")

APT = "apt-get install fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-cwtex-fs fonts-liberation"
LATIN = "PaperLatin"
LATIN_FILES = (
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)

OWN: dict[Script, dict[Role, tuple[str, ...]]] = {
    "zh-hans": {
        "body": ("simfang", "FangSong_GB2312", "FandolFang-Regular"),
        "kai": ("simkai", "KaiTi_GB2312", "FandolKai-Regular"),
        "hei": ("simhei", "FandolHei-Regular"),
        "song": ("simsun", "FandolSong-Regular"),
        "title": ("FZXBSJW", "FZXiaoBiaoSong-B05S"),
    },
    "zh-hant": {"body": ("cwfs",), "kai": ("kaiu",), "hei": (), "song": (), "title": ()},
}
"""File names, without their ending, that are looked for in settings.PAPER_FONTS and in FOLDERS."""

FOLDERS = ("/usr/share/fonts/truetype/cwtex",)
FULL_WIDTH = {"cwfs": 920}
"""Units of one em, for a face whose characters are narrower than the em: 3号 must be as wide as it is high."""

INSTALLED: dict[Script, dict[Role, tuple[str, ...]]] = {
    "zh-hans": {
        "body": ("Noto Serif CJK SC", "AR PL UMing CN"),
        "kai": ("AR PL UKai CN", "Noto Serif CJK SC"),
        "hei": ("Noto Sans CJK SC",),
        "song": ("Noto Serif CJK SC", "AR PL UMing CN"),
        "title": ("Noto Serif CJK SC",),
    },
    "zh-hant": {
        "body": ("Noto Serif CJK TC", "AR PL UMing TW"),
        "kai": ("AR PL UKai TW", "Noto Serif CJK TC"),
        "hei": ("Noto Sans CJK TC",),
        "song": ("Noto Serif CJK TC", "AR PL UMing TW"),
        "title": ("Noto Serif CJK TC",),
    },
}
"""Families of the system, named by Debian's packages."""


@dataclass(frozen=True)
class Face:
    """A font file that the stylesheet declares; `url` means something to our own fetcher only."""

    family: str
    path: Path
    weight: str = "normal"
    latin_only: bool = False

    @property
    def units_per_em(self) -> int | None:
        return FULL_WIDTH.get(self.family)

    @property
    def url(self) -> str:
        return f"paper-font:{self.family}"


def faces(script: Script) -> list[Face]:
    """The files to declare: digits and Latin letters in a serif face, then what stands in settings.PAPER_FONTS."""
    found = [Face(LATIN, path, latin_only=True) for path in map(Path, LATIN_FILES) if path.is_file()][:1]
    for role in ROLES:
        for stem in OWN[script][role]:
            if path := _file(stem):
                found.append(Face(stem, path, "bold" if role == "title" else "normal"))
    return found


def stack(script: Script, role: Role) -> str:
    """The families of a role for CSS, best first. The bold weight of Noto Serif stands in for 小标宋."""
    own = {face.family for face in faces(script)}
    families = [LATIN] if LATIN in own else []
    families += [stem for stem in OWN[script][role] if stem in own]
    return ", ".join([*families, *INSTALLED[script][role], "serif"])


def _file(stem: str) -> Path | None:
    folders = (folder(), *map(Path, FOLDERS))
    candidates = (place / f"{stem}{ending}" for place in folders for ending in (".otf", ".ttf"))
    return next((path for path in candidates if path.is_file()), None)


def folder() -> Path:
    return Path(settings.PAPER_FONTS)


def installed_chinese() -> Iterator[str]:
    """Files of the system's Chinese faces, as fontconfig (which Pango needs anyway) lists them."""
    program = shutil.which("fc-list")
    if program:
        command = [program, ":lang=zh", "file"]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- no input from outside
        yield from (line.rstrip(": ") for line in listed.stdout.splitlines() if line.strip())


def chinese_faces(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Without a Chinese face a paper would print empty boxes; without any face at all the renderer dies."""
    if next(installed_chinese(), None):
        return []
    return [
        checks.Warning(
            "No Chinese font is installed: official papers would print boxes instead of characters.",
            hint=f"{APT}; then bin/fonts {folder()} for FangSong.",
            id="paper.W001",
        )
    ]


def ready() -> bool:
    """Whether a paper can be printed at all; the renderer crashes on a machine without fonts."""
    return next(installed_chinese(), None) is not None

"""Fonts of this machine for a language: asked of fontconfig, else where systems keep them.

Nothing is downloaded. The language matters: one character looks different in Japanese and Chinese.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_BOLD, _REGULAR = 200, 80
"""Weights, as fontconfig counts them."""
_KNOWN = {
    _BOLD: (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
        "/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc",
        "C:/Windows/Fonts/YuGothB.ttc",
        "C:/Windows/Fonts/meiryob.ttc",
    ),
    _REGULAR: (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc",
        "C:/Windows/Fonts/YuGothR.ttc",
        "C:/Windows/Fonts/meiryo.ttc",
    ),
}
_SAMPLE = {"ja": "あア亜", "ko": "가나다", "zh": "中文简"}
_LATIN = "AÉß"
_UNASSIGNED = "\U0010ffff"
_TRIED = 32
"""The size in which shapes are compared."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a file, perhaps one of several in it."""

    file: str
    index: int

    def sized(self, size: int) -> "FreeTypeFont":
        """The font in a size, in pixels."""
        return _load(self, size)

    def lacks(self, text: str) -> str:
        """The characters it has no shape for."""
        return "".join(character for character in text if not _has(self, character))


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a card is set in."""

    bold: Face
    regular: Face


@cache
def fonts(languages: tuple[str, ...]) -> Fonts | None:
    """The fonts for a text in the first language, in which words of the others may stand.

    None where there is no Pillow, or no font that has the first language.
    """
    if not _has_pillow():
        return None
    bold, regular = (_best(languages, weight) for weight in (_BOLD, _REGULAR))
    if bold is None or regular is None:
        return None
    return Fonts(bold, regular)


def no_fonts(languages: tuple[str, ...]) -> str:
    """Why there are no cards, with what to do about it; empty where there are."""
    if fonts(languages):
        return ""
    if not _has_pillow():
        return "social cards need Pillow: pip install 'kikigaki[cards]'"
    return f"social cards need a font for “{languages[0]}”, such as fonts-noto-cjk on Debian"


def fonts_key(languages: tuple[str, ...]) -> str:
    """Another key means that cards would come out different."""
    digest = hashlib.sha256()
    if (found := fonts(languages)) is not None:
        for face in (found.bold, found.regular):
            digest.update(f"{face.index}\0".encode())
            with Path(face.file).open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _has_pillow() -> bool:
    return find_spec("PIL") is not None


def _best(languages: tuple[str, ...], weight: int) -> Face | None:
    """A font that has all languages, else one that has the first."""
    faces = list(_faces(languages, weight))
    for wanted in (languages, languages[:1]):
        sample = "".join(_SAMPLE.get(tag.partition("-")[0], _LATIN) for tag in wanted)
        for face in faces:
            if not face.lacks(sample):
                return face
    return None


def _faces(languages: tuple[str, ...], weight: int) -> Iterator[Face]:
    """The fonts of this machine that can be loaded, the likeliest first."""
    asked = (face for language in languages for face in _asked(language, weight))
    known = (Face(file, 0) for file in _KNOWN[weight] if Path(file).is_file())
    for face in dict.fromkeys((*asked, *known)):
        with suppress(OSError):  # no font, or broken
            face.sized(_TRIED)
            yield face


def _asked(language: str, weight: int) -> Iterator[Face]:
    """What fontconfig chooses, where there is fontconfig."""
    if (program := shutil.which("fc-match")) is None:
        return
    pattern = f"sans-serif:lang={language.lower()}:weight={weight}"
    command = [program, "-f", "%{index}\t%{file}", pattern]
    try:
        done = subprocess.run(command, check=True, capture_output=True, timeout=20)  # noqa: S603 - no shell; a language tag
    except (OSError, subprocess.SubprocessError):
        return
    index, _, file = done.stdout.decode(errors="surrogateescape").partition("\t")
    if index.isdigit() and file:
        yield Face(file, int(index))


@cache
def _load(face: Face, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - may be missing

    # The basic layout needs no further library, whose version would change the picture.
    return ImageFont.truetype(face.file, size, face.index, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(face: Face, character: str) -> bool:
    """Whether the shape is another than the one that stands for what is missing."""
    font = face.sized(_TRIED)
    return (
        character.isspace()
        or font.getmask(character).getbbox() is None
        or (bytes(font.getmask(character)) != bytes(font.getmask(_UNASSIGNED)))
    )

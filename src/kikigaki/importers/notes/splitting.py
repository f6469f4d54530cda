"""Texts that are too long for one moment, in pieces."""

from collections.abc import Iterator

from kikigaki.text import MAX_CHARACTERS

_ROOM = MAX_CHARACTERS // 2 - 100
"""Characters of a piece: every one of them may need a backslash."""
_SEAMS = ("\n\n", "\n", "。", ". ", " ")
"""Where a text is best parted, from the best to the last."""


def split(text: str) -> Iterator[str]:
    """Pieces of a text that fit one moment each, parted at paragraphs, lines or sentences."""
    while len(text) > _ROOM:
        end = _seam(text)
        yield text[:end].strip("\n")
        text = text[end:]
    if text.strip():
        yield text.strip("\n")


def _seam(text: str) -> int:
    for seam in _SEAMS:
        found = text.rfind(seam, _ROOM // 2, _ROOM - len(seam))
        if found >= 0:
            return found + len(seam)
    return _ROOM

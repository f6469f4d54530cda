"""What is said, cut into moments: the rules are those of the package."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kikigaki.importers.grouping.speaking import Said, join
from kikigaki.text.characters import is_wide

LONG_PAUSE = Decimal(4)
PAUSE = Decimal("1.5")
BREATH = Decimal("0.5")
ENOUGH = (Decimal(30), 450)
"""Seconds, or letters, after which a moment ends with its sentence."""
TOO_MUCH = (Decimal(60), 900)
"""Seconds, or letters, after which it ends anyhow."""
_LEAD = Decimal(1)
_SENTENCE_END = re.compile(r"[.!?…。！？．][\s\"'”’»)\]）」』】]*$")
_MARKED = 20
"""In captions with marks, at least one in so many ends a sentence."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A moment in the making: what one person says for a while."""

    start: Decimal
    end: Decimal
    text: str
    voice: str
    chapter: int
    """Which chapter it is in, counted by their starts from 1; 0 before the first."""

    def and_then(self, piece: Said) -> "Talk":
        """The same with what is said next."""
        return replace(self, end=max(self.end, piece.end), text=join(self.text, piece.text))


def talks_in(said: Sequence[Said], starts: Sequence[Decimal]) -> Iterator[Talk]:
    """What is said, cut into moments; ``starts`` are those of the chapters, in order."""
    ends = sum(1 for piece in said if _SENTENCE_END.search(piece.text))
    marked = ends * _MARKED >= len(said)
    talk: Talk | None = None
    for piece in said:
        chapter = _chapter_at(piece, starts)
        if talk is not None and talk.chapter == chapter and not _ends(talk, piece, marked=marked):
            talk = talk.and_then(piece)
            continue
        if talk is not None:
            yield talk
        talk = Talk(piece.start, piece.end, piece.text, piece.voice, chapter)
    if talk is not None:
        yield talk


def _chapter_at(piece: Said, starts: Sequence[Decimal]) -> int:
    # A chapter's start is a whole second that somebody chose; a caption may begin just before it.
    lead = min(_LEAD, (piece.end - piece.start) / 2)
    return bisect_right(starts, piece.start + lead)


def _ends(talk: Talk, piece: Said, *, marked: bool) -> bool:
    """Whether a moment ends before this piece."""
    if piece.voice != talk.voice if piece.voice else piece.turn:
        return True
    pause = piece.start - talk.end
    ended = bool(_SENTENCE_END.search(talk.text)) if marked else pause >= BREATH
    return (
        pause >= LONG_PAUSE
        or (ended and (pause >= PAUSE or _is(talk, ENOUGH)))
        or _is(talk, TOO_MUCH)
    )


def _is(talk: Talk, limit: tuple[Decimal, int]) -> bool:
    seconds, letters = limit
    return talk.end - talk.start >= seconds or _width(talk.text) >= letters


def _width(text: str) -> int:
    return sum(2 if is_wide(character) else 1 for character in text)

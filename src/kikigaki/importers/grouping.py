"""Captions become moments under sections: raw material for the editor, in readable pieces.

A new **moment** begins

- with a chapter;
- when somebody else speaks;
- after a pause of four seconds, or of one and a half where a sentence has ended;
- after half a minute or 450 letters, where a sentence ends (wide characters count as two);
- after a minute or 900 letters, at any caption.

Sentences end with the marks of Latin or East Asian scripts. In captions without such marks (the
automatic ones) any pause of half a second ends one.

**Sections** are the chapters. Without chapters one begins after each pause of ten seconds, and at
the longest pause between the third and the seventh minute of the one before, or, of equal ones, at
that nearest to the fifth.

The same captions and chapters always give the same sections.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kikigaki.importers.draft import NOTHING, Chapter, Cue, DraftMoment, DraftSection
from kikigaki.importers.rolling import unrolled
from kikigaki.importers.speaking import Said, join, said_in
from kikigaki.languages import LanguageMap
from kikigaki.text.characters import is_wide
from kikigaki.timestamps import Timestamp

LONG_PAUSE = Decimal(4)
PAUSE = Decimal("1.5")
BREATH = Decimal("0.5")
ENOUGH = (Decimal(30), 450)
"""Seconds, or letters, after which a moment ends with its sentence."""
TOO_MUCH = (Decimal(60), 900)
"""Seconds, or letters, after which it ends anyhow."""
SECTION_PAUSE = Decimal(10)
SECTION = (Decimal(60), Decimal(180), Decimal(300), Decimal(420))
"""How old a section must be for a long pause to end it; when its end is looked for, and where best,
and when it must have ended."""
_LEAD = Decimal(1)
_SENTENCE_END = re.compile(r"[.!?…。！？．][\s\"'”’»)\]）」』】]*$")
_MARKED = 20
"""In captions with marks, at least one in so many ends a sentence."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """A moment in the making: what one person says for a while."""

    start: Decimal
    end: Decimal
    text: str
    voice: str
    chapter: int
    """Which chapter it is in, counted by their starts from 1; 0 before the first."""

    def and_then(self, piece: Said) -> "_Talk":
        end = max(self.end, piece.end)
        text = join(self.text, piece.text)
        return _Talk(self.start, end, text, self.voice or piece.voice, self.chapter)


def sections_of(
    cues: Sequence[Cue], language: str, chapters: Sequence[Chapter] = ()
) -> tuple[DraftSection, ...]:
    """Sections with what is said in them; ``language`` is that of the captions.

    With chapters, in the order of the file: one section each, whose first moment is where the
    chapter begins and has what the file says about it; hidden ones are none. Words before the first
    chapter stand in a section without a title, as do all where there are no chapters.
    """
    visible = [chapter for chapter in chapters if not chapter.hidden]
    starts = sorted({chapter.start for chapter in visible})
    talks = tuple(_talks(said_in(unrolled(cues)), starts))
    if visible:
        return tuple(_titled(visible, starts, talks, language))
    return tuple(DraftSection(NOTHING, _moments(part, language)) for part in _parts(talks))


def _talks(said: Sequence[Said], starts: Sequence[Decimal]) -> Iterator[_Talk]:
    ends = sum(1 for piece in said if _SENTENCE_END.search(piece.text))
    marked = ends * _MARKED >= len(said)
    talk: _Talk | None = None
    for piece in said:
        chapter = _chapter_at(piece, starts)
        if talk is not None and talk.chapter == chapter and not _ends(talk, piece, marked=marked):
            talk = talk.and_then(piece)
            continue
        if talk is not None:
            yield talk
        talk = _Talk(piece.start, piece.end, piece.text, piece.voice, chapter)
    if talk is not None:
        yield talk


def _chapter_at(piece: Said, starts: Sequence[Decimal]) -> int:
    # A chapter's start is a whole second that somebody chose; a caption may begin just before it.
    lead = min(_LEAD, (piece.end - piece.start) / 2)
    return bisect_right(starts, piece.start + lead)


def _ends(talk: _Talk, piece: Said, *, marked: bool) -> bool:
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


def _is(talk: _Talk, limit: tuple[Decimal, int]) -> bool:
    seconds, letters = limit
    return talk.end - talk.start >= seconds or _width(talk.text) >= letters


def _parts(talks: Sequence[_Talk]) -> Iterator[Sequence[_Talk]]:
    """Talks cut into sections where nobody has said where they begin."""
    begin = 0
    while begin < len(talks):
        end = _end_of_part(talks, begin)
        yield talks[begin:end]
        begin = end


def _end_of_part(talks: Sequence[_Talk], begin: int) -> int:
    least, enough, ideal, most = SECTION
    best, where = (Decimal(-1), Decimal(0)), len(talks)
    for number in range(begin + 1, len(talks)):
        age = talks[number].start - talks[begin].start
        pause = talks[number].start - talks[number - 1].end
        if pause >= SECTION_PAUSE and age >= least:
            return number
        if age >= enough and (pause, -abs(age - ideal)) > best:
            best, where = (pause, -abs(age - ideal)), number
        if age >= most:
            return where
    return len(talks)


def _titled(
    chapters: Sequence[Chapter], starts: Sequence[Decimal], talks: Sequence[_Talk], language: str
) -> Iterator[DraftSection]:
    before = [talk for talk in talks if talk.chapter == 0]
    if before:
        yield DraftSection(NOTHING, _moments(before, language))
    last = {chapter.start: chapter for chapter in chapters}
    for chapter in chapters:
        number = starts.index(chapter.start) + 1
        heard = [t for t in talks if t.chapter == number and last[chapter.start] is chapter]
        yield DraftSection(chapter.title, _moments_of(chapter, heard, language))


def _moments_of(chapter: Chapter, talks: Sequence[_Talk], language: str) -> tuple[DraftMoment, ...]:
    at = Timestamp(int(chapter.start))
    moments = _moments(talks, language)
    if chapter.text or not moments:
        return (DraftMoment(at, answer=chapter.text), *moments)
    return (replace(moments[0], at=at), *moments[1:])


def _moments(talks: Sequence[_Talk], language: str) -> tuple[DraftMoment, ...]:
    return tuple(
        DraftMoment(Timestamp(int(talk.start)), answer=LanguageMap({language: _spoken(talk)}))
        for talk in talks
    )


def _spoken(talk: _Talk) -> str:
    """The words, behind the name of who says them."""
    if not talk.voice:
        return talk.text
    return f"{talk.voice}：{talk.text}" if is_wide(talk.voice[-1]) else f"{talk.voice}: {talk.text}"


def _width(text: str) -> int:
    return sum(2 if is_wide(character) else 1 for character in text)

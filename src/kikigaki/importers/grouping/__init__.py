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

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kikigaki.importers.draft import NOTHING, Chapter, Cue, DraftMoment, DraftSection
from kikigaki.importers.grouping.rolling import unrolled
from kikigaki.importers.grouping.speaking import said_in
from kikigaki.importers.grouping.talks import Talk, talks_in
from kikigaki.languages import LanguageMap
from kikigaki.text.characters import is_wide
from kikigaki.timestamps import Timestamp

__all__ = ["sections_of"]

SECTION_PAUSE = Decimal(10)
SECTION = (Decimal(60), Decimal(180), Decimal(300), Decimal(420))
"""How old a section must be for a long pause to end it; when its end is looked for, and where best,
and when it must have ended."""


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
    talks = tuple(talks_in(said_in(unrolled(cues)), starts))
    if visible:
        return tuple(_titled(visible, starts, talks, language))
    return tuple(DraftSection(NOTHING, _moments(part, language)) for part in _parts(talks))


def _parts(talks: Sequence[Talk]) -> Iterator[Sequence[Talk]]:
    """Talks cut into sections where nobody has said where they begin."""
    begin = 0
    while begin < len(talks):
        end = _end_of_part(talks, begin)
        yield talks[begin:end]
        begin = end


def _end_of_part(talks: Sequence[Talk], begin: int) -> int:
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
    chapters: Sequence[Chapter], starts: Sequence[Decimal], talks: Sequence[Talk], language: str
) -> Iterator[DraftSection]:
    heard: dict[int, list[Talk]] = {}
    for talk in talks:
        heard.setdefault(talk.chapter, []).append(talk)
    if 0 in heard:
        yield DraftSection(NOTHING, _moments(heard[0], language))
    last = {chapter.start: chapter for chapter in chapters}
    numbers = {start: number for number, start in enumerate(starts, start=1)}
    for chapter in chapters:
        # Of chapters that begin together, the last is the one that goes on.
        number = numbers[chapter.start] if last[chapter.start] is chapter else -1
        yield DraftSection(chapter.title, _moments_of(chapter, heard.get(number, ()), language))


def _moments_of(chapter: Chapter, talks: Sequence[Talk], language: str) -> tuple[DraftMoment, ...]:
    at = Timestamp(int(chapter.start))
    moments = _moments(talks, language)
    if chapter.text or not moments:
        return (DraftMoment(at, answer=chapter.text), *moments)
    return (replace(moments[0], at=at), *moments[1:])


def _moments(talks: Sequence[Talk], language: str) -> tuple[DraftMoment, ...]:
    return tuple(
        DraftMoment(Timestamp(int(talk.start)), answer=LanguageMap({language: _spoken(talk)}))
        for talk in talks
    )


def _spoken(talk: Talk) -> str:
    """The words, behind the name of who says them."""
    if not talk.voice:
        return talk.text
    return f"{talk.voice}：{talk.text}" if is_wide(talk.voice[-1]) else f"{talk.voice}: {talk.text}"

"""The headings of a memo, and how a memo is told from a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kikigaki.diagnostics import columns_of
from kikigaki.importers.memo.voices import has_voices
from kikigaki.importers.pages import Line, Mark, Page, flatten
from kikigaki.importers.stamps import leading, narrow, stamps_in

_BRACKETS = re.compile(r"【([^【】]{1,100})】")
_SIGN = re.compile(r"[■□◆◇●○▼▽★☆◎▶]\s*([^■□◆◇●○▼▽★☆◎▶].{0,60})")
_PROSE = 60
"""Columns; what is longer, or ends as a sentence, is no title."""
_SENTENCE = re.compile(r".*[。．！？!?][」』）)]?")
_CLOSERS = "」』）)\"'”’"


@dataclass(slots=True)
class Chunk:
    """A heading and the lines below it; the introduction has no heading."""

    heading: Line | None
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """What follows a timestamp; empty words if nothing does."""

    words: str
    apart: bool
    """Whether it stands on the line below."""


def chunks_of(lines: Sequence[Line]) -> list[Chunk]:
    """A page, parted at its headings; the first chunk is what stands above them."""
    chunks = [Chunk(None, "")]
    for line in lines:
        title = heading_of(line)
        if title:
            chunks.append(Chunk(line, title))
        elif line.mark is not Mark.RULE:
            chunks[-1].lines.append(line)
    return chunks


def heading_of(line: Line) -> str:
    """The title a line is, or an empty text: a timestamp in 【】 is none."""
    if line.mark is Mark.HEADING:
        return "" if leading(line.body) else flatten(line.body).text.strip()
    if line.mark is not Mark.PLAIN:
        return ""
    found = _BRACKETS.fullmatch(line.body) or _SIGN.fullmatch(line.body)
    if not found or next(stamps_in(narrow(line.body)), None) or _SENTENCE.fullmatch(found[1]):
        return ""
    return found[1].strip()


def is_memo(page: Page) -> bool:
    """Whether a page is a memo: below its headings are timestamps, and most of them have prose.

    A marked question or comment tells too, and must be there if the headings are Markdown's.
    """
    owned = [
        chunk
        for chunk in chunks_of(page.lines)
        if chunk.heading and any(leading(line.body) for line in chunk.lines)
    ]
    if not owned or has_voices(page.lines):
        return bool(owned)
    texts = list(_texts(page.lines))
    prose = sum(_is_prose(text) or _ends_in_full_stop(text, len(owned), texts) for text in texts)
    own_signs = any(chunk.heading and chunk.heading.mark is Mark.PLAIN for chunk in owned)
    return own_signs and prose * 2 >= len(texts) > 0


def _texts(lines: Sequence[Line]) -> Iterator[_Text]:
    """What follows each timestamp that a line begins with."""
    for line, below in pairwise([*lines, None]):
        if line is None or (found := leading(line.body)) is None:
            continue
        _, words = found
        if words or below is None or leading(below.body):
            yield _Text(words, apart=False)
        else:
            yield _Text(below.body, apart=True)


def _is_prose(text: _Text) -> bool:
    words = text.words
    return columns_of(words[:_PROSE]) >= _PROSE or bool(_SENTENCE.fullmatch(words))


def _ends_in_full_stop(text: _Text, headings: int, texts: Sequence[_Text]) -> bool:
    """Whether a short text is a sentence by its ASCII full stop, which titles may have too.

    A list has few headings, and its titles beside the timestamps.
    """
    as_in_memos = headings * 2 > len(texts) or (headings > 1 and text.apart)
    return as_in_memos and text.words.rstrip(_CLOSERS).endswith(".")

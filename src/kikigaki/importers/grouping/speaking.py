"""Who says what in captions: voices that the file names, and names that stand before the words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kikigaki.importers.draft import Cue
from kikigaki.text.characters import joins_lines

_NAMED = re.compile(
    r"(?:[-–—] ?)?"
    r"([^\W\d_][^:：.,;!?\n。、！？「」『』()（）]{0,30})"
    r"(?:：|:(?=[ \u3000]|$))[ \u3000]*"
)
_TURN = re.compile(r"(?:>>+|≫)[ \t]*")
_MOST_WORDS = 4
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one person without a break."""

    start: Decimal
    end: Decimal
    """Not before the start, whatever the file says."""
    text: str
    """On one line, without the name."""
    voice: str = ""
    """Who says it; empty where that is not said, or as before."""
    turn: bool = False
    """Whether the captions mark that another person begins."""


def said_in(cues: Sequence[Cue]) -> tuple[Said, ...]:
    """What is said in the cues, one piece for each cue or for each person in it.

    A name is up to four words before a colon, the first with a capital or in a script that has
    none, and begins a line at least twice in the file; so ``Remember: …`` is not taken for a person
    unless it is said again and again.
    """
    lines = (line for cue in cues for line in cue.text.split("\n"))
    counts = Counter(name for line in lines if (name := _name(line)))
    known = {name for name, count in counts.items() if count >= _FEWEST}
    pieces = (piece for cue in cues for piece in _pieces(cue, known))
    return tuple(piece for piece in pieces if piece.text)


def join(before: str, after: str) -> str:
    """Two pieces of speech as one, with a space between them where their script has one."""
    if not before or not after:
        return before or after
    return before + after if joins_lines(before[-1], after[0]) else f"{before} {after}"


def _pieces(cue: Cue, known: set[str]) -> Iterator[Said]:
    end = max(cue.start, cue.end or cue.start)
    text, voice, turn = "", cue.voice, False
    for line in cue.text.split("\n"):
        words, name = _TURN.sub("", line, count=1), _name(line)
        named = name in known
        if named or words != line:
            yield _said(cue.start, end, text, voice, turn=turn)
            text, voice, turn = "", name if named else "", True
        words = _NAMED.sub("", words, count=1) if named else words
        text = join(text, " ".join(words.split()))
    yield _said(cue.start, end, text, voice, turn=turn)


def _said(start: Decimal, end: Decimal, text: str, voice: str, *, turn: bool) -> Said:
    if turn and voice and not text:
        # A name alone is words: whose they are, the captions do not go on to say.
        return Said(start, end, f"{voice}:", "", turn)
    return Said(start, end, text, voice, turn)


def _name(line: str) -> str:
    """The name a line may begin with; empty if it begins with none."""
    found = _NAMED.match(_TURN.sub("", line, count=1).strip())
    name = found[1].strip() if found else ""
    return name if not name[:1].islower() and len(name.split()) <= _MOST_WORDS else ""

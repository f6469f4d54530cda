"""A synopsis that has what is said moment by moment, a line for each voice: written and read.

``7:18 Question: …`` begins a moment, ``— …`` one without a timestamp; its other voices stand on the
lines below. A moment that is not written in a language is its timestamp alone there, so that the
synopses of two languages have the same moments. An answer has its name before it only where it
would be read as something else: ``Answer: 10:15 we met``.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kikigaki.model import Voice
from kikigaki.timestamps import Timestamp

NAMES: Mapping[Voice, tuple[str, ...]] = {
    Voice.QUESTION: ("質問", "Question"),
    Voice.ANSWER: ("発言", "Answer"),
    Voice.COMMENT: ("解説", "Comment"),
}
"""What a line may call a voice: the words of the site in each language (tested)."""

_NO_STAMP = "—"
_VOICES = {name: voice for voice, names in NAMES.items() for name in names}
_OPENING = re.compile(rf"({_NO_STAMP}|[0-9]{{1,4}}(?::[0-5][0-9]){{1,2}})(?: |$)")
_NAME = re.compile(rf"({'|'.join(_VOICES)}): ")
_NOT_BARE = re.compile(f"{_OPENING.pattern}|{_NAME.pattern}")
"""Begins an answer that would be read as something else without its name."""


class SynopsisMoment(NamedTuple):
    """A moment in one language."""

    at: Timestamp | None
    said: dict[Voice, str]
    """The words of each voice that is heard; nothing where the moment is not written."""


def lines(
    at: Timestamp | None, said: Iterable[tuple[Voice, str]], names: Mapping[Voice, str]
) -> str:
    """The lines of a moment; ``names`` are those of voices in the language of the words."""
    opening = _NO_STAMP if at is None else str(at)
    written = [
        words
        if voice is Voice.ANSWER and not _NOT_BARE.match(words)
        else f"{names[voice]}: {words}"
        for voice, words in said
    ]
    return " ".join([opening, "\n".join(written)]) if written else opening


def read(synopsis: str) -> list[SynopsisMoment]:
    """The moments of a synopsis; none where it is of another kind."""
    moments: list[SynopsisMoment] = []
    for line in synopsis.split("\n"):
        rest = line
        if opening := _opening(line):
            moments.append(opening)
            rest = line.partition(" ")[2]
        if not moments:
            return []
        voice, words = _voice(rest)
        if voice in moments[-1].said:
            return []
        if words:
            moments[-1].said[voice] = words
    return moments


def _opening(line: str) -> SynopsisMoment | None:
    """The moment that a line begins; a stamp in another form than ours begins none."""
    found = _OPENING.match(line)
    if found is None or found[1] == _NO_STAMP:
        return SynopsisMoment(None, {}) if found else None
    at = Timestamp.parse(found[1])
    return SynopsisMoment(at, {}) if str(at) == found[1] else None


def _voice(line: str) -> tuple[Voice, str]:
    found = _NAME.match(line)
    return (_VOICES[found[1]], line[found.end() :]) if found else (Voice.ANSWER, line)

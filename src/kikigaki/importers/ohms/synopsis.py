"""A synopsis with a line for each voice, as :mod:`kikigaki.exports.ohms` writes it, as moments.

``7:18 Question: …`` begins a moment; a line without a timestamp belongs to the one above, or begins
another one there if that voice, or a later one, has been heard already.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki.importers.draft import DraftMoment
from kikigaki.importers.memo.voices import question_in
from kikigaki.importers.stamps import leading
from kikigaki.languages import LanguageMap
from kikigaki.model import VOICES, Voice
from kikigaki.timestamps import Timestamp

_COMMENT = re.compile(r"(?:解説|Comment)[:：]\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    at: Timestamp | None
    voice: Voice
    text: str


_Key: TypeAlias = tuple[Timestamp | None, int, int]
"""A timestamp, how often it has been there, and how many moments stand between it and this one."""
_Moments: TypeAlias = dict[_Key, dict[Voice, str]]


def moments_of(start: Timestamp, synopses: LanguageMap[str]) -> tuple[DraftMoment, ...]:
    """The moments of a point that begins at ``start``; none if its lines have no timestamps.

    Those of two languages are the same where their timestamps are.
    """
    lines = {tag: [*map(_line, text.splitlines())] for tag, text in synopses.items()}
    stamps = [line.at for said in lines.values() for line in said if line.at is not None]
    if not stamps or min(stamps) != start:
        return ()
    said = {tag: dict(_grouped(found)) for tag, found in lines.items()}
    return tuple(_moment(key, said) for key in _order([*said.values()]))


def _line(line: str) -> _Line:
    found = leading(line)
    at, text = (found[0].start, found[1]) if found else (None, line)
    asked = question_in(text)
    if asked is not None:
        return _Line(at, Voice.QUESTION, asked)
    if comment := _COMMENT.match(text):
        return _Line(at, Voice.COMMENT, text[comment.end() :])
    return _Line(at, Voice.ANSWER, text)


def _grouped(lines: Sequence[_Line]) -> Iterator[tuple[_Key, dict[Voice, str]]]:
    """The lines of each moment."""
    counted = Counter[Timestamp | None]()
    at, between = None, 0
    said: dict[Voice, str] = {}
    for line in lines:
        again = bool(said) and VOICES.index(line.voice) <= max(map(VOICES.index, said))
        if said and (again or line.at is not None):
            yield (at, counted[at], between), said
            said, between = {}, between + 1
        if line.at is not None:
            at, between = line.at, 0
            counted[at] += 1
        said[line.voice] = line.text
    if said:
        yield (at, counted[at], between), said


def _order(languages: Sequence[_Moments]) -> list[_Key]:
    """All moments, each behind the one that it follows in its language."""
    keys: list[_Key] = []
    for moments in languages:
        place = 0
        for key in moments:
            if key in keys:
                place = keys.index(key) + 1
            else:
                keys.insert(place, key)
                place += 1
    return keys


def _moment(key: _Key, said: dict[str, _Moments]) -> DraftMoment:
    def texts(voice: Voice) -> LanguageMap[str]:
        found = {tag: moments.get(key, {}).get(voice, "") for tag, moments in said.items()}
        return LanguageMap({tag: text for tag, text in found.items() if text})

    at, _, between = key
    question, answer, comment = map(texts, VOICES)
    return DraftMoment(None if between else at, question, answer, comment)

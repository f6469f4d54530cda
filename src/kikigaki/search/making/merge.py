"""The postings of all notes together, and a list again after a note in it was edited."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kikigaki.search.making.postings import Postings, note_step
from kikigaki.search.making.run import Run
from kikigaki.search.making.varints import read_varint

_T = TypeVar("_T")


class Merging:
    """The lists of all tokens, while runs of notes are added in the order of their numbers."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._lists: list[dict[str, _Open]] = [{} for _ in languages]
        self._count = 0

    def add(self, run: Run) -> None:
        """Take what the next notes add to the lists of each language."""
        start = self._count
        for lists, added in zip(self._lists, run.places, strict=True):
            for token, (first, latest, data) in added.items():
                if (places := lists.get(token)) is None:
                    step = note_step(start + first)
                    lists[token] = _Open(start + latest, bytearray(step + data))
                else:
                    places.data += note_step(start + first - places.latest) + data
                    places.latest = start + latest
        self._count += len(run.notes)

    def postings(self) -> Postings:
        """The lists of every token."""
        tokens = {token for lists in self._lists for token in lists}
        nothing = _Open(0, bytearray())
        return {t: tuple(bytes(one.get(t, nothing).data) for one in self._lists) for t in tokens}


@dataclass(slots=True)
class _Open:
    """A list that goes on."""

    latest: int
    """The last note in it."""
    data: bytearray


def differing(old: Mapping[str, _T], new: Mapping[str, _T]) -> Iterator[str]:
    """The tokens that have something else in one than in the other."""
    return (token for token in old.keys() | new.keys() if old.get(token) != new.get(token))


def _varint_with(lowest: int) -> bytes:
    """A pattern of the varints with a lowest bit."""
    alone, first = (
        b"".join(b"\\x%02x" % byte for byte in range(start | lowest, start + 0x80, 2))
        for start in (0, 0x80)
    )
    return rb"(?:[%s]|[%s][\x80-\xff]*[\x00-\x7f])" % (alone, first)


_PART = re.compile(rb"(%s)%s*" % (_varint_with(1), _varint_with(0)))
"""A note's part of a list: the step to it, and its places."""


def with_note(places: bytes, note: int, chunk: bytes) -> bytes:
    """A list in which a note has other places; none if the chunk is empty."""
    before = 0
    for part in _PART.finditer(places):
        step = part[1]
        current = before + ((step[0] if len(step) == 1 else read_varint(step, 0)[0]) >> 1)
        if current >= note:
            begin, rest = part.start(), part.end() if current == note else part.start()
            break
        before = current
    else:
        return places + (note_step(note - before) + chunk if chunk else b"")
    added = note_step(note - before) + chunk if chunk else b""
    if rest == len(places):
        return places[:begin] + added
    value, after = read_varint(places, rest)
    following = (value >> 1) + (note if current == note else before)
    return (
        places[:begin] + added + note_step(following - (note if chunk else before)) + places[after:]
    )

"""The postings of all notes together, and a list again after a note in it was edited."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from kikigaki.search.making.facets import facet_postings
from kikigaki.search.making.postings import Chunks, Postings, note_postings, note_step
from kikigaki.search.making.records import NoteRecord
from kikigaki.search.making.varints import read_varint

_T = TypeVar("_T")


def all_chunks(record: NoteRecord, languages: Sequence[str]) -> list[Chunks]:
    """What a note adds to the lists of each language; facets stand in the first."""
    chunks = [note_postings(record, language) for language in languages]
    chunks[0].update(facet_postings(record))
    return chunks


class Merging:
    """The lists of all tokens, while notes are added in the order of their numbers."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._lists: list[dict[str, bytearray]] = [{} for _ in languages]
        self._latest: list[dict[str, int]] = [{} for _ in languages]
        self._steps: list[bytes] = []

    def add(self, chunks: Sequence[Chunks]) -> None:
        """Take what the next note adds to the lists of each language."""
        number, steps = len(self._steps), self._steps
        steps.append(note_step(number))
        for of_language, seen, added in zip(self._lists, self._latest, chunks, strict=True):
            for token, places in added.items():
                if (places_before := of_language.get(token)) is not None:
                    places_before += steps[number - seen[token]] + places
                else:
                    of_language[token] = bytearray(steps[number] + places)
            seen.update(dict.fromkeys(added, number))

    def postings(self) -> Postings:
        """The lists of every token."""
        tokens = {token for of_language in self._lists for token in of_language}
        return {token: tuple(bytes(one.get(token, b"")) for one in self._lists) for token in tokens}


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

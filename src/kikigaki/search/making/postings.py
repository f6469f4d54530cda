"""Where each token of a note stands, and how a token's places in all notes are written.

A place is a passage of a note in one language, with its weight. The postings of a token are one
list for each language, of varints whose lowest bit tells two kinds apart: 1, the step to the next
note that has the token; 0, a passage of that note, its number above two bits of weight. What a
note adds to a list depends on that note alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from kikigaki.search.making.records import NoteRecord, Passage
from kikigaki.search.making.varints import read_varint, varint
from kikigaki.search.words.fold import plain
from kikigaki.search.words.tokens import tokens

NAMED, ONCE, OFTEN, TITLED = range(4)
"""How much a place counts: only the name of who speaks or of a topic has the token; the text has
it once; more than once; the title has it."""

Times: TypeAlias = dict[str, int]
"""The tokens of a passage: how often its text has each, or that a name or its title does."""
Lists: TypeAlias = tuple[bytes, ...]
"""The postings of a token, one list for each language; empty where it has none."""
Postings: TypeAlias = dict[str, Lists]
"""The lists of every token."""

Places: TypeAlias = list[Any]
"""The places of a token in some notes, which are numbered from 0: the first note that has it, the
latest one, and its list without the step to the first. An object would take a third longer."""


def code(passage: int, weight: int) -> bytes:
    """A passage of a note, as it stands in a list."""
    return varint(passage << 3 | weight << 1)


def add_places(found: dict[str, Places], note: int, passage: int, times: Times) -> None:
    """Add the next passage of the note, or the first one of the next."""
    codes = [code(passage, weight) for weight in range(4)]
    once = codes[ONCE]
    for token, count in times.items():
        place = once if count == 1 else codes[_WEIGHTS.get(count, OFTEN)]
        places = found.get(token)
        if places is None:
            found[token] = [note, note, place]
            continue
        step = note - places[1]
        if step:
            place = (_STEPS[step] if step < len(_STEPS) else note_step(step)) + place
            places[1] = note
        places[2] += place


def note_times(
    record: NoteRecord, language: str, named: Sequence[Collection[str]]
) -> Iterator[Times]:
    """For each passage of a note, what it says in a language; ``named`` are the keys of names."""
    names = {
        key: tokens(plain(name[language])) for key, name in record.names.items() if language in name
    }
    for passage, keys in zip(record.passages, named, strict=True):
        yield _times(passage, language, [token for key in keys for token in names.get(key, ())])


_IN_NAME, _IN_TITLE = -1, -2
_WEIGHTS = {_IN_NAME: NAMED, _IN_TITLE: TITLED}


def _times(passage: Passage, language: str, named: Iterable[str]) -> Times:
    said = [speech.text[language] for speech in passage.speeches if language in speech.text]
    times: dict[str, int] = dict(Counter(tokens(plain("\n".join(said)))))
    for token in named:
        times.setdefault(token, _IN_NAME)
    if language in passage.title:
        times.update(dict.fromkeys(tokens(plain(passage.title[language])), _IN_TITLE))
    return times


def read_postings(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each place of a list: the note's number, the passage's, the weight."""
    at, note = 0, 0
    while at < len(data):
        value, at = read_varint(data, at)
        if value & 1:
            note += value >> 1
        else:
            yield note, value >> 3, value >> 1 & 3


def note_step(step: int) -> bytes:
    """What stands before a note's part of a list: how far it is from the note before."""
    return varint(step << 1 | 1)


_STEPS = tuple(map(note_step, range(1 << 8)))

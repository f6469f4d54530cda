"""What is known of an index as a whole: enough to change it after an edit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from kikigaki.search.making.texts import PER_FILE


class Numbered(NamedTuple):
    """A note of the index; its number is its place in the order of days."""

    id: str
    published: str
    name: str
    """Of the files of its texts."""
    passages: int


class ShardEntry(NamedTuple):
    """A file of tokens, as its directory names it."""

    first: str
    name: str
    size: int


@dataclass(slots=True)
class State:
    """The last index."""

    notes: list[Numbered] = field(default_factory=list)
    shards: list[ShardEntry] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    """The names of the lists of words, by key."""
    facets: Counter[str] = field(default_factory=Counter)
    """How many passages have each facet."""
    small: set[str] = field(default_factory=set)
    """The root and the files it names, by path."""

    def paths(self, languages: Sequence[str]) -> set[str]:
        """Every file of the index, by path below the folder of search."""
        notes = (path for note in self.notes for path in note_paths(note, languages))
        shards = (shard_path(entry.name) for entry in self.shards)
        words = (list_path(name) for name in self.words.values())
        return {*notes, *shards, *words, *self.small}


def note_paths(note: Numbered, languages: Sequence[str]) -> Iterator[str]:
    """The files of a note's texts."""
    numbers = range(ceil(note.passages / PER_FILE))
    return (note_path(note.name, number, tag) for tag in languages for number in numbers)


def note_path(name: str, number: int, language: str) -> str:
    """A file of a note's texts."""
    return f"notes/{name}.{number}.{language}.bin"


def shard_path(name: str) -> str:
    """The file of some tokens."""
    return f"tokens/{name}.bin"


def list_path(name: str) -> str:
    """A list: of shards, of notes, of words."""
    return f"lists/{name}.bin"

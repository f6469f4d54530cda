"""What an index was built from, so that the next one is built from where they differ."""

from dataclasses import dataclass, field
from typing import Any

from kikigaki.model import Note
from kikigaki.search.postings import Postings
from kikigaki.search.records import NoteRecord
from kikigaki.search.shards import Shard


@dataclass(frozen=True, slots=True)
class IndexedNote:
    """A note, what search knows of it, and the files of its texts."""

    note: Note
    record: NoteRecord
    name: str
    files: dict[str, bytes]


@dataclass(slots=True)
class Memory:
    """The last index. What is in it never changes the next one, but for the time it takes."""

    context: Any = None
    """What every record depends on beside its note; another one empties the memory."""
    notes: dict[str, IndexedNote] = field(default_factory=dict)
    """By the note's id, in the order of numbers."""
    postings: Postings = field(default_factory=dict)
    shards: dict[str, tuple[int, Shard]] = field(default_factory=dict)
    """How many tokens each shard has, and its file, by its first token and in order."""

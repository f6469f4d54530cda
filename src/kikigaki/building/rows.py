"""What is kept of a note, as rows of the store's tables: made anywhere, put there by the store."""

import marshal
import zlib
from typing import Any, TypeAlias

from kikigaki.building.kept import Kept
from kikigaki.building.packing import FAST, pressed, unpressed
from kikigaki.pages import Packed
from kikigaki.search import NoteRecord

Row: TypeAlias = tuple[str, tuple[Any, ...]]
"""The name of a table, and a value for each of its columns."""

TABLES = """
CREATE TABLE notes (id TEXT PRIMARY KEY, kept BLOB);
CREATE TABLE records (id TEXT PRIMARY KEY, name TEXT, record BLOB);
CREATE TABLE contributions (
    id TEXT, language TEXT, line TEXT, card BLOB, rest BLOB, PRIMARY KEY (id, language)
);
CREATE TABLE items (id TEXT, language TEXT, item BLOB, PRIMARY KEY (id, language));
"""
NAMES = ("notes", "records", "contributions", "items")


def note_row(kept: Kept) -> Row:
    """What others know of a note."""
    return "notes", (kept.head.id, marshal.dumps(kept.dump()))


def note_of(data: bytes) -> Kept:
    """A note as it was kept."""
    return Kept.load(marshal.loads(data))  # noqa: S302 - see the store


def record_row(name: str, record: NoteRecord) -> Row:
    """What search knows of a note."""
    return "records", (record.id, name, pressed(record))


def record_of(data: bytes) -> NoteRecord:
    """A record as it was kept."""
    record: NoteRecord = unpressed(data)
    return record


def contribution_row(note_id: str, language: str, added: Packed) -> Row:
    """What a note adds to other pages."""
    rest = zlib.compress(marshal.dumps((dict(added.moments), dict(added.uses))), FAST)
    return "contributions", (note_id, language, added.line, marshal.dumps(added.card), rest)


def contribution_of(card: bytes, line: str, rest: bytes) -> Packed:
    """A contribution as it was kept."""
    moments, uses = marshal.loads(zlib.decompress(rest))  # noqa: S302 - see the store
    return Packed(marshal.loads(card), line, moments, uses)  # noqa: S302 - as above


def item_row(note_id: str, language: str, item: bytes) -> Row:
    """What a note adds to files about many notes."""
    return "items", (note_id, language, item)

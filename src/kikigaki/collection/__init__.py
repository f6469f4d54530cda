"""A folder of notes becomes a checked collection."""

from kikigaki.collection.author import check_author, typed_author
from kikigaki.collection.gather import (
    Gathered,
    Memory,
    check_links,
    check_note,
    gather,
    newest_first,
    with_last_good,
)
from kikigaki.collection.legible import leave_out_illegible
from kikigaki.collection.notes import Ids, ReadNote, read_source
from kikigaki.collection.places import taken
from kikigaki.collection.registries import Registries, read_registries
from kikigaki.collection.walk import Folder, HandWritten, SourceFile, walk

__all__ = [
    "Folder",
    "Gathered",
    "HandWritten",
    "Ids",
    "Memory",
    "ReadNote",
    "Registries",
    "SourceFile",
    "check_author",
    "check_links",
    "check_note",
    "gather",
    "leave_out_illegible",
    "newest_first",
    "read_registries",
    "read_source",
    "taken",
    "typed_author",
    "walk",
    "with_last_good",
]

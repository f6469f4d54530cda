"""What the index takes from one note; it depends on that note alone."""

from dataclasses import dataclass

from kikigaki.model import Collection, Note
from kikigaki.search.making.records import NoteRecord, read_note
from kikigaki.search.making.shards import name_of, packed
from kikigaki.search.making.state import note_paths
from kikigaki.search.making.texts import note_texts
from kikigaki.wiki import Names


@dataclass(frozen=True, slots=True)
class IndexedNote:
    """A note as search knows it, and the files of its texts."""

    record: NoteRecord
    name: str
    """Of its files, which differ in their language."""
    files: dict[str, bytes]
    """By path below the folder of search."""


def indexed(
    note: Note, collection: Collection, names: Names, *, directory_urls: bool = True
) -> IndexedNote:
    """Read a note for the index."""
    record = read_note(note, collection, names)
    texts = {
        language: note_texts(record, language, directory_urls=directory_urls)
        for language in collection.languages
    }
    name = name_of(b"\n".join(texts.values()))
    paths = dict(zip(texts, note_paths(name, collection.languages), strict=True))
    return IndexedNote(record, name, {paths[tag]: packed(text)[1] for tag, text in texts.items()})

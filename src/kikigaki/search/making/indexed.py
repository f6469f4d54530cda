"""What the index takes from one note; it depends on that note alone."""

from dataclasses import dataclass

from kikigaki.model import Collection, Note
from kikigaki.search.making.records import NoteRecord, read_note
from kikigaki.search.making.shards import gzipped, name_of
from kikigaki.search.making.state import Numbered, note_path
from kikigaki.search.making.texts import note_texts
from kikigaki.wiki import Names


@dataclass(frozen=True, slots=True)
class IndexedNote:
    """A note as search knows it, and the files of its texts."""

    record: NoteRecord
    name: str
    """Of its files, which differ in their number and language."""
    files: dict[str, bytes]
    """By path below the folder of search."""

    @property
    def numbered(self) -> Numbered:
        """The note as the index lists it."""
        record = self.record
        return Numbered(record.id, record.published, self.name, len(record.passages))


def indexed(
    note: Note, collection: Collection, names: Names, *, directory_urls: bool = True
) -> IndexedNote:
    """Read a note for the index."""
    record = read_note(note, collection, names)
    texts = {
        (language, number): text
        for language in collection.languages
        for number, text in enumerate(note_texts(record, language, directory_urls=directory_urls))
    }
    name = name_of(b"\n".join(texts.values()))
    files = {note_path(name, n, language): gzipped(text) for (language, n), text in texts.items()}
    return IndexedNote(record, name, files)

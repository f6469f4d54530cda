"""The search index of a build: made anew, or brought up to date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kikigaki.building.kept import Site
from kikigaki.building.output import Output
from kikigaki.building.reading import Reading
from kikigaki.building.store import Store
from kikigaki.heads import Head
from kikigaki.model import Collection
from kikigaki.search import FOLDER, Builder, Change, IndexedNote, Last, NoteRecord, runs, updated


@dataclass(slots=True)
class Indexing:
    """Writes the files of the index."""

    reading: Reading
    store: Store
    site: Site
    out: Output

    def put(self, files: dict[str, bytes]) -> None:
        """Write files of the index, by their path in it."""
        for path, data in files.items():
            self.out.put(f"{FOLDER}/{path}", data)

    def builder(self) -> Builder:
        """Takes all notes in runs, in the order of :func:`in_order`."""
        return Builder(self.reading.collection)

    def finish(self, builder: Builder) -> None:
        """Write what is made of all notes."""
        self.put(dict(builder.files()))
        self.site.index = builder.state

    def follow(self, changes: list[Change], before: Collection, root: Path) -> None:
        """Bring the index up to date; ``before`` has the registries as they were."""
        if not changes and not self.reading.gone and self.reading.same_registries:
            return
        folder = root / FOLDER
        last = Last(self.site.index, lambda path: (folder / path).read_bytes(), before)
        made = None if self.reading.gone else updated(last, changes, self.reading.collection)
        if made is None:
            self.anew(changes)
            return
        self.put(made.files)
        self.drop(made.gone)
        self.site.index = made.state

    def anew(self, changes: list[Change]) -> None:
        """Make the index anew from what is kept of each note."""
        languages = self.reading.collection.languages
        before = self.site.index.paths(languages)
        fresh = {change.after.record.id: change.after for change in changes}
        builder = self.builder()
        for run in runs(self.notes(fresh), languages):
            builder.add(run)
        self.finish(builder)
        self.drop(before - self.site.index.paths(languages))

    def notes(self, fresh: Mapping[str, IndexedNote]) -> Iterator[IndexedNote]:
        """All notes in their order, those that changed and the others."""
        for head in in_order(self.reading.heads):
            one = fresh.get(head.id) or self.kept(head.id)
            self.put(one.files)
            yield one

    def drop(self, paths: set[str]) -> None:
        """Take files of the index away."""
        self.out.drop(f"{FOLDER}/{path}" for path in paths)

    def kept(self, note_id: str) -> IndexedNote:
        """What search knows of a note that did not change; its files are where they were."""
        known: tuple[str, NoteRecord] | None = self.store.record(note_id)
        if known is None:
            raise LookupError(note_id)
        return IndexedNote(known[1], known[0], {})


def in_order(heads: list[Head]) -> list[Head]:
    """Notes in the order in which the index takes them."""
    return sorted(heads, key=lambda h: (h.published.isoformat() if h.published else "", h.id))

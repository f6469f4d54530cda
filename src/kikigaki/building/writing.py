"""The notes that were read become pages, what they add to other pages, and records for search."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from kikigaki import links
from kikigaki.building.kept import Kept, Site
from kikigaki.building.output import Output
from kikigaki.building.reading import Reading
from kikigaki.building.rows import Row, contribution_row, item_row, note_row, record_row
from kikigaki.building.store import Store
from kikigaki.exports import Exported, Outlet, files_of
from kikigaki.frames import Frame, Shape, shape_of, stamp
from kikigaki.heads import Head, head_of
from kikigaki.mentions import Mention, mentions_of
from kikigaki.model import Note
from kikigaki.pages import (
    NOTHING,
    Beside,
    Edition,
    Packed,
    Page,
    editions,
    note_page,
    pack,
    place_of,
)
from kikigaki.search import IndexedNote, indexed
from kikigaki.text import headings, page_url


@dataclass(slots=True)
class Stamper:
    """Puts pages into their frames."""

    site: Site
    render: Callable[[Shape], Frame]
    out: Output

    def put(self, page: Page) -> None:
        """Write a page."""
        edit_url = self.site.edit_address(page.source)
        contents = headings(page.body)
        shape = shape_of(page, contents, edited=bool(edit_url))
        if shape not in self.site.frames:
            self.site.frames[shape] = self.render(shape)
        canonical = f"{self.site.addresses.site_url}{quote(page_url(page.src_uri))}"
        data = stamp(self.site.frames[shape], page, contents, canonical, edit_url)
        self.out.put(html_path(page.src_uri), data)


def html_path(src_uri: str) -> str:
    """Where a page stands in the site."""
    return f"{page_url(src_uri)}index.html"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """What is kept of a note that was written."""

    kept: Kept
    items: dict[str, bytes]
    """What it adds to files about many notes, by language."""
    rows: tuple[Row, ...]
    """What the next build needs to know of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the rest of the site takes from a note."""

    keepsake: Keepsake
    indexed: IndexedNote
    added: dict[str, Packed]
    """What it adds to other pages, by language."""


@dataclass(slots=True)
class NoteWriter:
    """Writes notes, some at a time."""

    reading: Reading
    site: Site
    store: Store
    stamper: Stamper
    outlet: Outlet
    editions: tuple[Edition, ...] = field(init=False)
    other_items: bool = field(default=False, init=False)
    """Whether a note adds anything else than before to files about many notes."""
    _heads: list[Head] = field(init=False)
    _numbers: dict[str, int] = field(init=False)
    """Where each note stands among the others."""

    def __post_init__(self) -> None:
        self.editions = editions(self.reading.collection, self.reading.names)
        self._heads = self.reading.heads
        self._numbers = {note_id: number for number, note_id in enumerate(self.reading.kept)}

    def write(self, notes: Sequence[Note]) -> list[Written]:
        """Write the pages of notes and what stands beside them; nothing is kept yet.

        Each thing is done to all of them before the next: the processor still knows how.
        """
        exported = [self.exported(note) for note in notes]
        for note, own in zip(notes, exported, strict=True):
            self.put(note, own)
        return [self.written(*pair) for pair in zip(notes, exported, strict=True)]

    def exported(self, note: Note) -> dict[str, Exported]:
        """What a note is published as beside its pages, by language."""
        return {edition.language: self.outlet.note(edition, note) for edition in self.editions}

    def put(self, note: Note, exported: Mapping[str, Exported]) -> None:
        """Write the pages of a note and what stands beside them."""
        for edition in self.editions:
            own = exported[edition.language]
            self.stamper.put(self.page(edition, note, own.beside))
            for path, data in own.files.items():
                self.stamper.out.put(path, data)

    def written(self, note: Note, exported: Mapping[str, Exported]) -> Written:
        """What the rest of the site takes from a note."""
        mentions = self.mentions(note)
        added = {edition.language: pack(edition, note, mentions) for edition in self.editions}
        items = {language: own.item for language, own in exported.items()}
        kept = replace(self.reading.kept[note.id], head=head_of(note, mentions))
        one = indexed(note, self.reading.collection, self.editions[0].names)
        keepsake = Keepsake(kept, items, tuple(_rows(kept, one, added, items)))
        return Written(keepsake, one, added)

    def keep(self, keepsake: Keepsake) -> None:
        """Keep what is to be kept of a note, and take away what no longer stands beside it."""
        note_id = keepsake.kept.head.id
        self.reading.kept[note_id] = keepsake.kept
        for language, item in keepsake.items.items():
            before = self.store.item(note_id, language)
            if before:
                now = _files(language, note_id, item)
                self.stamper.out.drop(_files(language, note_id, before) - now)
            self.other_items |= before != item
        self.store.put(keepsake.rows)

    def added(self, note_id: str) -> dict[str, Packed]:
        """What a note added to other pages before, by language; nothing if it is new."""
        languages = (edition.language for edition in self.editions)
        found = ((tag, self.store.contribution(note_id, tag)) for tag in languages)
        return {tag: added for tag, added in found if added is not None}

    def mentions(self, note: Note) -> dict[str, tuple[Mention, ...]]:
        """The moments of a note by the entry they concern."""
        edition = self.editions[0]
        return mentions_of(note, self.reading.collection, edition.names, edition.finders)

    def page(self, edition: Edition, note: Note, beside: Beside = NOTHING) -> Page:
        """The page of a note in a language."""
        source, number = self.reading.kept[note.id].uri, self._numbers[note.id]
        place = place_of(self._heads, number, source, self.site.edit_address)
        return note_page(edition, note, place, beside)

    def forget(self, note_id: str) -> None:
        """Take away what stood beside the pages of a note that is gone."""
        for edition in self.editions:
            item = self.store.item(note_id, edition.language)
            self.stamper.out.drop(_files(edition.language, note_id, item))
        self.other_items = True
        self.store.forget(note_id)


def _rows(
    kept: Kept, one: IndexedNote, added: Mapping[str, Packed], items: Mapping[str, bytes]
) -> Iterator[Row]:
    note_id = kept.head.id
    yield note_row(kept)
    yield record_row(one.name, one.record)
    for language, packed in added.items():
        yield contribution_row(note_id, language, packed)
    for language, item in items.items():
        yield item_row(note_id, language, item)


def _files(language: str, note_id: str, item: bytes) -> set[str]:
    """What stands beside the page of a note that adds this item, from the root of the site."""
    folder = page_url(links.note_page(language, note_id))
    return {f"{folder}{name}" for name in files_of(item)}

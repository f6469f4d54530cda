"""The notes that were read become pages, what they add to other pages, and records for search."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from kikigaki import links
from kikigaki.building.kept import Site
from kikigaki.building.output import Output
from kikigaki.building.reading import Reading
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
    contribution,
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
class Written:
    """What the rest of the site takes from a note."""

    indexed: IndexedNote
    added: dict[str, Packed]
    """What it adds to other pages, by language."""


@dataclass(slots=True)
class NoteWriter:
    """Writes notes one by one."""

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

    def write(self, note: Note) -> Written:
        """Write the pages of a note, and keep what the rest of the site takes from it."""
        mentions = self.mentions(note)
        kept = self.reading.kept[note.id]
        kept = replace(kept, head=head_of(note, mentions))
        self.reading.kept[note.id] = kept
        self.store.keep_note(kept)
        added: dict[str, Packed] = {}
        for edition in self.editions:
            language = edition.language
            exported = self.outlet.note(edition, note)
            self.stamper.put(self.page(edition, note, exported.beside))
            self.put_files(edition, note, exported)
            added[language] = pack(contribution(edition, note, mentions), language)
            self.store.keep_contribution(note.id, language, added[language])
        one = indexed(note, self.reading.collection, self.editions[0].names)
        self.store.keep_record(one.name, one.record)
        return Written(one, added)

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

    def put_files(self, edition: Edition, note: Note, exported: Exported) -> None:
        """Write what stands beside the page, and take away what stood there only before."""
        for path, data in exported.files.items():
            self.stamper.out.put(path, data)
        before = self.store.item(note.id, edition.language)
        self.stamper.out.drop(_files(edition, note.id, before) - exported.files.keys())
        if before != exported.item:
            self.other_items = True
            self.store.keep_item(note.id, edition.language, exported.item)

    def forget(self, note_id: str) -> None:
        """Take away what stood beside the pages of a note that is gone."""
        for edition in self.editions:
            item = self.store.item(note_id, edition.language)
            self.stamper.out.drop(_files(edition, note_id, item))
        self.other_items = True
        self.store.forget(note_id)


def _files(edition: Edition, note_id: str, item: bytes) -> set[str]:
    """What stands beside the page of a note that adds this item, from the root of the site."""
    folder = page_url(links.note_page(edition.language, note_id))
    return {f"{folder}{name}" for name in files_of(item)}

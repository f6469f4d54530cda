"""What a build writes: pages, search index, sitemaps; all of them or those that changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kikigaki.building.engine import Listed
from kikigaki.building.indexing import Indexing, in_order
from kikigaki.building.kept import Previous, Site
from kikigaki.building.listing import anchors, listed
from kikigaki.building.output import Output
from kikigaki.building.overview import Overview
from kikigaki.building.progress import Progress
from kikigaki.building.reading import Reading
from kikigaki.building.rows import note_row
from kikigaki.building.shared import shared
from kikigaki.building.store import Store
from kikigaki.building.touched import Touched
from kikigaki.building.writing import Keepsake, NoteWriter, Stamper, Written, html_path
from kikigaki.collection import Gathered
from kikigaki.exports import Library, outlet
from kikigaki.frames import Frame, Shape
from kikigaki.pages import Stock
from kikigaki.search import Builder, Change, Run
from kikigaki.settings import Project
from kikigaki.sitemaps import sitemaps
from kikigaki.status import Status

TOGETHER = 16
"""Notes that are written together; an edition remembers the texts of so many."""


@dataclass(frozen=True, slots=True)
class Done:
    """What there is of notes that one process wrote, one after the other."""

    keepsakes: Sequence[Keepsake]
    run: Run
    """The same notes as the search index takes them."""
    frames: Mapping[Shape, Frame]
    """Those that were not known before."""


@dataclass
class Work:
    """A build at work."""

    project: Project
    root: Path
    """The site as it stands."""
    reading: Reading
    previous: Previous
    store: Store
    site: Site
    out: Output
    progress: Progress
    jobs: int = 1
    """How many processes write notes."""
    render: Callable[[Shape], Frame] = field(init=False)
    """Gives the frame of a shape that no page had before."""
    new_pages: bool = field(default=False, init=False)
    """Whether there may be other pages than before, hand-written ones included."""

    @cached_property
    def writer(self) -> NoteWriter:
        """Writes notes; made when everything is read."""
        stamper = Stamper(self.site, lambda shape: self.render(shape), self.out)  # noqa: PLW0108 - not known yet
        beside = outlet(self.project.settings, self.site.addresses.site_url)
        return NoteWriter(self.reading, self.site, self.store, stamper, beside)

    # --- For the site generator -----------------------------------------------------------------

    def gathered(self) -> Gathered:
        """The knowledge base without its notes."""
        folder = self.reading.folder
        pages, others = tuple(folder.pages), tuple(folder.others)
        return Gathered(self.reading.collection, pages, others, self.reading.sources, ())

    @cached_property
    def listed(self) -> list[Listed]:
        """Every generated page."""
        stock, status = Stock(self.reading.heads), self.project.settings.status
        return [
            page
            for edition in self.writer.editions
            for page in listed(edition, self.reading, stock, status=status)
        ]

    def anchors(self, src_uri: str) -> set[str] | None:
        """The anchors of a page that hand-written ones link to; None where they are not known."""
        language, _, path = src_uri.partition("/")
        note_id = path.removeprefix("notes/").removesuffix(".md")
        if path == "glossary/index.md":
            return {"page-title", *self.reading.collection.terms}
        if not path.startswith("notes/") or note_id not in self.reading.kept:
            return None
        note = self.reading.note(note_id)
        if note is None:
            return None
        (edition,) = (e for e in self.writer.editions if e.language == language)
        return anchors(self.writer.page(edition, note))

    # --- The two ways ---------------------------------------------------------------------------

    def anew(self) -> None:
        """Write everything; into a folder that is new."""
        reading, indexing, writer = self.reading, self.indexing, self.writer
        builder = indexing.builder()
        heads = in_order(reading.heads)
        with self.progress.phase("write notes"):
            written = self.written(builder, [head.id for head in heads])
            for keepsake in self.progress.each("notes", written, len(heads)):
                reading.read.drop(keepsake.kept.head.id)
                writer.keep(keepsake)
        with self.progress.phase("write the search index"):
            indexing.finish(builder)
        self.write_others(Touched(everything=True))

    def written(self, builder: Builder, note_ids: Sequence[str]) -> Iterator[Keepsake]:
        """Write notes; give what is to be kept of each."""
        for done in shared(self.write, note_ids, self.jobs):
            self.site.frames.update(done.frames)
            builder.add(done.run)
            yield from done.keepsakes

    def write(self, note_ids: Sequence[str]) -> Done:
        """Write notes that follow each other, and their texts for search."""
        known = set(self.site.frames)
        keepsakes, indexed, run = [], [], Run(self.reading.collection.languages)
        for at in range(0, len(note_ids), TOGETHER):
            for written in self.write_some(note_ids[at : at + TOGETHER]):
                self.indexing.put(written.indexed.files)
                keepsakes.append(written.keepsake)
                indexed.append(written.indexed)
        for one in indexed:  # one after the other takes a fifth less than in between
            run.add(one)
        frames = {shape: frame for shape, frame in self.site.frames.items() if shape not in known}
        return Done(keepsakes, run, frames)

    def write_some(self, note_ids: Sequence[str]) -> list[Written]:
        """Write notes that were read, and let go of them."""
        written = self.writer.write([self.reading.read.get(note_id) for note_id in note_ids])
        for note_id in note_ids:
            self.reading.read.drop(note_id)
        return written

    def edit(self) -> None:
        """Write what changed."""
        reading, previous = self.reading, self.previous
        touched = Touched(everything=previous.stale or not reading.same_registries)
        with self.progress.phase("write notes"):
            changes = [*self.edit_notes(touched)]
        with self.progress.phase("write the search index"):
            before = reading.collection
            if not reading.same_registries:
                before = previous.registries.collection(self.project.settings)
            self.indexing.follow(changes, before, self.root)
        self.write_others(touched)

    def edit_notes(self, touched: Touched) -> Iterator[Change]:
        """Write the notes that were read; give what changes for search, note what else does."""
        reading, store = self.reading, self.store
        heads = {kept.head.id: kept.head for kept in self.previous.notes.values()}
        for note_id in reading.gone:
            self.writer.forget(note_id)
            touched.add_heads([heads[note_id]])
        store.put(map(note_row, reading.stale))
        for note_id in self.progress.each("notes", reading.read, len(reading.read)):
            known, last = store.record(note_id), self.writer.added(note_id)
            (written,) = self.writer.write([reading.read.get(note_id)])
            self.writer.keep(written.keepsake)
            head = reading.kept[note_id].head
            if heads.get(note_id) != head:
                touched.add_heads([*filter(None, [heads.get(note_id)]), head])
            for language, before in last.items():
                touched.add_contribution(note_id, before, written.added[language])
            if known is None or known[1] != written.indexed.record:
                yield Change(known[1] if known else None, written.indexed)

    # --- Parts ----------------------------------------------------------------------------------

    @property
    def indexing(self) -> Indexing:
        """Writes the search index."""
        return Indexing(self.reading, self.store, self.site, self.out)

    def write_others(self, touched: Touched) -> None:
        """Write the pages that speak of many notes, and the sitemaps; take away what is no more."""
        with self.progress.phase("write other pages"):
            self.write_overviews(touched)
            if touched.everything or self.writer.other_items:
                self.write_wholes()
            if self.new_pages or touched.everything or not self.reading.same_pages:
                now = [page.src_uri for page in self.listed]
                self.out.drop(html_path(uri) for uri in set(self.site.pages) - set(now))
                self.site.pages = now
                self.write_sitemaps()

    def write_overviews(self, touched: Touched) -> None:
        """Write the pages that speak of many notes."""
        stock, status = Stock(self.reading.heads), None
        if self.project.settings.status:
            status = self.status()
        had_years = any("/years/" in uri for uri in self.site.pages)
        touched.everything |= stock.crowded != had_years
        for edition in self.writer.editions:
            for page in Overview(edition, stock, self.store, status, touched).pages():
                self.writer.stamper.put(page)

    def write_wholes(self) -> None:
        """Write the files about many notes, for others to use."""
        libraries = []
        for language in self.reading.collection.languages:
            items = self.store.items(language)
            ordered = [items[note_id] for note_id in self.reading.kept]
            url = self.site.addresses.site_url
            libraries.append(Library(self.reading.collection, language, url, ordered))
        files = self.writer.outlet.collection(libraries)
        for path, data in files.items():
            self.out.put(path, data)
        self.out.drop(set(self.site.wholes) - files.keys())
        self.site.wholes = list(files)

    def status(self) -> Status:
        """What is left to do."""
        from kikigaki.status.look import look  # noqa: PLC0415 - few sites show it, and it starts slowly

        return look(self.project.notes, self.project.settings.languages).status

    def write_sitemaps(self) -> None:
        """Write the sitemaps."""
        languages, url = self.project.settings.languages, self.site.addresses.site_url
        for path, data in sitemaps(self.html_paths(), languages, url).items():
            self.out.put(path, data)

    def html_paths(self) -> list[str]:
        """Every HTML file of the site."""
        shell = [path for path in self.site.shell_paths if path.endswith(".html")]
        return shell + [html_path(uri) for uri in self.site.pages]

    def count(self) -> int:
        """How many pages the site has."""
        return len(self.site.pages) + sum(p.endswith(".html") for p in self.site.shell_paths)

    @property
    def changes_store(self) -> bool:
        """Whether the next build needs to know anything else than this one did."""
        reading = self.reading
        other = reading.read or reading.gone or reading.stale
        return bool(other) or not reading.same_registries

    def keep(self, store: Store) -> None:
        """Keep what the next build needs."""
        store.keep("site", self.site)
        if self.reading.registry_digests != self.previous.registry_digests:
            store.keep("registries", (self.reading.registry_digests, self.reading.registries))

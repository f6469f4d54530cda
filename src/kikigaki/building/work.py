"""What a build writes: pages, search index, sitemaps; all of them or those that changed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kikigaki.building.engine import Listed
from kikigaki.building.kept import Previous, Site
from kikigaki.building.listing import anchors, listed
from kikigaki.building.output import Output
from kikigaki.building.overview import Overview, Touched
from kikigaki.building.progress import Progress
from kikigaki.building.reading import Reading
from kikigaki.building.store import Store
from kikigaki.building.writing import NoteWriter, Stamper, html_path
from kikigaki.collection import Gathered
from kikigaki.exports import Library, outlet
from kikigaki.frames import Frame, Shape
from kikigaki.heads import Head
from kikigaki.pages import Stock
from kikigaki.search import FOLDER, Builder, Change, IndexedNote, Last, NoteRecord, updated
from kikigaki.settings import Project
from kikigaki.sitemaps import sitemaps
from kikigaki.status import Status


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
    render: Callable[[Shape], Frame] = field(init=False)
    """Gives the frame of a shape that no page had before."""

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
        (edition,) = (e for e in self.writer.editions if e.language == language)
        return anchors(self.writer.page(edition, note))

    # --- The two ways ---------------------------------------------------------------------------

    def anew(self) -> None:
        """Write everything; into a folder that is new."""
        builder = Builder(self.reading.collection)
        in_order = sorted(self.reading.heads, key=_day)
        with self.progress.phase("write notes"):
            for head in self.progress.each("notes", in_order, len(in_order)):
                one = self.writer.write(self.reading.read.get(head.id))
                self.reading.read.drop(head.id)
                self.put_search(one.files)
                builder.add(one)
        with self.progress.phase("write the search index"):
            for path, data in builder.files():
                self.out.put(f"{FOLDER}/{path}", data)
            self.site.index = builder.state
        self.write_overviews(Touched((), everything=True))
        self.write_sitemaps()

    def edit(self) -> None:
        """Write what changed."""
        before = {kept.head.id: kept.head for kept in self.previous.notes.values()}
        heads: list[Head] = [before[note_id] for note_id in self.reading.gone]
        changes: list[Change] = []
        with self.progress.phase("write notes"):
            for note_id in self.reading.gone:
                self.writer.forget(note_id)
            for kept in self.reading.stale:
                self.store.keep_note(kept)
            for note_id in self.reading.read:
                known = self.store.record(note_id)
                one = self.writer.write(self.reading.read.get(note_id))
                if known is None or known[1] != one.record:
                    changes.append(Change(known[1] if known else None, one))
                heads += [h for h in (before.get(note_id), self.reading.kept[note_id].head) if h]
        with self.progress.phase("write the search index"):
            self.index(changes)
        self.write_overviews(Touched(tuple(heads), everything=not self.reading.same_registries))
        self.write_sitemaps()

    # --- Parts ----------------------------------------------------------------------------------

    def put_search(self, files: dict[str, bytes]) -> None:
        """Write files of the index."""
        for path, data in files.items():
            self.out.put(f"{FOLDER}/{path}", data)

    def index(self, changes: list[Change]) -> None:
        """Bring the index up to date."""
        reading, registries = self.reading, self.previous.registries
        if not changes and not reading.gone and reading.same_registries:
            return
        now = reading.collection
        before = now if reading.same_registries else registries.collection(self.project.settings)
        root = self.root / FOLDER
        last = Last(self.site.index, lambda path: (root / path).read_bytes(), before)
        made = None if reading.gone else updated(last, changes, now)
        if made is None:
            self.index_anew(changes)
            return
        self.put_search(made.files)
        self.out.drop(f"{FOLDER}/{path}" for path in made.gone)
        self.site.index = made.state

    def index_anew(self, changes: list[Change]) -> None:
        """Make the index anew from what is kept of each note."""
        languages = self.reading.collection.languages
        before = self.site.index.paths(languages)
        fresh = {change.after.record.id: change.after for change in changes}
        builder = Builder(self.reading.collection)
        for head in sorted(self.reading.heads, key=_day):
            one = fresh.get(head.id) or self.kept_record(head.id)
            self.put_search(one.files)
            builder.add(one)
        self.put_search(dict(builder.files()))
        gone = before - builder.state.paths(languages)
        self.out.drop(f"{FOLDER}/{path}" for path in gone)
        self.site.index = builder.state

    def kept_record(self, note_id: str) -> IndexedNote:
        """What search knows of a note that did not change; its files are where they were."""
        known: tuple[str, NoteRecord] | None = self.store.record(note_id)
        if known is None:
            raise LookupError(note_id)
        return IndexedNote(known[1], known[0], {})

    def write_overviews(self, touched: Touched) -> None:
        """Write the pages that speak of many notes, and take away pages that are no more."""
        stock, settings = Stock(self.reading.heads), self.project.settings
        with self.progress.phase("write other pages"):
            status = self.status() if settings.status else None
            had_years = any("/years/" in uri for uri in self.site.pages)
            if stock.crowded != had_years:
                touched = replace(touched, everything=True)
            for edition in self.writer.editions:
                for page in Overview(edition, stock, self.store, status).pages(touched):
                    self.writer.stamper.put(page)
            if touched.heads or touched.everything:
                self.write_wholes()
            now = [page.src_uri for page in self.listed]
            self.out.drop(html_path(uri) for uri in set(self.site.pages) - set(now))
            self.site.pages = now

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

    def html_paths(self) -> set[str]:
        """Every HTML file of the site."""
        shell = {path for path in self.site.shell_paths if path.endswith(".html")}
        return shell | {html_path(uri) for uri in self.site.pages}

    def sources(self) -> dict[str, str]:
        """The file of the note that a page is made of, by the page's path."""
        return {html_path(page.src_uri): page.source for page in self.listed if page.source}

    def keep(self, store: Store) -> None:
        """Keep what the next build needs."""
        store.keep("site", self.site)
        if self.reading.registry_digests != self.previous.registry_digests:
            store.keep("registries", (self.reading.registry_digests, self.reading.registries))


def _day(head: Head) -> tuple[str, str]:
    return (head.published.isoformat() if head.published else "", head.id)

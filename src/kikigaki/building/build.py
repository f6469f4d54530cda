"""One build: read, decide what to write, write it, put it in place."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from kikigaki.building import tree
from kikigaki.building.context import context_key, named_by_hand, shell_key
from kikigaki.building.engine import Engine, Shell
from kikigaki.building.kept import Previous, Site
from kikigaki.building.output import Edits, NewFolder
from kikigaki.building.progress import Progress
from kikigaki.building.reading import Reading, read
from kikigaki.building.store import Store
from kikigaki.building.work import Work
from kikigaki.collection import gather
from kikigaki.diagnostics import Diagnostic, Severity
from kikigaki.frames import Frame, Shape, UnstampableError
from kikigaki.publish import alone, exchange, replacing
from kikigaki.settings import Project

_MOST = 0.5
"""Where more of the notes than this changed, all is built anew."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    strict: bool = False
    """Whether warnings count as errors."""
    fresh: bool = False
    """Whether to build everything anew."""
    plain: bool = False
    """Whether the site generator is to render every page itself."""
    lenient: bool = False
    """Whether a wrong note keeps its last good page; else it keeps the site as it is."""


@dataclass(slots=True)
class Built:
    """What a build did."""

    site: Path
    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False
    """Whether the notes are wrong and nothing was written."""
    pages: int = 0
    notes: int = 0
    read: int = 0
    """How many notes were read; the others are as they were."""
    written: int = 0
    """How many files are new or other than before."""
    reason: str = ""
    """Why the site generator rendered every page itself; empty where it did not."""
    sources: dict[str, str] = field(default_factory=dict)
    """The note each page is made of: its file, by the page's path."""


@dataclass(slots=True)
class Build:
    """A build of a knowledge base, once or again and again."""

    project: Project
    engine: Callable[[], Engine]
    """Gives the site generator where it is needed, for it is slow to start."""
    site: Path
    home: Path
    """The folder of what is kept from build to build."""
    options: Options = field(default_factory=Options)
    waiting: Callable[[], None] = lambda: None
    """Called once where another build is at work."""
    progress: Progress = field(default_factory=Progress)
    _engine: Engine | None = None

    def run(self) -> Built:
        """Build.

        Raises:
            OSError: the site cannot be written.
        """
        self.site = Path(os.path.realpath(self.site))
        self.site.parent.mkdir(parents=True, exist_ok=True)
        with alone(self.site.parent, self.waiting):
            context = context_key(self.project)
            last = None if self.options.fresh or self.options.plain else self.open_last(context)
            try:
                return self.follow(last, context)
            except Store.Error as error:
                raise OSError(f"{self.file}: {error}") from error
            finally:
                if last is not None:
                    last.close()

    # --- What the last build left ---------------------------------------------------------------

    @property
    def key(self) -> str:
        """Tells what is kept for this site from what is kept for another."""
        return f"{crc32(str(self.site).encode(errors='surrogateescape')):08x}"

    @property
    def file(self) -> Path:
        """The store."""
        return self.home / f"build-{self.key}.sqlite"

    @property
    def spare(self) -> Path:
        """The second folder of the site's files; on the same disk as the site."""
        if self.home.stat().st_dev == self.site.parent.stat().st_dev:
            return self.home / f"spare-{self.key}"
        return self.site.with_name(f".{self.site.name}.spare")

    def open_last(self, context: str) -> Store | None:
        """The store of the last build, if the site is as that left it."""
        if not self.file.is_file() or not self.site.is_dir():
            return None
        store = None
        try:
            store = Store(self.file)
            if store.plain("context") == context:
                with self.progress.phase("look at the site"):
                    found = str(tree.checksum(self.site))
                if store.plain("checksum") == found:
                    return store
        except (OSError, Store.Error):
            pass
        if store is not None:
            store.close()
        return None

    # --- The two ways ---------------------------------------------------------------------------

    def follow(self, last: Store | None, context: str) -> Built:
        """Read, and write what changed, or everything."""
        with self.progress.phase("read and check"):
            previous = last.previous() if last is not None else Previous()
            reading = read(self.project, previous, lenient=self.options.lenient)
        built = Built(self.site, reading.diagnostics, notes=len(reading.kept))
        serious = {Severity.ERROR, Severity.WARNING} if self.options.strict else {Severity.ERROR}
        wrong = any(problem.severity in serious for problem in reading.diagnostics)
        if wrong and not self.options.lenient:
            built.refused = True
            return built
        if last is not None and len(reading.read) <= max(20, _MOST * len(reading.kept)):
            try:
                return self.edit(last, previous, reading, built)
            except _FramesChangedError:
                pass
        if len(reading.read) < len(reading.kept):
            with self.progress.phase("read and check"):
                reading = read(self.project, Previous(), lenient=self.options.lenient)
        return self.anew(reading, built, context)

    def edit(self, store: Store, previous: Previous, reading: Reading, built: Built) -> Built:
        """Change the site where it differs."""
        built.read = len(reading.read)
        site: Site = store.value("site")
        out = Edits(self.site)
        with tempfile.TemporaryDirectory(dir=self.home) as folder:
            work = Work(self.project, self.site, reading, previous, store, site, out, self.progress)
            work.render = self.shell_renderer(work, Path(folder) / "frames")
            self.follow_shell(work, Path(folder) / "shell")
            work.edit()
        changed = tuple(sorted(out.changes))
        if changed:
            difference = self.publish(out.changes, site)
            total = int(store.plain("checksum")) + difference
            store.put_plain("checksum", str(total & (1 << 64) - 1))
            site.changed = changed
        work.keep(store)
        store.commit()
        self.dirty.unlink(missing_ok=True)
        return self.told(built, work, len(changed))

    def anew(self, reading: Reading, built: Built, context: str) -> Built:
        """Build the whole site beside the old one."""
        built.read = len(reading.read)
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / ".gitignore").write_text("*\n", "utf-8")
        temporary = self.file.with_suffix(".new")
        tree.remove(self.spare)
        engine = self.get_engine()
        reason = "--plain" if self.options.plain else engine.refusal()
        if reason:
            return self.everything(built, reason)
        store = Store(temporary, new=True)
        try:
            with replacing(self.site) as folder:
                out = NewFolder(folder)
                work = Work(
                    self.project, self.site, reading, Previous(), store, Site(), out, self.progress
                )
                shell = self.run_shell(work, folder)
                work.render = shell.frame
                work.anew()
                written = sum(len(files) for _, _, files in os.walk(folder))
        except UnstampableError as error:
            store.close()
            temporary.unlink(missing_ok=True)
            return self.everything(built, str(error))
        with self.progress.phase("keep what was done"):
            store.put_plain("context", context)
            store.put_plain("checksum", str(tree.checksum(self.site)))
            self.make_spare(work.site)
            work.keep(store)
            store.commit()
            temporary.replace(self.file)
        return self.told(built, work, written)

    def everything(self, built: Built, reason: str) -> Built:
        """Let the site generator render every page."""
        built.reason = reason
        self.file.unlink(missing_ok=True)
        with self.progress.phase("render every page"), replacing(self.site) as folder:
            gathered = gather(self.project.notes, self.project.settings)
            self.get_engine().everything(folder, gathered)
            pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
            built.pages, built.written, built.read = len(pages), len(pages), built.notes
        return built

    def told(self, built: Built, work: Work, written: int) -> Built:
        """What to tell of a build."""
        built.pages = len(work.html_paths())
        built.written = written
        built.sources = work.sources()
        return built

    # --- The site generator ---------------------------------------------------------------------

    def get_engine(self) -> Engine:
        """The site generator, started once."""
        if self._engine is None:
            with self.progress.phase("start the site generator"):
                self._engine = self.engine()
        return self._engine

    def run_shell(self, work: Work, folder: Path) -> Shell:
        """Let the site generator write everything but the generated pages into a folder."""
        engine = self.get_engine()
        folder.mkdir(exist_ok=True)
        work.site.addresses = engine.addresses()  # pages name them, and may be asked for by MkDocs
        with self.progress.phase("render what is common to the pages"):
            shell = engine.shell(folder, work.gathered(), work.listed, work.anchors)
        work.site.shell_key = self.shell_key(work.reading)
        work.site.shell_paths = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        return shell

    def shell_key(self, reading: Reading) -> str:
        """What the site generator's part of the site is made of."""
        return shell_key(self.project, reading.folder, strict=self.options.strict)

    def follow_shell(self, work: Work, folder: Path) -> None:
        """Run the site generator again where what it writes may be another."""
        site = work.site
        pages, listed = set(site.pages), {page.src_uri for page in work.listed}
        linked = pages - listed or named_by_hand(work.reading.folder, listed - pages)
        if site.shell_key == self.shell_key(work.reading) and not linked:
            return
        before, addresses = site.shell_paths, site.addresses
        shell = self.run_shell(work, folder)
        same = all(shell.frame(shape) == frame for shape, frame in site.frames.items())
        if not same or site.addresses != addresses:
            raise _FramesChangedError
        for path in site.shell_paths:
            work.out.put(path, (folder / path).read_bytes())
        work.out.drop(before - site.shell_paths)
        work.render = shell.frame

    def shell_renderer(self, work: Work, folder: Path) -> Callable[[Shape], Frame]:
        """Gives frames of shapes that no page had before."""
        shells: list[Shell] = []

        def render(shape: Shape) -> Frame:
            if not shells:
                shells.append(self.run_shell(work, folder))
            return shells[0].frame(shape)

        return render

    # --- The folders ----------------------------------------------------------------------------

    @property
    def dirty(self) -> Path:
        """Stands while the spare is neither as it was nor as it will be."""
        return self.home / f"spare-{self.key}.dirty"

    def publish(self, changes: tree.Changes, site: Site) -> int:
        """Put changes in place, all at once; give the difference of the checksum."""
        if self.dirty.exists() or not site.spare or not self.spare.is_dir():
            tree.remove(self.spare)
            self.make_spare(site)
            site.changed = ()
        if not site.spare:
            return tree.apply(self.site, changes)
        self.dirty.touch()
        tree.follow(self.spare, self.site, site.changed)
        difference = tree.apply(self.spare, changes)
        if not exchange(self.spare, self.site):
            tree.remove(self.spare)
            site.spare = False
            return tree.apply(self.site, changes)
        return difference

    def make_spare(self, site: Site) -> None:
        """Make the spare, where the file system can."""
        site.changed = ()
        try:
            tree.link(self.site, self.spare)
            site.spare = True
        except OSError:
            tree.remove(self.spare)
            site.spare = False


class _FramesChangedError(Exception):
    """What is common to the pages is another; all of them have to be written."""

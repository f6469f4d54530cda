"""One build: read, decide what to write, write it, put it in place."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from kikigaki.building import tree
from kikigaki.building.common import Common, FramesChangedError
from kikigaki.building.context import context_key
from kikigaki.building.engine import Engine
from kikigaki.building.kept import Previous, Site
from kikigaki.building.output import Edits, NewFolder
from kikigaki.building.place import Place, usable
from kikigaki.building.progress import Progress
from kikigaki.building.read import TooManyError, read
from kikigaki.building.reading import Reading
from kikigaki.building.stamps import Stamps
from kikigaki.building.store import Store
from kikigaki.building.values import Built, Options
from kikigaki.building.work import Work
from kikigaki.collection import Gathered, gather, with_last_good
from kikigaki.frames import UnstampableError
from kikigaki.publish import alone, check_place, replacing
from kikigaki.settings import Project

_MOST = 0.5
"""Where a larger share of the notes than this changed, all is built anew."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build left, but for its store."""

    context: str
    previous: Previous
    site: Site


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
    common: Common = field(init=False)
    _memory: Last | None = field(default=None, init=False)
    _good: Gathered | None = field(default=None, init=False)
    """What the site generator rendered last, where it renders every page."""
    _stamps: Stamps = field(default_factory=Stamps, init=False)

    def __post_init__(self) -> None:
        strict = self.options.strict
        self.common = Common(self.project, self.engine, self.progress, strict)

    def run(self) -> Built:
        """Build.

        Raises:
            OSError: the site cannot be written.
        """
        site = Path(os.path.realpath(self.site))
        own = (self.project.config_file, self.project.notes, self.project.theme, self.home)
        check_place(site, filter(None, own))
        site.parent.mkdir(parents=True, exist_ok=True)
        with alone(site.parent, self.waiting), usable(Place(site, self.home)) as place:
            place.clear()
            try:
                context = context_key(self.project, self.options.site_url)
                return self.follow(place, context) or self.anew(place, context)
            finally:
                place.clear()

    def read(self, site: Path, previous: Previous, most: float | None = None) -> Reading | Built:
        """The notes, or what there is to tell if they are too wrong to go on."""
        lenient, strict = self.options.lenient, self.options.strict
        stamps = self._stamps if self.options.alone else None
        with self.progress.phase("read and check"):
            reading = read(self.project, previous, lenient=lenient, most=most, stamps=stamps)
        if lenient or not reading.refused(strict=strict):
            return reading
        return Built(site, reading.diagnostics, refused=True)

    # --- Following what changed -----------------------------------------------------------------

    def last(self, place: Place, context: str) -> tuple[Last, Store] | None:
        """What the last build left, if nobody has touched it since."""
        memory, self._memory = self._memory, None
        if self.options.alone and memory is not None and memory.context == context:
            return memory, Store(place.store)
        with self.progress.phase("look at the site"):
            store = place.last(context)
        if store is None:
            return None
        with self.progress.phase("read and check"):
            return Last(context, store.previous(), store.value("site")), store

    def follow(self, place: Place, context: str) -> Built | None:
        """Change the site where it differs; None where it has to be built anew."""
        if self.options.fresh or self.options.plain:
            return None
        most = None if self.options.lenient else _MOST
        try:
            return self.edit(place, self.last(place, context), most)
        except FramesChangedError:
            return self.rewrite(place, context) if self.options.lenient else None
        except (TooManyError, OSError, *Store.Error):
            place.clear()
            return None

    def rewrite(self, place: Place, context: str) -> Built | None:
        """Write all pages into the site that stands: a wrong note's last one is nowhere else."""
        found = self.last(place, context)
        if found is not None:
            last, store = found
            found = replace(last, previous=replace(last.previous, stale=True)), store
        return self.edit(place, found, None)

    def edit(
        self, place: Place, found: tuple[Last, Store] | None, most: float | None
    ) -> Built | None:
        """Change the site where it differs."""
        if found is None:
            return None
        last, opened = found
        with closing(opened) as store:
            reading = self.read(place.site, last.previous, most)
            if isinstance(reading, Built):
                return reading
            site, out, count = last.site, Edits(place.site), len(reading.read)
            tree.remove(place.work)
            place.work.mkdir()
            parts = reading, last.previous, store, site, out
            work = Work(self.project, place.site, *parts, self.progress)
            work.render = self.common.renderer(work, place.work / "frames")
            self.common.follow(work, place.work / "shell")
            work.edit()
            if out.changes or work.changes_store:
                checksum = int(store.plain("checksum")) + place.publish(out.changes, site)
                work.keep(store)
                place.close(store, last.context, checksum)
                place.settled()
            self._memory = Last(last.context, reading.left(), site)
            return self.told(work, count, len(out.changes), place.unkept)

    # --- Everything anew ------------------------------------------------------------------------

    def anew(self, place: Place, context: str) -> Built:
        """Build the whole site beside the old one."""
        reading = self.read(place.site, Previous())
        if isinstance(reading, Built):
            return reading
        reason = "--plain" if self.options.plain else self.common.engine.refusal()
        if reason:
            return self.everything(place, reading, reason)
        try:
            return self.framed(place, reading, context)
        except UnstampableError as error:
            return self.everything(place, reading, str(error))
        except Store.Error as error:
            raise OSError(f"{place.folder}: {error}") from error

    def framed(self, place: Place, reading: Reading, context: str) -> Built:
        """Put every page into its frame."""
        count, unkept = len(reading.read), place.unkept
        place.forget()
        with closing(Store(place.new_store, new=True)) as store:
            with replacing(place.site) as folder:
                out = NewFolder(folder)
                work = Work(
                    self.project,
                    place.site,
                    reading,
                    Previous(),
                    store,
                    Site(),
                    out,
                    self.progress,
                    self.options.jobs,
                )
                work.render = self.common.run(work, folder).frame
                work.anew()
                written = sum(len(files) for _, _, files in os.walk(folder))
            try:
                with self.progress.phase("keep what was done"):
                    self.keep(place, work, store, context)
            except (OSError, *Store.Error) as error:  # the site is in place all the same
                unkept = str(error)
        return self.told(work, count, written, unkept)

    def keep(self, place: Place, work: Work, store: Store, context: str) -> None:
        """Keep what the next build needs of this one."""
        place.make_spare(work.site)
        work.keep(store)
        place.close(store, context, tree.checksum(place.site))
        place.new_store.replace(place.store)
        place.settled()
        self._memory = Last(context, work.reading.left(), work.site)

    def everything(self, place: Place, reading: Reading, reason: str) -> Built:
        """Let the site generator render every page."""
        gathered = gather(self.project.notes, self.project.settings)
        if self.options.lenient:
            good = with_last_good(self._good, gathered)
            gathered = self._good = replace(good, diagnostics=())  # they are told already
        place.store.unlink(missing_ok=True)
        with self.progress.phase("render every page"), replacing(place.site) as folder:
            self.common.engine.everything(folder, gathered)
            pages = sum(1 for _ in folder.rglob("*.html"))
        count = len(reading.kept)
        return Built(
            place.site,
            reading.diagnostics,
            pages=pages,
            notes=count,
            read=count,
            written=pages,
            reason=reason,
            sources={note_id: source.uri for note_id, source in gathered.sources.items()},
        )

    def told(self, work: Work, count: int, written: int, unkept: str) -> Built:
        """What to tell of a build."""
        reading = work.reading
        return Built(
            self.site,
            reading.diagnostics,
            pages=work.count(),
            notes=len(reading.kept),
            read=count,
            written=written,
            unkept=unkept,
            sources={note_id: kept.uri for note_id, kept in reading.kept.items()},
        )

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
from kikigaki.building.store import Store
from kikigaki.building.values import Built, Options
from kikigaki.building.work import Work
from kikigaki.collection import gather
from kikigaki.frames import UnstampableError
from kikigaki.publish import alone, check_place, replacing
from kikigaki.settings import Project

_MOST = 0.5
"""Where a larger share of the notes than this changed, all is built anew."""


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
        with self.progress.phase("read and check"):
            reading = read(self.project, previous, lenient=lenient, most=most)
        if lenient or not reading.refused(strict=strict):
            return reading
        return Built(site, reading.diagnostics, refused=True)

    # --- Following what changed -----------------------------------------------------------------

    def follow(self, place: Place, context: str) -> Built | None:
        """Change the site where it differs; None where it has to be built anew."""
        options = self.options
        if options.fresh or options.plain:
            return None
        with self.progress.phase("look at the site"):
            store = place.last(context)
        if store is None:
            return None
        with closing(store):
            try:
                with self.progress.phase("read and check"):
                    previous = store.previous()
                return self.follow_store(place, store, previous, context)
            except (FramesChangedError, TooManyError, OSError, *Store.Error):
                place.clear()
                return None

    def follow_store(self, place: Place, store: Store, previous: Previous, context: str) -> Built:
        """The same, from what is kept; a wrong note's last page is nowhere but in the site."""
        if not self.options.lenient:
            return self.edit(place, store, previous, context, _MOST)
        try:
            return self.edit(place, store, previous, context)
        except FramesChangedError:
            return self.edit(place, store, replace(previous, stale=True), context)

    def edit(
        self,
        place: Place,
        store: Store,
        previous: Previous,
        context: str,
        most: float | None = None,
    ) -> Built:
        """Change the site where it differs."""
        reading = self.read(place.site, previous, most)
        if isinstance(reading, Built):
            return reading
        site: Site = store.value("site")
        out, count = Edits(place.site), len(reading.read)
        tree.remove(place.work)
        place.work.mkdir()
        work = Work(self.project, place.site, reading, previous, store, site, out, self.progress)
        work.render = self.common.renderer(work, place.work / "frames")
        self.common.follow(work, place.work / "shell")
        work.edit()
        if out.changes or work.changes_store:
            checksum = int(store.plain("checksum")) + place.publish(out.changes, site)
            work.keep(store)
            place.close(store, context, checksum)
            place.settled()
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

    def everything(self, place: Place, reading: Reading, reason: str) -> Built:
        """Let the site generator render every page."""
        gathered = gather(self.project.notes, self.project.settings)
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
        )

    def told(self, work: Work, count: int, written: int, unkept: str) -> Built:
        """What to tell of a build."""
        reading = work.reading
        return Built(
            self.site,
            reading.diagnostics,
            pages=len(work.html_paths()),
            notes=len(reading.kept),
            read=count,
            written=written,
            unkept=unkept,
            sources={note_id: kept.uri for note_id, kept in reading.kept.items()},
        )

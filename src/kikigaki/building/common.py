"""What is common to the pages, and everything else that the site generator writes."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from kikigaki.building import tree
from kikigaki.building.context import shell_key
from kikigaki.building.engine import Engine, Shell
from kikigaki.building.progress import Progress
from kikigaki.building.reading import Reading
from kikigaki.building.work import Work
from kikigaki.frames import Frame, Shape
from kikigaki.settings import Project


class FramesChangedError(Exception):
    """What is common to the pages is another; all of them have to be written."""


@dataclass(slots=True)
class Common:
    """Runs the site generator where that is needed."""

    project: Project
    start: Callable[[], Engine]
    progress: Progress
    strict: bool
    _engine: Engine | None = field(default=None, init=False)

    @property
    def engine(self) -> Engine:
        """The site generator, started once."""
        if self._engine is None:
            with self.progress.phase("start the site generator"):
                self._engine = self.start()
        return self._engine

    def run(self, work: Work, folder: Path) -> Shell:
        """Let the site generator write everything but the generated pages into a folder."""
        engine = self.engine
        tree.remove(folder)
        folder.mkdir()
        work.site.addresses = engine.addresses()  # pages name them, and may be asked for by MkDocs
        with self.progress.phase("render what is common to the pages"):
            shell = engine.shell(folder, work.gathered(), work.listed, work.anchors)
        work.site.shell_key = self.key(work.reading)
        work.site.shell_paths = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        return shell

    def key(self, reading: Reading) -> str:
        """What the site generator's part of the site is made of."""
        return shell_key(self.project, reading.folder, strict=self.strict)

    def follow(self, work: Work, folder: Path) -> None:
        """Run the site generator again where what it writes may be another.

        Raises:
            FramesChangedError: pages that did not change have to be written too.
        """
        site = work.site
        if work.previous.stale:
            site.frames, site.shell_key = {}, ""
        same = work.reading.same_pages
        other = set() if same else set(site.pages) ^ {page.src_uri for page in work.listed}
        if site.shell_key == self.key(work.reading) and not _linked(other, work.reading):
            return
        before, addresses = site.shell_paths, site.addresses
        shell = self.run(work, folder)
        work.render, work.new_pages = shell.frame, True
        as_before = all(shell.frame(shape) == frame for shape, frame in site.frames.items())
        if not as_before or (site.frames and site.addresses != addresses):
            raise FramesChangedError
        for path in site.shell_paths:
            work.out.put(path, (folder / path).read_bytes())
        work.out.drop(before - site.shell_paths)

    def renderer(self, work: Work, folder: Path) -> Callable[[Shape], Frame]:
        """Gives frames of shapes that no page had before."""
        shells: list[Shell] = []

        def render(shape: Shape) -> Frame:
            if not shells:
                shells.append(self.run(work, folder))
            return shells[0].frame(shape)

        return render


def _linked(pages: set[str], reading: Reading) -> bool:
    """Whether hand-written pages may link to one of these, which are new or gone."""
    names = {posixpath.basename(page) for page in pages}
    texts = (unquote(page.source.file.read_text("utf-8")) for page in reading.folder.pages)
    return bool(names) and any(name in text for text in texts for name in names)

"""Builds that die by ``kill -9`` before each of the changes they make to the disk, one by one.

    python -m tests.crashing BASE [EVERY]

Each build runs in a fork that counts what it does to files and kills itself. Prints as JSON, for
each kind of build, how many such moments there are and what was wrong after those tried.
"""

import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kikigaki.building import Options
from kikigaki.cli.build import a_build
from kikigaki.settings import read_project
from tests.test_build import fingerprint

_CHANGES = {"os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.link", "ctypes.dlsym"}
_WRITES = os.O_WRONLY | os.O_RDWR


@dataclass
class _Countdown:
    """Counts changes of files, and ends the process before one of them."""

    before: int
    seen: int = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        written = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
        if event not in _CHANGES and not written:
            return
        if self.seen == self.before:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1


@dataclass
class Crashes:
    """Builds of one knowledge base."""

    base: Path
    texts: tuple[str, str]
    """A note as it is and as it is after an edit."""
    right: dict[str, dict[str, str]] = field(default_factory=dict)
    """The site of each text."""

    @property
    def note(self) -> Path:
        return next(self.base.glob("notes/*.yaml"))

    @property
    def site(self) -> dict[str, str]:
        return fingerprint(self.base / "site")

    def build(self, *, fresh: bool, before: int = -1) -> int:
        """Build in a fork; the number of changes it made, or -1 if it died."""
        report, sink = os.pipe()
        child = os.fork()
        if not child:
            countdown = _Countdown(before)
            sys.addaudithook(countdown)
            project = read_project(self.base / "mkdocs.yml")
            a_build(project, None, Options(fresh=fresh)).run()
            os.write(sink, str(countdown.seen).encode())
            os._exit(0)
        os.close(sink)
        os.waitpid(child, 0)
        with os.fdopen(report) as stream:
            return int(stream.read() or -1)

    def prepare(self) -> None:
        """Build the site of both texts, to compare with."""
        for text in self.texts:
            self.note.write_text(text, "utf-8")
            self.build(fresh=True)
            self.right[text] = self.site

    def die(self, *, fresh: bool, every: int) -> tuple[int, int, list[str]]:
        """Die at each moment of a build after an edit; the moments, those tried, what was wrong."""
        moments, wrong, tried = 0, [], 0
        for moment in range(0, 1_000_000, every):
            old = self.note.read_text("utf-8")
            new = self.texts[1 - self.texts.index(old)]
            self.note.write_text(new, "utf-8")
            moments = self.build(fresh=fresh, before=moment)
            tried += 1
            if self.site not in (self.right[old], self.right[new]):
                wrong.append(f"killed at {moment}: neither old nor new")
            if moments < 0:
                self.build(fresh=False)
            if self.site != self.right[new]:
                wrong.append(f"killed at {moment}: not right after another build")
                self.build(fresh=True)
            if moments >= 0:
                break
        return moments, tried, wrong


def main() -> None:
    base, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    os.chdir(base)
    text = next(base.glob("notes/*.yaml")).read_text("utf-8").replace("かしこく", "賢く")
    crashes = Crashes(base, (text, text.replace("賢く", "かしこく")))
    crashes.prepare()
    found = {
        "edit": crashes.die(fresh=False, every=max(1, every // 6)),
        "fresh": crashes.die(fresh=True, every=every),
    }
    print(json.dumps(found))  # noqa: T201 - its result


if __name__ == "__main__":
    main()

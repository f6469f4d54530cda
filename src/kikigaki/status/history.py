"""In which commit each line was last changed, of all files at once.

Three calls of git, however many files: where the work tree is, the changes of its first-parent
history as one stream, and what is not committed. The stream is replayed; in a history without
branches, later is a plain comparison. Changes of white space alone are no changes.
"""

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

UNCOMMITTED = 1 << 62
"""The number of a line that no commit has; later than all."""
UNKNOWN = -1
"""The number of a line that is older than what a shallow clone knows."""

History: TypeAlias = dict[str, list[int]]
"""By path from the folder of notes, for each line the number of its commit, counted upwards."""

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_COMMIT = "commit "
_DIFF = (
    *("-p", "-U0", "--inter-hunk-context=0", "-w", "-M", "--relative"),
    *("--no-color", "--no-ext-diff", "--no-textconv"),
)
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/")
_TIMEOUT = 120


def read_history(folder: Path) -> History | None:
    """The history of the files below a folder; None without git, a work tree or a commit."""
    facts = _git(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if facts is None or not facts.startswith("true"):
        return None
    walk = ("--first-parent", "-m", "--reverse", "--no-show-signature", f"--format={_COMMIT}%H")
    log = _git(folder, "log", *walk, *_DIFF, *_PREFIXES, "--", ".")
    rest = _git(folder, "diff", *_DIFF, *_PREFIXES, "HEAD", "--", ".")
    if log is None or rest is None:
        return None
    first = UNKNOWN if facts.split()[1:] == ["true"] else 0
    return replay(rest.split("\n"), UNCOMMITTED, replay(log.split("\n"), first))


def replay(lines: Iterable[str], number: int, history: History | None = None) -> History:
    """The history after the changes of a log or diff without context lines.

    ``number`` is that of the first commit, or of all lines where the changes are of none.
    """
    player = _Player(dict(history or {}), number)
    for line in lines:
        player.take(line)
    return player.files


@dataclass(slots=True)
class _Player:
    files: History
    number: int
    begun: bool = False
    old: str = ""
    new: str = ""
    skip: int = 0
    """How many lines of the hunk are still to come; they are text, whatever they look like."""
    shift: int = 0
    """By how much lines have moved through the hunks of this file so far."""
    lines: list[int] = field(default_factory=list)

    def take(self, line: str) -> None:
        if self.skip and not line.startswith("\\"):
            self.skip -= 1
        elif line.startswith(_COMMIT):
            self.number += self.begun
            self.begun = True
        elif line.startswith("diff --git "):
            self.old = self.new = ""
        elif line.startswith(("rename from ", "--- a/")):
            self.old = line.partition(" ")[2].removeprefix("from ").removeprefix("a/").rstrip("\t")
        elif line.startswith("rename to "):
            self.new = line.removeprefix("rename to ")
            self.open(self.new)
        elif line.startswith("+++ "):
            self.open(line.removeprefix("+++ ").removeprefix("b/").rstrip("\t"))
        elif found := _HUNK.match(line):
            self.change(*(1 if group is None else int(group) for group in found.groups()))

    def open(self, name: str) -> None:
        """Begin with a file, under its new name; ``/dev/null`` stands for none."""
        if name == self.new and name in self.files and self.old != name:
            return  # the hunks of a file that was just renamed
        self.lines = self.files.pop(self.old, []) if self.old else []
        self.shift = 0
        self.old = name
        if name != "/dev/null":
            self.files[name] = self.lines

    def change(self, old: int, removed: int, _new: int, added: int) -> None:
        begin = old + self.shift - (removed > 0)  # a hunk that only adds names the line before it
        self.lines[begin : begin + removed] = [self.number] * added
        self.shift += added - removed
        self.skip = removed + added


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, or None where it fails or is not there."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and our own arguments
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

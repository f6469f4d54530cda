"""A command that is run, and what it costs: CPU of it and its children, time, memory."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOG = "run.log"
"""What a command said, in the folder it ran in."""
_SHOWN = 400  # characters of it, of a command that failed


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost."""

    cpu: float
    """Seconds, in user and system mode."""
    wall: float
    """Seconds."""
    peak: float
    """MB of the largest process."""
    pages: int = 0
    """HTML files that were there afterwards; 0 where nobody counted."""


class FailedError(Exception):
    """A command failed, or made too little; the message says which and how."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder.

    The memory of a process begins with that of whoever started it, so keep this one small.

    Raises:
        FailedError: it failed; with the end of what it said.
    """
    log = folder / LOG
    begun = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - commands of the table of generators
            command, cwd=folder, env=environment(), stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begun
    if process.returncode:
        raise FailedError(f"{command[0]}: {log.read_text('utf-8', 'replace')[-_SHOWN:].strip()}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """That of every run: compiled modules are kept, as on anybody's machine."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}


def summary(costs: Sequence[Cost]) -> Cost:
    """The middle of some runs, each figure by itself; of time the least.

    Other work on the machine adds to the time that passes, and hardly to the rest.
    """
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        min(cost.wall for cost in costs),
        statistics.median(cost.peak for cost in costs),
        costs[0].pages,
    )


def machine() -> str:
    """The machine and what runs on it, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = os.uname()
    return (
        f"{_processor() or system.machine}, {os.cpu_count()} cores, {memory:.0f} GB,"
        f" {system.sysname} {system.release}, Python {sys.version.split()[0]}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "")

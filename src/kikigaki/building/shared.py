"""Work shared out among processes: each takes every n-th run of pieces; results come in order."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from math import ceil
from typing import BinaryIO, Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")

POSSIBLE = sys.platform == "linux"
"""Elsewhere a process that was forked may fail in the system's own libraries."""
_MOST = 4
"""Processes that help without being asked for: what one alone has to do takes longer then."""
_FEW = 64
"""Pieces for which it does not pay."""
LONGEST = 128
"""Pieces of a run: it takes about a second, and nothing is heard of it before its end."""


def processes() -> int:
    """How many processes it pays to have."""
    return min(_MOST, len(os.sched_getaffinity(0))) if POSSIBLE else 1


def shared(
    do: Callable[[Sequence[A]], B], pieces: Sequence[A], jobs: int, longest: int = LONGEST
) -> Generator[B, None, None]:
    """What is done to each run of pieces, in order, by as many processes as there are jobs.

    They are forked, so that they have all that this one has, and what they give back is pickled.
    What one of them raises is raised here. A process with several threads does all by itself, for
    it cannot be forked safely.

    Raises:
        OSError: a process was killed.
    """
    if len(pieces) < _FEW or not POSSIBLE or threading.active_count() > 1:
        jobs = 1
    runs = _runs(pieces, jobs, longest)
    if jobs <= 1:
        yield from map(do, runs)
        return
    workers: list[_Worker[B]] = []
    try:
        for number in range(jobs):
            workers.append(_Worker(do, runs[number::jobs], workers))
        for number in range(len(runs)):
            yield workers[number % jobs].result()
    finally:
        for worker in workers:
            worker.end()


def _runs(pieces: Sequence[A], jobs: int, longest: int) -> list[Sequence[A]]:
    """Pieces that follow each other, in as many runs of about one length for each process."""
    count = jobs * ceil(len(pieces) / (jobs * longest))
    size = ceil(len(pieces) / count) if count else 1
    return [pieces[at : at + size] for at in range(0, len(pieces), size)]


class _Worker(Generic[B]):
    """A process at work, and what it gives."""

    def __init__(
        self, do: Callable[[A], B], runs: Sequence[A], others: Sequence["_Worker[B]"]
    ) -> None:
        reading, writing = os.pipe()
        self.process = os.fork()
        if not self.process:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the first process says that it ends
            for other in others:
                other.results.close()
            os.close(reading)
            _work(do, runs, writing)
        os.close(writing)
        self.results: BinaryIO = os.fdopen(reading, "rb")

    def result(self) -> B:
        try:
            given: tuple[Exception | None, B] = pickle.load(self.results)  # noqa: S301 - ours
        except (EOFError, pickle.UnpicklingError):
            raise OSError("a process that wrote notes was killed") from None
        error, value = given
        if error is not None:
            raise error
        return value

    def end(self) -> None:
        """Stop it: nobody listens any more."""
        self.results.close()
        os.waitpid(self.process, 0)


def _work(do: Callable[[A], B], runs: Sequence[A], writing: int) -> None:
    """Do the work and end; whoever forked the process must not go on in it."""
    with suppress(BrokenPipeError), os.fdopen(writing, "wb") as out:
        try:
            for run in runs:
                pickle.dump((None, do(run)), out, pickle.HIGHEST_PROTOCOL)
                out.flush()
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - raised again where it is read
            pickle.dump((error, None), out)
            out.flush()
    os._exit(0)

"""Work to be shared out, run as a program of its own: whoever runs the tests has threads."""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TypeVar

from kikigaki.building.shared import shared

A = TypeVar("A")
PIECES = range(500)
BAD = 301


def one_by_one(
    do: Callable[[int], A], pieces: Sequence[int], jobs: int
) -> Generator[A, None, None]:
    """What is done to each piece, in runs of one."""
    return shared(lambda run: do(*run), pieces, jobs, 1)


def squared(number: int) -> tuple[int, int]:
    """A piece of work, and who did it."""
    return number * number, os.getpid()


def fails_late(number: int) -> int:
    """Work with a fault in it."""
    if number == BAD:
        raise ValueError(f"no {number}")
    return number


def slowly(_number: int) -> int:
    """Work that takes a while; who did it."""
    time.sleep(0.01)
    return os.getpid()


def dies_late(number: int) -> int:
    """Work that somebody kills."""
    if number == BAD:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def all_of_it(jobs: int) -> object:
    """Every result, and how many processes worked."""
    done = list(one_by_one(squared, PIECES, jobs))
    return [value for value, _ in done], len({process for _, process in done})


def in_runs(jobs: int) -> object:
    """The runs in which the pieces come, and how many processes worked."""
    done = list(shared(lambda run: ([*run], os.getpid()), PIECES, jobs))
    return [run for run, _ in done], len({process for _, process in done})


def little(jobs: int) -> object:
    """Whether this process does what is little by itself."""
    return {process for _, process in one_by_one(squared, range(10), jobs)} == {os.getpid()}


def with_a_thread(jobs: int) -> object:
    """Whether a process with threads does all by itself."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    processes = {process for _, process in one_by_one(squared, PIECES, jobs)}
    done.set()
    thread.join()
    return processes == {os.getpid()}


def until_a_fault(jobs: int) -> object:
    """The results before a fault, and the fault."""
    return _until(one_by_one(fails_late, PIECES, jobs))


def until_a_death(jobs: int) -> object:
    """The results before a process is killed, and what is said of it."""
    return _until(one_by_one(dies_late, PIECES, jobs))


def _until(results: Iterable[int]) -> object:
    came: list[int] = []
    try:
        came.extend(results)
    except (ValueError, OSError) as error:
        return came, type(error).__name__, str(error)
    return came, "", ""


def stopped(jobs: int) -> object:
    """Nothing, after the first result of many."""
    results = one_by_one(squared, PIECES, jobs)
    next(results)
    results.close()
    return None


def slow(jobs: int) -> object:
    """Tell who works, for a long time."""
    for process in one_by_one(slowly, range(2000), jobs):
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
    return None


SCENES: dict[str, Callable[[int], object]] = {
    scene.__name__: scene
    for scene in (
        all_of_it,
        in_runs,
        little,
        with_a_thread,
        until_a_fault,
        until_a_death,
        stopped,
        slow,
    )
}


def orphans() -> bool:
    """Whether this process has children left, at work or to be buried."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


if __name__ == "__main__":
    given = SCENES[sys.argv[1]](int(sys.argv[2]))
    sys.stdout.write(json.dumps([given, orphans()]))

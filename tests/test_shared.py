"""Work shared out among processes: the results of one alone, in order, and no process left over."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kikigaki.building.shared import POSSIBLE, shared
from tests.conftest import run
from tests.test_build import fingerprint
from tests.test_cli import until

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="processes are forked on Linux alone")
PIECES = range(500)


def squared(number: int) -> tuple[int, int]:
    """A piece of work, and who did it."""
    return number * number, os.getpid()


def fails_late(number: int) -> int:
    """Work with a fault in it."""
    if number == 301:
        raise ValueError("no 301")
    return number


def dies_late(number: int) -> int:
    """Work that somebody kills."""
    if number == 301:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3, 16])
def test_the_results_come_in_order_however_many_share_the_work(jobs: int) -> None:
    done = list(shared(squared, PIECES, jobs))

    assert [value for value, _ in done] == [number * number for number in PIECES]
    assert len({process for _, process in done}) == jobs
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_little_work_is_not_shared() -> None:
    assert {process for _, process in shared(squared, range(10), 2)} == {os.getpid()}


def test_a_process_with_threads_works_alone() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    processes = {process for _, process in shared(squared, PIECES, 2)}
    done.set()
    thread.join()

    assert processes == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_one_of_them_raises_is_raised_here_after_what_came_before(jobs: int) -> None:
    results = shared(fails_late, PIECES, jobs)

    assert [next(results) for _ in range(301)] == list(range(301))
    with pytest.raises(ValueError, match="no 301"):
        next(results)


def test_a_process_that_is_killed_is_said_so() -> None:
    with pytest.raises(OSError, match="was killed"):
        list(shared(dies_late, PIECES, 2))


def test_nobody_works_on_when_nobody_listens() -> None:
    results = shared(squared, PIECES, 2)
    next(results)
    results.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_nobody_works_on_when_the_first_process_is_killed() -> None:
    program = (
        "import os, time; from kikigaki.building.shared import shared\n"
        "for process in shared(lambda _: (time.sleep(0.01), os.getpid())[1], range(2000), 2):\n"
        "    print(process, flush=True)"
    )
    first = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with first:
        assert first.stdout is not None
        workers = {int(first.stdout.readline()) for _ in range(10)}
        first.kill()

    assert len(workers) == 2
    assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def test_two_processes_build_the_same_site_as_one(knowledge_base: Path) -> None:
    assert run("kikigaki", "build", "-d", "one", cwd=knowledge_base).returncode == 0
    program = (
        "from kikigaki.building import shared; shared._FEW = 0;"
        " from kikigaki.cli import main; main(['build', '-d', 'two', '--jobs', '2'])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=knowledge_base, check=False)

    assert done.returncode == 0
    assert fingerprint(knowledge_base / "two") == fingerprint(knowledge_base / "one")

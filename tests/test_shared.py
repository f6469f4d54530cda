"""Work shared out among processes: the results of one alone, in order, and no process left over."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kikigaki.building.shared import LONGEST, POSSIBLE
from tests.conftest import ROOT, run
from tests.sharing import BAD, PIECES
from tests.test_build import fingerprint
from tests.test_cli import until

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="processes are forked on Linux alone")


def scene(name: str, jobs: int) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """What a scene of :mod:`tests.sharing` gives; it leaves no process behind."""
    done = run("tests.sharing", name, str(jobs))
    assert not done.returncode, done.stderr
    given, orphans = json.loads(done.stdout)
    assert not orphans
    return given


@pytest.mark.parametrize("jobs", [1, 2, 3, 16])
def test_the_results_come_in_order_however_many_share_the_work(jobs: int) -> None:
    assert scene("all_of_it", jobs) == [[number * number for number in PIECES], jobs]


@pytest.mark.parametrize("jobs", [1, 2, 3, 16])
def test_each_process_takes_as_many_runs_of_about_one_length(jobs: int) -> None:
    runs, processes = scene("in_runs", jobs)

    assert [piece for run in runs for piece in run] == [*PIECES]
    assert processes == jobs
    assert not len(runs) % jobs
    assert max(map(len, runs)) <= LONGEST
    assert max(map(len, runs[:-1])) == min(map(len, runs[:-1]))


@pytest.mark.parametrize("why", ["little", "with_a_thread"])
def test_what_is_little_or_cannot_be_shared_is_done_here(why: str) -> None:
    assert scene(why, 2)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_one_of_them_raises_is_raised_here_after_what_came_before(jobs: int) -> None:
    assert scene("until_a_fault", jobs) == [[*range(BAD)], "ValueError", f"no {BAD}"]


def test_a_process_that_is_killed_is_said_so() -> None:
    came, kind, message = scene("until_a_death", 2)

    assert came == [*range(len(came))]
    assert (kind, message) == ("OSError", "a process that wrote notes was killed")


def test_nobody_works_on_when_nobody_listens() -> None:
    assert scene("stopped", 2) is None


def test_nobody_works_on_when_the_first_process_is_killed() -> None:
    command = [sys.executable, "-m", "tests.sharing", "slow", "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
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

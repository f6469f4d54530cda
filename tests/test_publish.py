"""The site is wholly old or wholly new, whatever happens to a build."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kikigaki import publish
from kikigaki.publish import replacing
from kikigaki.scaffolds import scaffold
from tests.conftest import run
from tests.test_build import fingerprint

BUILD = (sys.executable, "-m", "kikigaki", "build")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def small_base(tmp_path: Path) -> Path:
    """A knowledge base that is built in a second."""
    for path, data in scaffold().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def fill(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_finished_build_is_the_whole_site(tmp_path: Path) -> None:
    for files in ({"a": "1", "b": "1"}, {"b": "2", "c": "2"}):
        with replacing(tmp_path / "site") as work:
            fill(work, **files)

    assert {path.name: path.read_text() for path in (tmp_path / "site").iterdir()} == files
    assert names(tmp_path) == {"site"}


def fail(site: Path) -> None:
    with replacing(site) as work:
        fill(work, a="2")
        raise OSError("full")


def test_a_failed_build_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as work:
        fill(work, a="1")
    with pytest.raises(OSError, match="full"):
        fail(tmp_path / "site")

    assert (tmp_path / "site/a").read_text() == "1"
    assert names(tmp_path) == {"site"}


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".site.new/deep").mkdir(parents=True)
    fill(tmp_path / ".site.new/deep", old="x")
    with replacing(tmp_path / "site") as work:
        assert names(work) == set()

    assert names(tmp_path) == {"site"}


def test_a_site_that_is_a_file_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, site="mine")
    with pytest.raises(NotADirectoryError), replacing(tmp_path / "site"):
        pass

    assert (tmp_path / "site").read_text() == "mine"


def test_links_in_an_old_site_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    fill(tmp_path / "elsewhere", precious="kept")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with replacing(tmp_path / "site") as work:
        (work / "link").mkdir()
        fill(work / "link", page="new")

    assert names(tmp_path / "elsewhere") == {"precious"}
    assert names(tmp_path / "site/link") == {"page"}


def test_a_folder_that_cannot_be_moved_is_written_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "exchange", lambda *_: False)
    (tmp_path / "elsewhere").mkdir()
    fill(tmp_path / "elsewhere", precious="kept")
    (tmp_path / "site/gone").mkdir(parents=True)
    fill(tmp_path / "site/gone", old="x")
    (tmp_path / "site/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with replacing(tmp_path / "site") as work:
        (work / "link").mkdir()
        fill(work / "link", page="new")

    assert names(tmp_path / "elsewhere") == {"precious"}
    assert set(fingerprint(tmp_path / "site")) == {"link/page"}
    assert names(tmp_path) == {"site", "elsewhere"}


def edit(base: Path) -> None:
    """Change a word of the note."""
    note = base / "notes/zuckerberg-llama3.yaml"
    note.write_text(note.read_text("utf-8").replace("賢く", "かしこく"), "utf-8")


WAYS = pytest.mark.parametrize("way", [[], ["--fresh"]], ids=["edit", "fresh"])
"""A build that follows an edit, and one of everything."""


@WAYS
def test_two_builds_at_once_both_end_and_leave_one_whole_site(
    small_base: Path, way: list[str]
) -> None:
    assert run("kikigaki", "build", cwd=small_base).returncode == 0
    edit(small_base)
    both = [subprocess.Popen([*BUILD, *way], cwd=small_base, env=QUIET) for _ in range(2)]

    assert [process.wait(timeout=120) for process in both] == [0, 0]
    left = fingerprint(small_base / "site")
    assert run("kikigaki", "build", "--fresh", cwd=small_base).returncode == 0
    assert fingerprint(small_base / "site") == left


@WAYS
@pytest.mark.parametrize("number", range(6))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    small_base: Path, number: int, way: list[str]
) -> None:
    assert run("kikigaki", "build", cwd=small_base).returncode == 0
    old = fingerprint(small_base / "site")
    edit(small_base)
    process = subprocess.Popen([*BUILD, *way], cwd=small_base, env=QUIET, stdout=subprocess.DEVNULL)
    time.sleep(random.Random(number).uniform(0.1, 0.7))  # noqa: S311 - moments, not secrets
    process.kill()
    process.wait()
    left = fingerprint(small_base / "site")
    assert run("kikigaki", "build", cwd=small_base).returncode == 0
    again = fingerprint(small_base / "site")
    assert run("kikigaki", "build", "--fresh", cwd=small_base).returncode == 0
    new = fingerprint(small_base / "site")

    assert left in (old, new)
    assert again == new
    assert not list(small_base.glob(".site*"))


def limited() -> None:
    """No file of this process may be larger than 8 kB, as on a disk that is nearly full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


@WAYS
def test_a_full_disk_is_said_in_one_line_and_leaves_the_old_site(
    small_base: Path, way: list[str]
) -> None:
    assert run("kikigaki", "build", cwd=small_base).returncode == 0
    old = fingerprint(small_base / "site")
    edit(small_base)
    done = subprocess.run(
        [*BUILD, *way],
        cwd=small_base,
        env={**QUIET, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "cannot be written" in line]
    assert "Traceback" not in done.stderr
    assert fingerprint(small_base / "site") == old


def test_an_interrupted_build_leaves_the_old_site(small_base: Path) -> None:
    assert run("kikigaki", "build", cwd=small_base).returncode == 0
    old = fingerprint(small_base / "site")
    process = subprocess.Popen(
        [*BUILD, "--fresh"], cwd=small_base, env=QUIET, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not (small_base / ".site.new").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "Traceback" not in errors
    assert fingerprint(small_base / "site") == old
    assert not (small_base / ".site.new").exists()


def test_a_place_that_cannot_be_written_is_one_line(small_base: Path) -> None:
    place = next((p for p in ("/sys/site", "/dev/fd/site") if Path(p).parent.is_dir()), "")
    done = run("kikigaki", "build", "-d", place, cwd=small_base)

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "POSIX"}]
)
def test_the_locale_changes_no_byte(small_base: Path, locale: dict[str, str]) -> None:
    plain = run("kikigaki", "build", "-d", "plain", cwd=small_base)
    other = run("kikigaki", "build", "-d", "other", cwd=small_base, **locale)

    assert (plain.returncode, other.returncode) == (0, 0), other.stderr
    assert fingerprint(small_base / "plain") == fingerprint(small_base / "other")


@pytest.mark.parametrize("place", [".", "notes", "notes/site", ".kikigaki", "precious", "pages"])
def test_a_folder_that_is_no_site_is_left_alone(small_base: Path, place: str) -> None:
    for kept in ("precious/thesis.txt", "pages/.git", "pages/index.html"):
        (small_base / kept).parent.mkdir(exist_ok=True)
        (small_base / kept).write_text("mine", "utf-8")
    before = fingerprint(small_base)

    done = run("kikigaki", "build", "-d", place, cwd=small_base)

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(small_base) == before

"""What machines and people do to a build: killed, out of room, without rights or clock or network.

``benchmarks/faults.py`` does the same at random moments and for longer.
"""

import json
import os
import pickle
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kikigaki.building.store import _TABLES
from kikigaki.scaffolds import scaffold
from tests import test_serve
from tests.conftest import ROOT, run
from tests.test_build import fingerprint
from tests.test_building import base, build, same_as_anew
from tests.test_serve import NOTE, Served

MISSING_NAMESPACES = shutil.which("unshare") is None or bool(
    subprocess.run(["unshare", "-rmn", "true"], check=False, capture_output=True).returncode
)
own_system = pytest.mark.skipif(
    MISSING_NAMESPACES, reason="this system gives no mounts and networks of one's own"
)


def edit(folder: Path) -> None:
    """Change a word of a note."""
    note = folder / "notes/n0.yaml"
    note.write_text(note.read_text("utf-8").replace("要約", "新しい要約"), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge base whose site is built, and a note that was edited since."""
    built = base(tmp_path / "base")
    build(built)
    edit(built)
    return built


def test_a_build_killed_before_any_of_its_changes_leaves_a_whole_site(tmp_path: Path) -> None:
    for path, data in scaffold().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.crashing", str(tmp_path), "60"],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    kinds = json.loads(done.stdout)

    assert {kind: wrong for kind, (_, _, wrong) in kinds.items()} == {"edit": [], "fresh": []}
    assert all(moments > tried > 5 for moments, tried, _ in kinds.values())
    assert not list(tmp_path.glob(".site*"))
    assert not list(tmp_path.glob(".kikigaki/*/work"))
    assert not list(tmp_path.glob(".kikigaki/*/dirty"))


# --- The folder of what is kept -----------------------------------------------------------------


def _file(home: Path) -> None:
    home.write_text("mine", "utf-8")


def _link(home: Path) -> None:
    (home.parent / "elsewhere").mkdir()
    home.symlink_to("elsewhere")


def _loop(home: Path) -> None:
    home.symlink_to(home.name)


@pytest.mark.parametrize("make", [_file, _link, _loop])
def test_where_nothing_can_be_kept_the_site_is_built_all_the_same(
    folder: Path, make: Callable[[Path], None]
) -> None:
    shutil.rmtree(folder / ".kikigaki")
    make(folder / ".kikigaki")
    before = {path.name for path in folder.rglob("*")}

    for _ in range(2):
        built = build(folder)

        assert not built.refused
        assert ".kikigaki" in built.unkept
    assert "新しい要約" in (folder / "site/ja/notes/n0/index.html").read_text("utf-8")
    assert before >= {path.name for path in folder.rglob("*") if "site" not in path.parts}


def test_links_among_what_is_kept_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (kept,) = (folder / ".kikigaki").glob("*/")
    names = [*(path.name for path in kept.iterdir()), "work", "dirty", "new.sqlite"]
    shutil.rmtree(kept)
    kept.mkdir()
    for name in names:
        (tmp_path / name).write_text("precious", "utf-8")
        (kept / name).symlink_to(tmp_path / name)

    build(folder)
    edit(folder)
    build(folder)

    assert {(tmp_path / name).read_text("utf-8") for name in names} == {"precious"}
    assert same_as_anew(folder)


def test_a_link_in_place_of_what_is_kept_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (kept,) = (folder / ".kikigaki").glob("*/")
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/work").mkdir()
    before = fingerprint(tmp_path / "elsewhere")

    assert str(kept) in build(folder).unkept
    assert fingerprint(tmp_path / "elsewhere") == before
    assert (tmp_path / "elsewhere/work").is_dir()


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch exploded",)


def _planted(folder: Path, tables: str, **values: object) -> None:
    """Put a store in place of ours, which fits an empty site."""
    (file,) = (folder / ".kikigaki").glob("*/store.sqlite")
    with sqlite3.connect(file) as ours:
        (context,) = ours.execute("SELECT value FROM meta WHERE key = 'context'").fetchone()
    file.unlink()
    shutil.rmtree(folder / "site")
    (folder / "site").mkdir()
    database = sqlite3.connect(file)
    database.executescript(tables)
    if values:
        rows = {"context": context, "checksum": "0", "seal": "0" * 64, **values}
        database.executemany("INSERT INTO meta VALUES (?, ?)", rows.items())
    database.commit()
    database.close()


def test_a_store_that_somebody_planted_is_not_unpacked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    bomb = pickle.dumps(_Bomb())
    _planted(folder, _TABLES, site=bomb, registries=bomb)

    build(folder)

    assert not (folder / "exploded").exists()
    assert same_as_anew(folder)


def test_a_store_that_would_never_end_is_not_asked(folder: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"
    _planted(folder, "CREATE VIEW meta (key, value) AS " + endless)

    build(folder)

    assert same_as_anew(folder)


# --- The site and its second folder -------------------------------------------------------------


def test_what_somebody_does_to_the_site_reaches_no_second_copy_of_it(folder: Path) -> None:
    build(folder)
    page = folder / "site/index.html"
    with page.open("a", encoding="utf-8") as file:  # in place: the spare may share the file
        file.write("changed by hand")
    edit(folder)

    for _ in range(3):
        build(folder)
        edit(folder)

        assert "changed by hand" not in page.read_text("utf-8")
    build(folder)
    (spare,) = (folder / ".kikigaki").glob("*/spare")
    assert "changed by hand" not in (spare / "index.html").read_text("utf-8")
    assert same_as_anew(folder)


def test_links_and_files_laid_into_the_site_are_gone_after_a_build(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("precious", "utf-8")
    shutil.rmtree(folder / "site/ja/notes")
    (folder / "site/ja/notes").symlink_to(elsewhere, target_is_directory=True)
    (folder / "site/stale.html").write_text("old", "utf-8")

    build(folder)

    assert (elsewhere / "index.html").read_text("utf-8") == "precious"
    assert [path.name for path in elsewhere.iterdir()] == ["index.html"]
    assert same_as_anew(folder)


# --- Clocks, networks, rights, room -------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, 4_102_444_800], ids=["1970", "2100"])
def test_an_edit_is_seen_whatever_the_clock_says(folder: Path, seconds: int) -> None:
    for file in folder.rglob("notes/**/*.*"):
        os.utime(file, (seconds, seconds))

    build(folder)
    edit(folder)
    os.utime(folder / "notes/n0.yaml", (seconds, seconds))
    build(folder)

    assert "新しい新しい要約" in (folder / "site/ja/notes/n0/index.html").read_text("utf-8")
    assert same_as_anew(folder)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # an address has a hundred characters at most
    socket.socket(socket.AF_UNIX).bind(path.name)
    os.chdir(here)


def _zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _outside(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _up(path: Path) -> None:
    path.symlink_to("..", target_is_directory=True)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("make", [_fifo, _socket, _zero, _outside, _up, _loop])
@pytest.mark.parametrize("name", ["n9.yaml", "x.png", "about.en.md", "folder"])
def test_what_is_no_file_is_named_and_never_opened(
    folder: Path, make: Callable[[Path], None], name: str
) -> None:
    before = fingerprint(folder / "site")
    (folder / "notes" / name).unlink(missing_ok=True)
    make(folder / "notes" / name)

    built = build(folder)

    assert built.refused
    assert [(d.code, Path(d.position.path).name) for d in built.diagnostics] == [
        ("not-a-file", name)
    ]
    assert fingerprint(folder / "site") == before


def alone(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script with mounts of its own and without a network."""
    build = f"{sys.executable} -m kikigaki build"
    return subprocess.run(
        ["unshare", "-rmn", "bash", "-uc", f'build() {{ {build} "$@"; }}\n{script}'],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


@own_system
def test_a_build_needs_no_network_and_no_home(folder: Path) -> None:
    build(folder)
    done = alone(folder, "ip link show up | grep -q UP; HOME=/nonexistent build -d other --fresh")

    assert done.returncode == 0, done.stderr
    assert fingerprint(folder / "other") == fingerprint(folder / "site")


SUMS = "find out/site -type f -exec sha256sum {} + | sort"


@own_system
@pytest.mark.parametrize("way", ["", "--fresh"])
def test_a_full_disk_leaves_the_old_site(folder: Path, way: str) -> None:
    (folder / "out").mkdir()
    script = f"""
        mount -t tmpfs -o size=9m none out
        build -d out/site >&2 && {SUMS} > before || echo failed
        sed -i s/Title/Name/ notes/n1.yaml
        dd if=/dev/zero of=out/rest bs=1k 2>/dev/null
        build -d out/site {way}
        echo $?
        {SUMS} | cmp - before && ls -A out | grep -v .site.spare
        rm out/rest
        build -d out/site >&2
        echo $?; {SUMS} | cmp -s - before || echo another; ls -A out | grep -v .site.spare
    """
    done = alone(folder, script)

    assert done.stdout.split() == ["1", "rest", "site", "0", "another", "site"], done.stderr
    assert done.stderr.count("cannot be written") == 1
    assert "Traceback" not in done.stderr


@own_system
@pytest.mark.parametrize("way", ["", "--fresh"])
def test_a_site_that_is_read_only_is_one_line(folder: Path, way: str) -> None:
    (folder / "out").mkdir()
    script = f"""
        mount --bind out out
        build -d out/site >&2 && {SUMS} > before
        sed -i s/Title/Name/ notes/n1.yaml
        mount -o remount,ro,bind out
        build -d out/site {way}
        echo $?
        {SUMS} | cmp - before
    """
    done = alone(folder, script)

    assert done.stdout.split() == ["1"], done.stderr
    assert done.stderr.count("cannot be written") == 1
    assert "Traceback" not in done.stderr


@own_system
def test_notes_that_are_read_only_are_built_elsewhere(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / ".kikigaki")
    build(folder)
    elsewhere = tmp_path / "elsewhere"
    script = f"""
        mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && cd {folder}
        build -d {elsewhere}/site
    """
    done = alone(folder, script)

    assert done.returncode == 0, done.stderr
    assert "nothing is kept" in done.stderr or (folder / ".kikigaki").exists()
    assert fingerprint(elsewhere / "site") == fingerprint(folder / "site")
    assert [path.name for path in elsewhere.iterdir()] == ["site"]


# --- The same bytes -----------------------------------------------------------------------------


def test_two_machines_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Another path, zone, language, hash seed and day; and here an edit, there all anew."""
    other = shutil.copytree(
        folder, tmp_path / "another folder/基地", ignore=shutil.ignore_patterns("site", ".kikigaki")
    )
    build(folder)
    done = run(
        "kikigaki", "build", cwd=other,
        PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C", PYTHONUTF8="0",
        SOURCE_DATE_EPOCH="86400",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert fingerprint(folder / "site") == fingerprint(other / "site")


# --- While serving --------------------------------------------------------------------------------


def _nothing(_note: Path) -> None:
    """Leave the note away."""


def _folder(note: Path) -> None:
    note.mkdir()


def _half(note: Path) -> None:
    note.write_bytes("title: ザ".encode()[:-1])


def _huge(note: Path) -> None:
    note.write_bytes(b"#" * 2_000_000)


def _zeros(note: Path) -> None:
    note.write_bytes(bytes(1_000))


served = test_serve.served
HAPPENINGS = (_nothing, _folder, _half, _huge, _zeros, _fifo, _up, _loop, _outside)


def take_away(note: Path) -> None:
    """Whatever stands there."""
    if note.is_dir() and not note.is_symlink():
        note.rmdir()
    else:
        note.unlink()


def right(word: str) -> Callable[[str], bool]:
    """Whether a page has the word, and nothing is wrong."""
    return lambda html: word in html and "kk-problems" not in html


def test_whatever_happens_to_a_note_the_preview_answers_and_follows(served: Served) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    good = note.read_text("utf-8")
    for number, happen in enumerate(HAPPENINGS):
        take_away(note)
        happen(note)
        if happen is not _nothing:
            assert served.until("/ja/", lambda html: "kk-problems" in html), happen
        for path in ("/ja/", "/ja/topics/", "/en/notes/lecun-open-source-2024/"):
            assert "</html>" in served.get(path), happen
        if os.path.lexists(note):
            take_away(note)
        word = f"直した{number}"
        note.write_text(good.replace("GPUの使い道", word), "utf-8")

        assert served.until(NOTE, right(word)), happen


def test_the_folder_of_notes_may_go_and_come_back_while_serving(served: Served) -> None:
    notes = served.base / "notes"
    notes.rename(served.base / "away")
    assert served.until_logged("not built")
    assert "</html>" in served.get(NOTE)
    (served.base / "away").rename(notes)
    note = notes / "zuckerberg-llama3-2024.yaml"
    note.write_text(note.read_text("utf-8").replace("GPUの使い道", "戻った"), "utf-8")

    assert served.until(NOTE, lambda html: "戻った" in html)


def test_settings_that_are_wrong_for_a_moment_leave_the_preview_up(served: Served) -> None:
    config = served.base / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text("site_name: [\n", "utf-8")
    assert served.until_logged("not built")
    assert "</html>" in served.get(NOTE)
    config.write_text(good.replace("Kikigaki", "Another name"), "utf-8")

    assert served.until("/en/", lambda html: "Another name" in html)

"""A folder of plain Markdown: everything in it, nothing outside it, the same every time."""

import json
from pathlib import Path

import pytest

from kikigaki.collection import Gathered
from kikigaki.exports import outlet
from kikigaki.pages import ASSETS
from kikigaki.render import render, site_files
from kikigaki.scripts import assets
from kikigaki.settings import Settings
from tests.folders import NOTE, gathered

ABOUT = """\
---
title: About
---
[home](index.md) [other](about.en.md#top) [deep](guide/start.ja.md "title")
[note](talk.yaml) ![map](img/map.png) [web](https://example.com/a.md) [top](/x.md) [here](#a)
[mail](mailto:a@b.cc) [odd](<about.en.md>)
"""
START = "[about](../about.ja.md) ![map](../img/map.png)\n"


@pytest.fixture
def found(tmp_path: Path) -> Gathered:
    """A note, hand-written pages and an image."""
    files = {
        "talk.yaml": NOTE,
        "about.ja.md": ABOUT,
        "about.en.md": "About\n",
        "guide/start.ja.md": START,
        "img/map.png": "not really",
        "README.md": "for editors",
        ".hidden": "x",
    }
    return gathered(tmp_path / "notes", files)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_page_image_and_asset_is_written(found: Gathered, tmp_path: Path) -> None:
    number = render(found, tmp_path / "out")
    files = set(contents(tmp_path / "out"))

    by_hand = {"ja/about.md", "en/about.md", "ja/guide/start.md", "img/map.png"}
    assert files == set(site_files(found)) | by_hand
    assert number == len(files)
    assert {
        "index.html",
        "ja/index.md",
        "en/notes/talk.md",
        *(f"{ASSETS}/{path}" for path in assets()),
    } <= files


def test_links_of_a_hand_written_page_follow_it_to_its_new_place(
    found: Gathered, tmp_path: Path
) -> None:
    render(found, tmp_path / "out")

    assert (tmp_path / "out/ja/about.md").read_text("utf-8") == (
        "---\ntitle: About\n---\n"
        '[home](../index.md) [other](../en/about.md#top) [deep](guide/start.md "title")\n'
        "[note](../talk.yaml) ![map](../img/map.png) [web](https://example.com/a.md) "
        "[top](/x.md) [here](#a)\n"
        "[mail](mailto:a@b.cc) [odd](<../en/about.md>)\n"
    )


def test_links_of_a_page_in_a_folder_follow_it_too(found: Gathered, tmp_path: Path) -> None:
    render(found, tmp_path / "out")
    written = (tmp_path / "out/ja/guide/start.md").read_text("utf-8")

    assert written == "[about](../about.md) ![map](../../img/map.png)\n"


def test_images_are_copied_as_they_are(found: Gathered, tmp_path: Path) -> None:
    render(found, tmp_path / "out")

    assert (tmp_path / "out/img/map.png").read_bytes() == b"not really"


def test_the_same_notes_give_the_same_files_twice(found: Gathered, tmp_path: Path) -> None:
    for name in ("one", "two", "one"):
        render(found, tmp_path / name)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_nothing_outside_the_folder_is_touched(found: Gathered, tmp_path: Path) -> None:
    before = contents(tmp_path)
    render(found, tmp_path / "out")
    after = contents(tmp_path)

    assert before == {name: data for name, data in after.items() if not name.startswith("out/")}


def test_files_of_other_names_are_left_alone(found: Gathered, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    render(found, tmp_path / "out")

    assert (tmp_path / "out/mine.txt").read_text() == "mine"


def test_a_note_with_errors_is_not_written(tmp_path: Path) -> None:
    broken = gathered(tmp_path / "notes", {"bad.yaml": NOTE.replace("ja: 答え", "ja: <b>")})
    render(broken, tmp_path / "out")

    assert "ja/notes/bad.md" not in contents(tmp_path / "out")


def test_scripts_have_their_words_in_every_language(found: Gathered) -> None:
    files = site_files(found)
    words = {tag: json.loads(files[f"{ASSETS}/words/{tag}.json"]) for tag in ("ja", "en")}

    assert words["ja"]["mode.side"] == "左右に並べる"
    assert words["en"]["mode.side"] == "Side by side"


def test_no_file_names_markdown_that_is_not_there(found: Gathered, tmp_path: Path) -> None:
    site = "https://example.org/kb/"
    render(found, tmp_path / "out", outlet=outlet(Settings(), site))
    written = contents(tmp_path / "out")

    assert f"]({site}en/notes/talk/)" in written["llms.txt"].decode()
    (record,) = json.loads(written["en/notes.json"])
    assert record["files"]
    assert all(f"en/notes/talk/{name}" in written for name in record["files"])
    assert b"index.md" not in written["en/notes/talk.md"]

"""A folder of notes: what counts, what is passed over, and what one bad file may do to others."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kikigaki.collection import Gathered, gather
from kikigaki.diagnostics import Code, as_github, as_json, as_text
from kikigaki.settings import Settings, named_files
from kikigaki.source import files, source_line

NOTE = """
title: 電力
video: kikigaki_01
sections:
  - title: 電力
    moments:
      - at: 0:00
        ja: 発電所の話。
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str = NOTE) -> Path:
    """A file below the folder of notes."""
    (file := Path("notes") / path).parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def gathered() -> Gathered:
    return gather(Path("notes"), Settings())


def problems() -> list[tuple[str, Code]]:
    """What is wrong: where, without line and column, and what."""
    return [(problem.position.path, problem.code) for problem in gathered().diagnostics]


def ids() -> list[str]:
    """The published notes."""
    return [note.id for note in gathered().collection.notes]


# --- What counts ----------------------------------------------------------------------------------


def test_notes_stand_in_the_folder_and_its_subfolders() -> None:
    for path in ("a.yaml", "2024/b.yml", "2024/04/c.yaml", "d.YAML"):
        write(path)

    assert ids() == ["a", "b", "c", "d"]
    assert problems() == []


def test_the_newest_note_comes_first_then_the_id_decides() -> None:
    for name, day in [("old", "2020-01-01"), ("new", "2024-01-01"), ("also-new", "2024-01-01")]:
        write(f"{name}.yaml", f"{NOTE}published: {day}\n")
    write("undated.yaml")

    assert ids() == ["also-new", "new", "old", "undated"]


def test_hidden_and_temporary_files_are_passed_over() -> None:
    for name in (
        ".note.yaml",
        ".#note.yaml",
        "#note.yaml#",
        "note.yaml~",
        ".note.yaml.swp",
        "a.tmp",
    ):
        write(name, "not: [YAML")
    write(".git/config.yaml", "not: [YAML")

    assert (ids(), problems(), gathered().others) == ([], [], ())


def test_pages_go_to_their_language_and_other_files_go_along() -> None:
    for name in ("about.ja.md", "more/help.en.md", "images/plant.png"):
        write(name, "")
    everything = gathered()

    assert [page.src_uri for page in everything.pages] == ["ja/about.md", "en/more/help.md"]
    assert [other.uri for other in everything.others] == ["images/plant.png"]
    assert problems() == []


@pytest.mark.parametrize(
    "name",
    [
        *("evil.html", "a.SVG", "assets/javascripts/bundle.js", "extra.css", "ja/CNAME", "x.xml"),
        *("ja/index.html", "page.markdown", "search/index.json", "ja/notes/x/captions.vtt"),
    ],
)
def test_a_file_that_could_act_or_take_a_page_s_place_is_named_and_left_out(name: str) -> None:
    write(name, "")

    assert problems() == [(f"notes/{name}", Code.UNPUBLISHED_FILE)]
    assert gathered().others == ()
    assert not gathered().errors


@pytest.mark.parametrize("name", ["robots.txt", "CNAME"])
def test_what_hosts_look_for_at_the_root_goes_along(name: str) -> None:
    write(name, "")

    assert problems() == []
    assert [other.uri for other in gathered().others] == [name]


def test_files_that_the_settings_name_go_along_whatever_their_kind() -> None:
    config = {
        "extra_css": ["style/extra.css"],
        "extra_javascript": ["./a.js", {"path": "b.mjs", "type": "module"}],
        "theme": {"name": "material", "logo": "logo.svg", "favicon": "icon.svg"},
    }
    names = ["a.js", "b.mjs", "icon.svg", "logo.svg", "style/extra.css"]
    for name in names:
        write(name, "")
    found = gather(Path("notes"), Settings(files=named_files(config)))

    assert [other.uri for other in found.others] == names
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    "name",
    [
        'a"><img src=x onerror=x>',
        "a:b",
        "what?",
        "con",
        "NUL.d",
        "a.",
        "a ",
        "a\nb",
        "\u202eb",
        "a\u200bb",
        "\ufeffa",
        "a\\b",
    ],
)
def test_a_folder_whose_name_could_mislead_is_named_and_not_entered(name: str) -> None:
    write(f"{name}/note.yaml")
    write(f"{name}/about.ja.md", "")

    assert problems() == [("notes", Code.BAD_NAME)]
    assert (ids(), gathered().pages) == ([], ())


@pytest.mark.parametrize("name", ["日本語", "a b", "2024-04", "a.b", "a'b&c", "ü", "#1", "a@b"])
def test_a_folder_may_have_an_honest_name(name: str) -> None:
    write(f"in/{name}/note.yaml")

    assert problems() == []
    assert ids() == ([] if name == "#1" else ["note"])  # editors' own files begin with #


@pytest.mark.parametrize("name", ["README.md", "readme.md", "sub/ReadMe.md"])
def test_a_readme_speaks_to_editors_and_is_passed_over_silently(name: str) -> None:
    write(name, "")

    assert (gathered().pages, problems()) == ((), [])


@pytest.mark.parametrize("name", ["about.md", "about.fr.md", "about.JA.md", "ja.md", "ja/about.md"])
def test_a_page_without_a_language_is_not_published(name: str) -> None:
    write(name, "")

    assert [(f"notes/{name}", Code.PAGE_LANGUAGE)] == problems()
    assert gathered().pages == ()
    assert not gathered().errors


@pytest.mark.parametrize(
    "name",
    [
        *("index.ja.md", "README.ja.md", "people/index.ja.md", "glossary/readme.ja.md"),
        *("notes/note.ja.md", "notes/Note.ja.md", "notes/note/index.ja.md", "people/ann.ja.md"),
        *("topics/power.ja.md", "years/2024.ja.md", "status.ja.md"),
    ],
)
def test_a_hand_written_page_takes_no_place_of_a_generated_one(name: str) -> None:
    write("note.yaml")
    write("registry/people.yaml", "ann: {name: Ann}")
    write("registry/topics.yaml", "power: {name: Power}")
    write(name, "")

    assert problems() == [(f"notes/{name}", Code.PAGE_TAKEN)]


def test_two_hand_written_pages_have_two_places() -> None:
    for name in ("About.ja.md", "about.ja.md", "about/index.ja.md", "about.en.md"):
        write(name, "")

    assert problems() == [
        ("notes/about.ja.md", Code.PAGE_TAKEN),
        ("notes/about/index.ja.md", Code.PAGE_TAKEN),
    ]


@pytest.mark.parametrize("name", ["notes/how.ja.md", "people.d/x.ja.md", "years/old.ja.md"])
def test_a_hand_written_page_may_stand_among_generated_ones(name: str) -> None:
    write("note.yaml")
    write(name, "")

    assert problems() == []


def test_registries_may_be_missing() -> None:
    write("a.yaml")
    collection = gathered().collection

    assert (collection.people, collection.topics, collection.terms) == ({}, {}, {})


def test_registries_are_read() -> None:
    for stem in ("people", "topics", "glossary"):
        write(f"registry/{stem}.yaml", f"{stem}-entry: {{name: x}}")
    collection = gathered().collection

    assert list(collection.people) == ["people-entry"]
    assert list(collection.topics) == ["topics-entry"]
    assert list(collection.terms) == ["glossary-entry"]


def test_a_note_may_be_called_like_a_registry() -> None:
    write("people.yaml")

    assert ids() == ["people"]


def test_an_unknown_registry_is_named() -> None:
    write("registry/places.yaml", "")

    assert problems() == [("notes/registry/places.yaml", Code.BAD_ID)]


def test_two_files_for_one_registry_are_one_too_many() -> None:
    write("registry/people.yaml", "mark: {name: マーク}")
    write("registry/people.yml", "anna: {name: アンナ}")

    assert problems() == [("notes/registry/people.yml", Code.DUPLICATE_ID)]
    assert list(gathered().collection.people) == ["mark"]


# --- Ids ------------------------------------------------------------------------------------------


def test_two_notes_share_no_id_in_any_folder_or_case() -> None:
    for path in ("a/note.yaml", "b/note.yaml", "c/NOTE.yaml"):
        write(path)

    assert problems() == [
        ("notes/b/note.yaml", Code.DUPLICATE_ID),
        ("notes/c/NOTE.yaml", Code.BAD_ID),
        ("notes/c/NOTE.yaml", Code.DUPLICATE_ID),
    ]
    assert ids() == ["note"]


@pytest.mark.parametrize(
    "stem", ["Note", "no te", "ノート", "con", "com1.x", "a" * 81, "-a", "a\nb", "index"]
)
def test_a_file_name_that_is_no_id_is_refused(stem: str) -> None:
    write(f"{stem}.yaml")

    assert [code for _, code in problems()] == [Code.BAD_ID]
    assert ids() == []


def test_a_name_that_is_no_text_is_refused_and_can_be_printed() -> None:
    for name in (b"\xff.yaml", b"\xff.png", b"\xff"):
        with open(os.fsencode("notes/") + name, "wb"):  # noqa: PTH123 - a path of bytes
            pass

    assert problems() == [("notes", Code.NOT_UTF8)] * 3
    assert gathered().others == ()
    for text in (
        as_json(gathered().diagnostics),
        as_github(gathered().diagnostics),
        as_text(gathered().diagnostics, source_line),
    ):
        assert text.encode()


# --- One bad file ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", "title: x\n", "title: [", "a: b: c", "\x00", f"{NOTE}typo: x\n"],
)
def test_a_broken_note_does_not_take_another_along(text: str) -> None:
    write("good.yaml")
    write("broken.yaml", text)

    assert ids() == ["good"]
    assert {"notes/broken.yaml"} == {path for path, _ in problems()}
    assert gathered().errors


def test_a_note_with_a_warning_is_published() -> None:
    write("note.yaml", NOTE.replace("- at: 0:00\n        ja", "- ja"))

    assert problems() == [("notes/note.yaml", Code.NO_STAMP)]
    assert ids() == ["note"]


def test_a_file_that_is_too_large_or_no_text_is_named() -> None:
    write("large.yaml", "#" * 600_000)
    write("latin.yaml").write_bytes("title: é\n".encode("latin-1"))

    assert problems() == [
        ("notes/large.yaml", Code.TOO_LARGE),
        ("notes/latin.yaml", Code.NOT_UTF8),
    ]


def test_links_and_pipes_are_named_and_left_alone() -> None:
    write("good.yaml")
    os.mkfifo("notes/pipe.yaml")
    Path("notes/loop").symlink_to(".")
    Path("notes/other.yaml").symlink_to("good.yaml")

    assert [
        (f"notes/{name}", Code.NOT_A_FILE) for name in ("loop", "other.yaml", "pipe.yaml")
    ] == problems()
    assert ids() == ["good"]


def test_what_names_a_link_does_not_become_wrong() -> None:
    write("good.yaml", NOTE.replace("発電所の話。", "'[[other]]'") + "guests: [ann]\n")
    Path("notes/other.yaml").symlink_to("good.yaml")
    Path("notes/registry").mkdir()
    Path("notes/registry/people.yaml").symlink_to("../good.yaml")

    assert problems() == [
        ("notes/other.yaml", Code.NOT_A_FILE),
        ("notes/registry/people.yaml", Code.NOT_A_FILE),
    ]


def test_a_folder_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def deny(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder).name == "locked":
            raise OSError(errno.EACCES, "Permission denied")
        return scandir(folder)

    write("locked/secret.yaml")
    write("good.yaml")
    monkeypatch.setattr(os, "scandir", deny)

    assert problems() == [("notes/locked", Code.UNREADABLE)]
    assert ids() == ["good"]


def test_a_hand_written_page_that_is_no_text_is_named_and_left_out() -> None:
    write("note.yaml")
    write("good.ja.md", "# 良い\n")
    write("bad.ja.md").write_bytes("# 電力".encode("shift_jis"))

    assert problems() == [("notes/bad.ja.md", Code.NOT_UTF8)]
    assert [page.src_uri for page in gathered().pages] == ["ja/good.md"]


def test_a_hand_written_page_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_file: Path | str) -> bytes:
        raise OSError(errno.EACCES, "Permission denied")

    write("locked.ja.md", "# 秘密\n")
    monkeypatch.setattr(files, "_read", deny)

    assert problems() == [("notes/locked.ja.md", Code.UNREADABLE)]


def test_folders_may_be_very_deep() -> None:
    depth = 1_200
    note = Path("notes", *["d"] * depth, "note.yaml")
    for folder in reversed(note.parents):
        folder.mkdir(exist_ok=True)
    note.write_text(NOTE, "utf-8")
    found = ids()
    note.unlink()
    for folder in note.parents[:depth]:  # nobody else removes so deep a folder
        folder.rmdir()

    assert found == ["note"]


@pytest.mark.parametrize("make", [Path.rmdir, lambda path: (path.rmdir(), path.touch())])
def test_without_a_folder_there_are_no_notes(make: object) -> None:
    assert callable(make)
    make(Path("notes"))
    (problem,) = gathered().diagnostics

    assert (str(problem.position), problem.code) == ("notes:1:1", Code.NO_NOTES)
    assert problem.hint == "notes stand in the folder that docs_dir in mkdocs.yml names"


def test_an_empty_folder_is_an_empty_collection() -> None:
    assert (ids(), problems(), gathered().errors) == ([], [], False)


def test_paths_are_as_the_person_at_the_terminal_would_write_them(tmp_path: Path) -> None:
    write("note.yaml", "")
    absolute = gather(tmp_path / "notes", Settings())

    assert gathered().diagnostics == absolute.diagnostics
    assert [str(d.position) for d in absolute.diagnostics] == ["notes/note.yaml:1:1"]


def test_a_folder_elsewhere_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("note.yaml", "")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (problem,) = gather(tmp_path / "notes", Settings()).diagnostics

    assert problem.position.path == (tmp_path / "notes" / "note.yaml").as_posix()

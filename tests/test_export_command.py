"""kikigaki export: one note or all, at the terminal or into a folder, and why there is nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kikigaki.cli import main
from kikigaki.diagnostics import Code
from kikigaki.exports import FORMATS
from tests.conftest import run
from tests.sources import FILES, TALK, sources
from tests.test_exports import LONG, data

CONFIG = """\
site_name: Notes
site_url: https://example.org/kb/
docs_dir: notes
plugins:
  - kikigaki: {author: writer, name: {ja: 聞き書き, en: Kikigaki}}
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge base with two notes; the working directory of the test."""
    sources(tmp_path / "notes", FILES | {"long.yaml": LONG})
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def export(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


def test_the_list_names_every_format_and_what_it_is_for() -> None:
    lines = export("--list").stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(FORMATS)
    assert all(len(line.split()) > 3 for line in lines)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_note_is_written_to_the_terminal_as_it_is_to_a_site(notes: Path, language: str) -> None:
    source = sources(notes / "notes")[language]
    done = export("captions", "talk", "--lang", language)

    assert done.exit_code == 0
    assert done.stdout_bytes == data("captions", source)


@pytest.mark.usefixtures("notes")
def test_without_a_language_a_file_of_one_is_in_the_first() -> None:
    assert export("captions", "talk").stdout == export("captions", "talk", "--lang", "ja").stdout


@pytest.mark.usefixtures("notes")
def test_lines_of_all_notes_and_languages_become_one_file() -> None:
    records = [json.loads(line) for line in export("moments").stdout.splitlines()]

    assert {record["note"] for record in records} == {"talk", "long"}
    assert {record["language"] for record in records} == {"ja", "en"}
    assert len({record["id"] for record in records}) == len(records)
    table = export("table").stdout_bytes.decode("utf-8-sig").splitlines()
    assert [line.startswith("note,") for line in table].count(True) == 1
    assert len(json.loads(export("csl-json", "--lang", "en").stdout)) == 2


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_takes_every_format_in_the_places_of_a_site(notes: Path, name: str) -> None:
    if name == "card":
        pytest.skip("drawn in tests of its own")
    done = export(name, "--out", "out")
    written = sorted(path for path in (notes / "out").rglob("*") if path.is_file())

    assert done.exit_code == 0, done.stderr
    assert f"{len(written)} file" in done.stdout
    assert all(path.stat().st_size for path in written)
    assert all(
        path.relative_to(notes / "out").parts[0] in {"ja", "en", "llms.txt", "terms.anki.csv"}
        for path in written
    )


@pytest.mark.parametrize("name", ["table", "iiif"])
def test_a_format_that_all_languages_share_is_given_for_any_of_them(notes: Path, name: str) -> None:
    done = export(name, "talk", "--lang", "en")

    assert done.exit_code == 0
    assert done.stdout_bytes == export(name, "talk").stdout_bytes
    assert export(name, "talk", "--lang", "en", "--out", "out").exit_code == 0
    (file,) = (path for path in (notes / "out").rglob("*") if path.is_file())
    assert file.read_bytes() == done.stdout_bytes
    assert file.relative_to(notes / "out").parts[0] == "ja"


def test_a_recording_is_chosen_by_its_number(notes: Path) -> None:
    done = export("podcast-chapters", "long", "--also", "1")

    assert [c["startTime"] for c in json.loads(done.stdout)["chapters"]] == [0, 3918]
    assert export("podcast-chapters", "long", "--out", "out").exit_code == 0
    assert (notes / "out/ja/notes/long/also-1.chapters.json").read_text("utf-8") == done.stdout


def test_what_a_note_has_not_is_named_with_its_place(notes: Path) -> None:
    (notes / "notes/talk.yaml").write_text(TALK.replace("7:30", "7:25"), "utf-8")
    done = export("youtube-chapters", "talk")

    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        f"notes/talk.yaml:19:9: warning {Code.NOTHING_TO_EXPORT}: no youtube-chapters in ja"
        in done.stderr
    )
    some = export("youtube-chapters", "--out", "out")
    assert some.exit_code == 0
    assert "warning nothing-to-export" in some.stderr
    assert export("podcast-chapters", "talk", "--also", "1").exit_code == 1


def test_a_site_without_an_address_has_no_feed(notes: Path) -> None:
    text = CONFIG.replace("site_url: https://example.org/kb/\n", "")
    (notes / "mkdocs.yml").write_text(text, "utf-8")
    done = export("atom", "--lang", "ja")

    assert done.exit_code == 1
    assert "mkdocs.yml has no site_url" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["captoins"], "no format is called “captoins”; did you mean “captions”?"),
        ([], "name a format; there are"),
        (["captions", "tlak"], "no note is called “tlak”; did you mean “talk”?"),
        (["captions", "--lang", "fr"], "--lang fr: the notes have ja, en"),
        (["captions"], "captions gives 2 files; name one note, or a folder with --out"),
        (["atom"], "atom gives 2 files; --lang for one of them, or a folder with --out"),
        (["moments", "long", "--also", "1"], "moments has no clock of its own; leave out --also"),
        (["atom", "talk"], "atom is about all notes together; name none"),
    ],
)
@pytest.mark.usefixtures("notes")
def test_a_wrong_question_is_answered_with_what_would_be_right(
    arguments: list[str], said: str
) -> None:
    done = export(*arguments)

    assert done.exit_code == 2
    assert said in done.stderr


def test_wrong_notes_are_shown_and_nothing_is_written(notes: Path) -> None:
    (notes / "notes/talk.yaml").write_text(TALK.replace("7:30", "7:99"), "utf-8")
    done = export("captions", "--out", "out")

    assert done.exit_code == 1
    assert "bad-stamp" in done.stderr
    assert not (notes / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_in_a_line(notes: Path) -> None:
    (notes / "out").write_text("a file", "utf-8")
    done = export("captions", "--out", "out")

    assert done.exit_code == 1
    assert "cannot write to out" in done.stderr


def test_exporting_needs_no_mkdocs(notes: Path) -> None:
    script = (
        "import sys; from kikigaki.cli import main\n"
        "try: main(['export', 'moments', '--out', 'out'])\n"
        "except SystemExit: pass\n"
        "sys.exit('mkdocs' in sys.modules or 'material' in sys.modules)"
    )
    (notes / "probe.py").write_text(script)

    assert run("probe", cwd=notes, PYTHONPATH=str(notes)).returncode == 0

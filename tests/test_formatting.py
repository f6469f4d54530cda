"""The canonical layout: the same words and comments, in one form, whatever was typed."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from kikigaki.diagnostics import Code
from kikigaki.formatting import NotTheSame, canonical, layout
from kikigaki.formatting.comments import find_comments
from kikigaki.formatting.outline import Kind, outline
from kikigaki.formatting.sameness import alike, same_file
from kikigaki.model import Note
from kikigaki.reader import read_note
from kikigaki.schema import FILES
from kikigaki.source import Mapping, compose
from tests.conftest import ROOT, run
from tests.messy import Messy, messy_notes
from tests.strategies import many

LANGUAGES = ("ja", "en")
CASES = sorted((Path(__file__).parent / "data/formatting").glob("*.yaml"))
FILES_OF_OURS = sorted((ROOT / "notes").rglob("*.yaml"))


def formatted(text: str, kind: str = "note") -> str:
    """The canonical layout of a text that has one."""
    written, problems = canonical(text, "note.yaml", kind, LANGUAGES)
    assert (written is not None, problems) == (True, [])
    return written or ""


def reading(text: str) -> tuple[Note | None, list[str]]:
    """What a note says, and its comments."""
    text = text.replace("\r\n", "\n")
    root, _ = compose(text, "note.yaml")
    assert isinstance(root, Mapping)
    comments = [comment.text for comment in find_comments(root, text)]
    return read_note(root, "note", LANGUAGES)[0], comments


# --- What it looks like ---------------------------------------------------------------------------


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_is_written_as_its_file_says(file: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    written = case.get("written", case["typed"])

    assert formatted(case["typed"], case.get("kind", "note")) == written
    assert formatted(written, case.get("kind", "note")) == written


@pytest.mark.parametrize("file", FILES_OF_OURS, ids=lambda file: file.stem)
def test_the_files_of_this_repository_are_in_canonical_layout(file: Path) -> None:
    text = file.read_text("utf-8")

    assert formatted(text, file.stem if file.parent.name == "registry" else "note") == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_what_they_were(end: str) -> None:
    assert formatted(f"video: x{end}title: a{end}{end}") == f"title: a{end}video: x{end}"


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_an_empty_file_stays_as_it_is(text: str) -> None:
    assert formatted(text) == text


# --- What it never does ---------------------------------------------------------------------------


@many
@given(messy_notes())
def test_formatting_changes_no_meaning_loses_no_comment_and_is_done_in_one_run(
    messy: Messy,
) -> None:
    note, comments = reading(messy.text)
    once = formatted(messy.text)
    note_after, comments_after = reading(once)

    assert alike(note, note_after)
    assert Counter(comments) == Counter(comments_after) == Counter(messy.comments)
    assert formatted(once) == once
    assert not once[0].isspace()
    assert not once.rstrip("\r\n").isspace()


@pytest.mark.parametrize("file", FILES_OF_OURS, ids=lambda file: file.stem)
def test_a_file_of_this_repository_survives_being_turned_upside_down(file: Path) -> None:
    """Written by another program, in another style, it comes back in canonical order."""
    kind = file.stem if file.parent.name == "registry" else "note"
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    other = yaml.dump(data, allow_unicode=True, sort_keys=True, indent=4, width=60)

    again = yaml.load(formatted(other, kind), Loader=yaml.BaseLoader)  # noqa: S506 - as above

    assert _squeezed(again) == _squeezed(data)


def _squeezed(value: Any) -> Any:  # noqa: ANN401 - nested text, list and dict
    if isinstance(value, dict):
        return {key: _squeezed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_squeezed(item) for item in value]
    return " ".join(value.split())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: a: b\n", Code.YAML_SYNTAX),
        ("title: a\ntitle: b\n", Code.DUPLICATE_KEY),
        ("title: &a b\n", Code.YAML_FEATURE),
        ("title: a\n---\ntitle: b\n", Code.YAML_FEATURE),
        ("title: a\u202eb\n", Code.BAD_CHARACTER),
        ("? [a]\n: b\n", Code.WRONG_KIND),
        ("- a\n", Code.WRONG_KIND),
    ],
)
def test_what_cannot_be_read_whole_is_reported_and_given_no_layout(text: str, code: Code) -> None:
    written, problems = canonical(text, "note.yaml", "note", LANGUAGES)

    assert (written, [problem.code for problem in problems]) == (None, [code])


@pytest.mark.parametrize(
    "written",
    ["title: b\n# c\n", "title: a\n", "title: a\nx: b\n# c\n", "- a\n# c\n", "title: [\n"],
)
def test_a_loss_is_noticed(written: str) -> None:
    root, _ = compose("title: a\n# c\n", "note.yaml")
    assert root is not None

    assert not same_file(root, "title: a\n# c\n", written, outline("note", LANGUAGES))


def test_a_layout_that_would_lose_something_is_never_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "write_lines", lambda *_: ["title: another"])

    with pytest.raises(NotTheSame):
        canonical("title: a\n", "note.yaml", "note", LANGUAGES)


# --- The schema behind it -------------------------------------------------------------------------


def test_the_outline_knows_what_is_a_stamp_a_line_and_a_text() -> None:
    note = outline("note", LANGUAGES)
    moment = note.below("sections").below(None).below("moments").below(None)

    assert (note.below("duration").kind, moment.below("at").kind) == (Kind.STAMP, Kind.STAMP)
    assert note.below("title").below("en").kind is Kind.LINE
    assert (moment.below("ja").kind, moment.below("comment").kind) == (Kind.PROSE, Kind.PROSE)
    assert note.below("video").kind is Kind.OTHER
    assert list(moment.keys)[:5] == ["at", "speaker", "question", "ja", "en"]


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file_has_an_outline(kind: str) -> None:
    shape = outline(kind, ("ja", "fr"))
    names = shape.below("title") if kind == "note" else shape.below("any-id").below("name")

    assert list(names.keys) == ["ja", "fr"]


# --- The verb -------------------------------------------------------------------------------------


def disorder(knowledge_base: Path) -> Path:
    """A note with a stamp in full-width digits and a blank line too many."""
    note = knowledge_base / "notes/zuckerberg-llama3-2024.yaml"
    text = note.read_text("utf-8").replace("at: 0:47", "at: ０：４７", 1)
    note.write_text(f"{text}\n", "utf-8")
    return note


def test_fmt_finds_nothing_to_do_here(knowledge_base: Path) -> None:
    done = run("kikigaki", "fmt", "--check", cwd=knowledge_base)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{len(FILES_OF_OURS)} files: nothing to format\n"


def test_fmt_puts_a_note_in_order(knowledge_base: Path) -> None:
    note = disorder(knowledge_base)

    done = run("kikigaki", "fmt", cwd=knowledge_base)

    assert (done.returncode, done.stdout) == (0, "notes/zuckerberg-llama3-2024.yaml\n")
    assert note.read_text("utf-8") == (ROOT / "notes" / note.name).read_text("utf-8")


def test_check_writes_nothing_and_exits_1(knowledge_base: Path) -> None:
    note = disorder(knowledge_base)
    before = note.read_bytes()

    done = run("kikigaki", "fmt", "--check", cwd=knowledge_base)

    assert (done.returncode, done.stdout) == (1, "notes/zuckerberg-llama3-2024.yaml\n")
    assert done.stderr.endswith("1 to format\n")
    assert note.read_bytes() == before


def test_diff_shows_the_lines_and_writes_nothing(knowledge_base: Path) -> None:
    note = disorder(knowledge_base)
    before = note.read_bytes()

    done = run("kikigaki", "fmt", "--diff", str(note), cwd=knowledge_base)

    assert done.returncode == 0
    assert "-      - at: ０：４７\n+      - at: 0:47\n" in done.stdout
    assert note.read_bytes() == before


def test_a_broken_note_is_reported_and_the_others_are_formatted(knowledge_base: Path) -> None:
    disorder(knowledge_base)
    broken = knowledge_base / "notes/broken.yaml"
    broken.write_text("title: a: b\n")

    done = run("kikigaki", "fmt", cwd=knowledge_base)

    assert (done.returncode, done.stdout) == (1, "notes/zuckerberg-llama3-2024.yaml\n")
    assert "notes/broken.yaml:1:9: error yaml-syntax" in done.stderr
    assert broken.read_text() == "title: a: b\n"


def test_a_link_to_a_note_is_not_followed(knowledge_base: Path) -> None:
    note = disorder(knowledge_base)
    link = knowledge_base / "link.yaml"
    link.symlink_to(note)
    before = note.read_bytes()

    done = run("kikigaki", "fmt", "link.yaml", cwd=knowledge_base)

    assert done.returncode == 1
    assert "link.yaml:1:1: error not-a-file" in done.stderr
    assert (note.read_bytes(), link.is_symlink()) == (before, True)

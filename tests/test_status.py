"""What is left to do: what is missing, what is unread, and what git says is stale."""

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kikigaki.collection.walk import walk
from kikigaki.diagnostics import columns_of
from kikigaki.rewriting import read_sources
from kikigaki.status import Count, Freshness, State, Status
from kikigaki.status.figures import status
from kikigaki.status.history import UNCOMMITTED, UNKNOWN, History, read_history, replay
from tests.conftest import ROOT, run

LANGUAGES = ("ja", "en")
NOTE = """\
title: {ja: 題, en: Title}
video: bc6uFV9CJGg
spoken: en
translation: {ja: machine}
sections:
  - title:
      ja: 一
      en: One
    moments:
      - at: 7:18
        question:
          en: Why?
        ja: |
          答え
          つづき
        en: |
          An answer
          and more
        translation: {ja: reviewed}
      - ja: 日本語だけ
  - title: 時刻なし
    moments:
      - ja: |

        en: Only English
"""
GLOSSARY = """\
a: {name: a, description: {ja: あ, en: A}}
b: {name: b, description: あ}
c: {name: c}
"""
Commit: TypeAlias = Callable[[str], None]


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody without settings of their own."""
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {**os.environ, **nobody, **{f"GIT_{name}": "x@example.org" for name in names}}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of notes in a new repository, beside another folder."""
    folder = tmp_path / "base/notes"
    (folder / "registry").mkdir(parents=True)
    (folder / "registry/glossary.yaml").write_text(GLOSSARY, "utf-8")
    (folder / "note.yaml").write_text(NOTE, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    return folder


@pytest.fixture
def commit(notes: Path) -> Commit:
    """Commits a new text of the note."""

    def committing(text: str) -> None:
        (notes / "note.yaml").write_text(text, "utf-8")
        git(notes, "add", "-A")
        git(notes, "commit", "-q", "-m", "a\n--- a/b\n@@ -1 +1 @@")

    return committing


def figures(folder: Path, history: History | None = None) -> Status:
    sources, _ = read_sources(walk(folder, LANGUAGES), LANGUAGES)
    return status(sources, LANGUAGES, history)


def ages(folder: Path, language: str = "ja") -> list[str]:
    """How old each text of a language is, by its key."""
    (note,) = figures(folder, read_history(folder)).notes
    shown = ((piece.key, piece.versions[language].freshness) for piece in note.pieces)
    return [f"{key} {age}" for key, age in shown if age]


# --- What is written ------------------------------------------------------------------------------


def test_every_text_is_counted_in_every_language(notes: Path) -> None:
    (note,) = figures(notes).notes

    keys = ["title", "title", "question", "answer", "answer", "title", "answer"]
    assert [piece.key for piece in note.pieces] == keys
    assert [piece.section for piece in note.pieces] == [None, 0, 0, 0, 0, 1, 1]
    assert [str(piece.at) for piece in note.pieces] == [
        *("None", "None", "7:18", "7:18", "7:18", "None", "None")
    ]
    assert note.count("ja") == Count(5, machine=4, reviewed=1, missing=2, stale=0, unknown=3)
    assert note.count("en") == Count(5, machine=0, reviewed=0, missing=2, stale=0, unknown=0)


def test_a_moment_says_more_about_its_translation_than_the_note(notes: Path) -> None:
    (note,) = figures(notes).notes
    states = [piece.versions["ja"].state for piece in note.pieces]

    assert states == [
        *(State.MACHINE, State.MACHINE, State.MISSING, State.REVIEWED),
        *(State.MACHINE, State.MACHINE, State.MISSING),
    ]


@pytest.mark.parametrize(
    ("spoken", "source"), [("spoken: en", "en"), ("spoken: fr", "ja"), ("", "ja")]
)
def test_others_translate_the_language_of_the_video_or_the_first(
    notes: Path, spoken: str, source: str
) -> None:
    (notes / "note.yaml").write_text(NOTE.replace("spoken: en", spoken), "utf-8")

    assert figures(notes).notes[0].source == source


def test_sections_without_a_stamp_are_named(notes: Path) -> None:
    (section,) = figures(notes).notes[0].unstamped

    assert (section.title, section.position.line, section.position.column) == ("時刻なし", 21, 5)


def test_terms_without_a_definition_are_named_with_the_languages(notes: Path) -> None:
    undefined = figures(notes).undefined

    assert [(term.id, term.languages) for term in undefined] == [("b", ("en",)), ("c", LANGUAGES)]


def test_the_whole_is_the_sum_of_the_notes(notes: Path) -> None:
    (notes / "other.yaml").write_text(NOTE, "utf-8")

    assert figures(notes).count("en").written == 10


def test_a_note_of_another_shape_is_counted_as_far_as_it_goes(notes: Path) -> None:
    (notes / "note.yaml").write_text("title: 題\nsections:\n  moments: x\nsummary: [a]\n", "utf-8")

    assert figures(notes).notes[0].count("ja").written == 1


# --- What is stale --------------------------------------------------------------------------------


def test_what_was_written_together_is_current(notes: Path, commit: Commit) -> None:
    commit(NOTE)

    assert ages(notes) == [
        "title unknown",  # two languages on one line have one history
        *("title current", "answer current", "answer current", "title current"),
    ]
    assert ages(notes, "en").count("title source") == 2


def test_a_translation_older_than_a_change_of_its_source_is_stale(
    notes: Path, commit: Commit
) -> None:
    commit(NOTE)
    commit(NOTE.replace("and more", "and some more"))

    assert ages(notes).count("answer stale") == 1


def test_a_translation_changed_afterwards_is_current_again(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(changed := NOTE.replace("and more", "and some more"))
    commit(changed.replace("つづき", "続き"))

    assert "answer stale" not in ages(notes)


def test_a_changed_translation_leaves_its_source_alone(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(NOTE.replace("つづき", "続き"))

    assert [age for age in ages(notes) + ages(notes, "en") if "stale" in age] == []


def test_indentation_makes_nothing_stale(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(NOTE.replace("          and more", "            and more", 1))

    assert "answer stale" not in ages(notes)


def test_staleness_survives_lines_above_and_a_new_name(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(NOTE.replace("and more", "and some more"))
    git(notes, "mv", "note.yaml", "renamed.yaml")
    git(notes, "commit", "-q", "-m", "rename")
    (notes / "renamed.yaml").write_text(
        "# a comment\n" + (notes / "renamed.yaml").read_text("utf-8"), "utf-8"
    )

    assert ages(notes).count("answer stale") == 1


def test_a_source_that_is_not_committed_makes_its_translation_unknown(
    notes: Path, commit: Commit
) -> None:
    commit(NOTE)
    (notes / "note.yaml").write_text(NOTE.replace("and more", "and some more"), "utf-8")

    assert ages(notes)[2] == "answer unknown"


def test_a_translation_that_is_not_committed_is_current(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(changed := NOTE.replace("and more", "and some more"))
    (notes / "note.yaml").write_text(changed.replace("つづき", "続き"), "utf-8")

    assert ages(notes)[2] == "answer current"


def test_a_merge_counts_when_it_is_made(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    git(notes, "switch", "-q", "-c", "side")
    commit(NOTE.replace("and more", "and some more"))
    git(notes, "switch", "-q", "main")
    (notes / "other.md").write_text("x")
    git(notes, "add", "-A")
    git(notes, "commit", "-q", "-m", "meanwhile")
    git(notes, "merge", "-q", "--no-edit", "side")

    assert ages(notes)[2] == "answer stale"


# --- What nobody knows ----------------------------------------------------------------------------


def test_without_a_commit_nothing_is_known(notes: Path) -> None:
    assert read_history(notes) is None
    assert set(ages(notes)[1:3]) == {"title unknown", "answer unknown"}


def test_outside_of_a_work_tree_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert read_history(tmp_path) is None


def test_without_git_nothing_is_known(
    notes: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commit(NOTE)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert read_history(notes) is None


def test_a_file_that_is_not_tracked_is_unknown(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    (notes / "new.yaml").write_text(NOTE, "utf-8")

    new, _ = figures(notes, read_history(notes)).notes
    assert new.count("ja").unknown == 3


def test_a_shallow_clone_knows_only_what_came_after(commit: Commit, tmp_path: Path) -> None:
    commit(NOTE)
    commit(NOTE.replace("一", "壱"))
    commit(NOTE.replace("一", "壱").replace("and more", "and some more"))
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{tmp_path}", "shallow")

    assert ages(tmp_path / "shallow/base/notes") == [
        *("title unknown", "title unknown", "answer stale"),
        *("answer current", "title current"),
    ]


# --- The replay -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_replay_says_of_each_line_what_blame_says(notes: Path, seed: int) -> None:
    """Lines are added, removed and moved at random; git blame is asked file by file."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    lines = [f"line {number}" for number in range(20)]
    for turn in range(15):
        for number in range(chance.randint(1, 4)):
            place = chance.randrange(len(lines))
            taken = [] if chance.random() < 0.5 else [f"--- a/{turn}.{number}", f"+++ {turn}"]
            lines[place : place + chance.randint(0, 2)] = taken
            lines.append(f"@@ -{turn},{number} +1 @@")
        (notes / "note.yaml").write_text("\n".join(lines) + "\n" * chance.randint(0, 1))
        git(notes, "add", "-A")
        git(notes, "commit", "-q", "-m", "x")

    order = git(notes, "rev-list", "--reverse", "HEAD").split()
    blamed = git(notes, "blame", "-w", "-s", "--root", "--abbrev=40", "note.yaml").splitlines()
    history = read_history(notes)

    assert history is not None
    assert history["note.yaml"] == [order.index(line[:40]) for line in blamed]


def test_a_deleted_file_is_forgotten(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    git(notes, "rm", "-q", "note.yaml")
    git(notes, "commit", "-q", "-m", "x")

    history = read_history(notes)
    assert history is not None
    assert list(history) == ["registry/glossary.yaml"]


def test_changes_that_are_in_no_commit_are_later_than_all() -> None:
    diff = ["diff --git a/n b/n", "--- a/n", "+++ b/n", "@@ -2 +2,2 @@", "-b", "+c", "+d"]

    assert replay(diff, UNCOMMITTED, {"n": [UNKNOWN, 3, 0]}) == {
        "n": [UNKNOWN, UNCOMMITTED, UNCOMMITTED, 0]
    }


# --- The verb -------------------------------------------------------------------------------------


def test_the_table_is_aligned_on_a_terminal(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    base = notes.parent
    (base / "mkdocs.yml").write_text("docs_dir: notes\nplugins: [kikigaki]\n")

    done = run("kikigaki", "status", cwd=base)

    assert (done.returncode, done.stderr) == (0, "")
    head, first, second, *rest = done.stdout.splitlines()
    assert first.split() == ["note", "ja", "5", "2", "4", "1", "0", "1"]
    assert second.split() == ["題", "en", "5", "2", "0", "0", "-", "-"]
    assert len({columns_of(line) for line in (head, first, second)}) == 1
    assert rest == [
        *("", "sections without a timestamp:", "  notes/note.yaml:21:5: 時刻なし"),
        *("", "terms without a definition:"),
        "  notes/registry/glossary.yaml:2:1: b (en)",
        "  notes/registry/glossary.yaml:3:1: c (ja, en)",
    ]


def test_json_names_what_is_stale_and_where(notes: Path, commit: Commit) -> None:
    commit(NOTE)
    commit(NOTE.replace("and more", "and some more"))
    base = notes.parent
    (base / "mkdocs.yml").write_text("docs_dir: notes\nplugins: [kikigaki]\n")

    done = run("kikigaki", "status", "--format", "json", cwd=base)
    record = json.loads(done.stdout)

    (note,) = record["notes"]
    place = {"path": "notes/note.yaml", "line": 13}
    assert note["stale"] == [{"language": "ja", "key": "answer", "at": "7:18", **place}]
    assert note["languages"] == record["all"]
    assert record["all"]["ja"] == {
        **dict(written=5, machine=4, reviewed=1),  # noqa: C408 - short
        **dict(missing=2, stale=1, unknown=1),  # noqa: C408 - as above
    }
    assert [term["id"] for term in record["undefined"]] == ["b", "c"]


def test_without_a_history_the_command_says_so_and_ends_well(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(knowledge_base.parent))

    done = run("kikigaki", "status", cwd=knowledge_base)

    assert done.returncode == 0
    assert "nobody knows what is stale" in done.stderr


def test_a_broken_note_is_named_and_the_others_are_counted(knowledge_base: Path) -> None:
    (knowledge_base / "notes/broken.yaml").write_text("title: a: b\n")

    done = run("kikigaki", "status", cwd=knowledge_base)

    assert done.returncode == 0
    assert "notes/broken.yaml:1:9: error yaml-syntax" in done.stderr
    assert "zuckerberg-llama3-2024" in done.stdout


def test_the_notes_of_this_repository_lack_no_text() -> None:
    found = figures(ROOT / "notes")

    assert [found.count(language).missing for language in LANGUAGES] == [0, 0]
    assert found.undefined == ()


def test_a_missing_text_has_no_age(notes: Path) -> None:
    versions = [piece.versions["ja"] for piece in figures(notes).notes[0].pieces]

    assert all(
        (version.state is State.MISSING) == (version.freshness is None) for version in versions
    )
    assert Freshness.SOURCE not in {version.freshness for version in versions}

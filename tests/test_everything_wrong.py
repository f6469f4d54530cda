"""One knowledge base with every mistake: one run names them all, and each at its place."""

from pathlib import Path

import pytest

from kikigaki.collection import Gathered, gather
from kikigaki.diagnostics import as_text
from kikigaki.settings import Settings
from kikigaki.source import source_line

HERE = Path(__file__).parent / "data" / "everything-wrong"


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> Gathered:
    monkeypatch.chdir(HERE)
    return gather(Path("notes"), Settings())


def test_one_run_names_every_mistake_at_its_place(gathered: Gathered) -> None:
    """``verdict.txt`` was compared with the notes by eye; it shows what stands at each place."""
    expected = (HERE / "verdict.txt").read_text("utf-8").splitlines()
    actual = [
        f"{d.position} {d.code} {(source_line(d.position) or '')[d.position.column - 1 :][:12]}"
        for d in gathered.diagnostics
    ]

    assert expected == [line.rstrip() for line in actual]


def test_most_kinds_of_mistake_are_among_them(gathered: Gathered) -> None:
    assert len({problem.code for problem in gathered.diagnostics}) >= 35


def test_every_mistake_says_what_was_found_in_one_line(gathered: Gathered) -> None:
    for problem in gathered.diagnostics:
        assert problem.message
        assert (problem.message + problem.hint).isprintable()


def test_all_of_it_can_be_printed(gathered: Gathered) -> None:
    text = as_text(gathered.diagnostics, source_line)

    assert text.count("^\n") > 60
    assert text.replace("\n", "").isprintable()


def test_the_good_note_is_published_all_the_same(gathered: Gathered) -> None:
    assert [note.id for note in gathered.collection.notes] == ["wall"]
    assert gathered.errors

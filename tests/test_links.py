"""Addresses inside the site: one page for each thing, one anchor for each moment."""

from pathlib import Path

import pytest

from kikigaki import links
from kikigaki.links import MomentAnchor
from kikigaki.model import Note, Person, Term, Topic
from tests.folders import gathered


def note_with(folder: Path, *sections: list[str]) -> Note:
    """A note whose sections have moments at these timestamps; an empty one has none."""
    moments = [
        "".join(f"\n      - {{{f'at: {at}, ' if at else ''}ja: 答え}}" for at in stamps)
        for stamps in sections
    ]
    parts = "".join(f"\n  - title: 部\n    moments:{lines}" for lines in moments)
    text = f"title: 題\nvideo: bc6uFV9CJGg\nsections:{parts}\n"
    return gathered(folder, {"x.yaml": text}).collection.notes[0]


def anchors(note: Note) -> list[tuple[str, list[str]]]:
    """The anchor of each heading, and those its moments carry themselves."""
    return [
        (section.heading, [moment.id for moment in section.moments if moment.own])
        for section in links.note_anchors(note)
    ]


def test_a_heading_carries_the_anchor_of_its_first_timestamp(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["7:18", "7:30"], ["1:06:01"])

    assert anchors(note) == [("t438", ["t450"]), ("t3961", [])]


def test_a_second_moment_at_the_same_second_gets_a_number(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["7:18", "7:18", "7:18"], ["7:18"])

    assert anchors(note) == [("t438", ["t438-2", "t438-3"]), ("t438-4", [])]


def test_a_section_without_a_timestamp_is_named_by_its_place(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["7:18"], ["", ""], [""])

    assert anchors(note) == [("t438", []), ("s2", []), ("s3", [])]


def test_a_moment_without_a_timestamp_is_reached_at_the_one_before_it(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["", "7:18", "", "7:30", ""])
    moments = links.note_anchors(note)[0].moments

    assert moments == (
        MomentAnchor("t438", own=False, name="t438_1"),
        MomentAnchor("t438", own=False, name="t438"),
        MomentAnchor("t438", own=False, name="t438_2"),
        MomentAnchor("t450", own=True, name="t450"),
        MomentAnchor("t450", own=False, name="t450_1"),
    )


def test_no_two_moments_of_a_note_have_one_name(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["", "0:01", "", "0:01"], ["", ""], ["0:01", "", "0:02"], [""])
    names = [moment.name for section in links.note_anchors(note) for moment in section.moments]

    assert names == ["t1_1", "t1", "t1_2", "t1-2", "s2_1", "s2_2", "t1-3", "t1-3_1", "t2", "s4_1"]


def test_no_anchor_stands_twice_on_a_page(tmp_path: Path) -> None:
    note = note_with(tmp_path, ["0:01", "0:01"], ["", "0:01"], [""], ["0:01", "0:02", "0:02"])
    used = [anchor for heading, own in anchors(note) for anchor in (heading, *own)]

    assert len(used) == len(set(used))


def test_pages_have_the_same_address_in_every_language() -> None:
    made = (links.home, lambda language: links.note_page(language, "x"))
    addresses = [[page(language) for page in made] for language in ("ja", "fr")]

    assert addresses == [["ja/index.md", "ja/notes/x.md"], ["fr/index.md", "fr/notes/x.md"]]


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (Person, "ja/people/index.md"),
        (Topic, "ja/topics/index.md"),
        (Term, "ja/glossary/index.md"),
    ],
)
def test_every_registry_has_a_page(kind: type[Person | Topic | Term], page: str) -> None:
    assert links.index_page("ja", kind) == page


def test_terms_share_a_page_and_others_have_their_own(tmp_path: Path) -> None:
    entry = "x: {name: あ}\n"
    files = {f"registry/{stem}.yaml": entry for stem in ("people", "topics", "glossary")}
    found = gathered(tmp_path, files).collection
    pages = [links.entry_page("ja", e["x"]) for e in (found.people, found.topics, found.terms)]

    assert pages == [
        ("ja/people/x.md", ""),
        ("ja/topics/x.md", ""),
        ("ja/glossary/index.md", "x"),
    ]

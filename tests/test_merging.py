"""A draft is added to a note: what is missing is put in by its time, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.formatting import canonical
from kikigaki.importers import Merged, Wish, merge_note, read_draft, write_note
from kikigaki.reader import read_note
from kikigaki.source import compose
from tests.strategies import few

BOTH = ("ja", "en")
NOTE = """\
# 手で書いたノート
title: { ja: 電力, en: Power }
video: kikigaki_01
sections:
  # 一つ目
  - title: { ja: 送電線, en: Lines }
    moments:
      - at: 7:18 # 確かめた
        ja: |
          線が足りない。
        en: Lines are full.
      - ja: つづき。

  - title: { ja: 電池, en: Storage }
    moments:
      - ja: 電池の話。
  # おわり
"""


def merged(note: str, text: str) -> Merged:
    draft = read_draft("list.txt", text, Wish(BOTH))
    return merge_note(note, "notes/note.yaml", draft, BOTH, "ja")


def outline(note: str) -> list[tuple[str, list[str]]]:
    root, _ = compose(note, "note.yaml")
    assert root is not None
    read, _ = read_note(root, "note", BOTH)
    assert read is not None
    return [
        (next(iter(s.title.values())), ["-" if m.at is None else str(m.at) for m in s.moments])
        for s in read.sections
    ]


def without(text: str, lines: list[str]) -> bool:
    """Whether the lines stand in a text, in their order."""
    found = iter(text.splitlines())
    return all(line in found for line in lines)


def test_sections_are_put_in_by_their_time() -> None:
    result = merged(NOTE, "0:00 はじめに\n7:18 送電線\n9:00 変電所\n")

    assert outline(result.text) == [
        ("はじめに", ["0:00"]),
        ("送電線", ["7:18", "-"]),
        ("電池", ["-"]),
        ("変電所", ["9:00"]),
    ]
    assert (result.sections, result.moments, result.stamps) == (2, 0, 0)


def test_moments_are_put_into_the_section_of_their_title_or_start() -> None:
    memo = "【送電線】\n(6:00)まえの話。\n(7:18)線が足りない。\n(8:00)あとの話。(解説:注)\nさらに。"

    result = merged(NOTE, memo)

    assert outline(result.text)[0] == ("送電線", ["6:00", "7:18", "-", "8:00", "-"])
    assert (result.sections, result.moments) == (0, 2)


def test_a_section_without_a_timestamp_is_given_the_one_of_its_title() -> None:
    result = merged(NOTE, "7:18 送電線\n20:00 電池\n")

    assert outline(result.text)[1] == ("電池", ["20:00"])
    assert "      - at: 20:00\n        ja: 電池の話。\n" in result.text
    assert (result.sections, result.moments, result.stamps) == (0, 0, 1)


def test_every_line_of_before_is_there_still() -> None:
    result = merged(NOTE, "0:00 はじめに\n7:18 送電線\n9:00 変電所\n30:00 おわりに\n")

    assert without(result.text, NOTE.splitlines())


def test_what_is_there_is_not_added_again() -> None:
    once = merged(NOTE, "0:00 はじめに\n9:00 変電所\n").text
    twice = merged(once, "0:00 はじめに\n9:00 変電所\n")

    assert (twice.text, twice.sections) == (once, 0)


def test_prose_is_not_touched_where_the_draft_says_something_else() -> None:
    result = merged(NOTE, "【送電線】\n(7:18)まったく別の話です。\n")

    assert result.text == NOTE


def test_a_note_in_canonical_layout_stays_in_it() -> None:
    note = canonical(NOTE, "note.yaml", "note", BOTH)[0]
    assert note is not None

    result = merged(note, "0:00 はじめに\n9:00 変電所\n30:00 おわりに\n")

    assert canonical(result.text, "note.yaml", "note", BOTH)[0] == result.text


def test_windows_line_ends_stay() -> None:
    result = merged(NOTE.replace("\n", "\r\n"), "0:00 はじめに\n")

    assert result.text.count("\n") == result.text.count("\r\n") > NOTE.count("\n")


def test_what_found_no_place_is_added_once() -> None:
    page = "ご登録を。\n\n0:00 はじめに\n1:00 つぎ\n"
    once = merged(NOTE, page).text

    assert once.endswith("# What found no place:\n# ご登録を。\n")
    assert merged(once, page).text == once


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (
            "title: 一\nvideo: kikigaki_01\nsections: [{title: 二, moments: [{ja: 三}]}]\n",
            "brackets",
        ),
        ("title: 一\nvideo: kikigaki_01\n", "no list of sections"),
        ("- 一\n", "no note"),
    ],
)
def test_a_note_with_no_room_between_its_lines_is_left_alone(note: str, why: str) -> None:
    result = merged(note, "0:00 はじめに\n1:00 つぎ\n")

    assert result.text == note
    assert [problem.code for problem in result.diagnostics] == [Code.CANNOT_MERGE]
    assert why in result.diagnostics[0].message


def test_a_note_that_cannot_be_read_is_left_alone() -> None:
    result = merged("title: 'open\n", "0:00 はじめに\n")

    assert result.text == "title: 'open\n"
    assert [problem.code for problem in result.diagnostics] == [Code.YAML_SYNTAX]


@few
@given(
    st.lists(st.integers(0, 600), min_size=1, max_size=6, unique=True),
    st.lists(st.integers(0, 600), min_size=1, max_size=6, unique=True),
)
def test_a_list_merged_into_another_has_all_of_both(one: list[int], other: list[int]) -> None:
    def page(starts: list[int]) -> str:
        return "".join(f"{n // 60}:{n % 60:02} 題{n}\n" for n in sorted(starts))

    draft = read_draft("one.txt", page(one), Wish(BOTH))
    note = write_note(draft, "one.txt", BOTH, "ja").text

    result = merged(note, page(other))

    found = [stamp for _, stamps in outline(result.text) for stamp in stamps]
    assert found == [f"{n // 60}:{n % 60:02}" for n in sorted({*one, *other})]
    assert without(result.text, [line for line in note.splitlines() if re.search(r"\S", line)])

"""Diagnostics: one printed form for people, one for programs, one for CI."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import (
    Code,
    Diagnostic,
    Position,
    Severity,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    quote,
    summary,
)
from kikigaki.diagnostics.printing import _excerpt, columns_of
from tests.strategies import many

PROBLEM = Diagnostic(
    Position("notes/a.yaml", 3, 8), Code.BAD_DATE, "“x” is not a date", "write one"
)


def printed(line: str | None, column: int, hint: str = "") -> list[str]:
    """The lines of a problem at a column of a line."""
    problem = Diagnostic(Position("a.yaml", 1, column), Code.BAD_DATE, "wrong", hint)
    return as_text([problem], lambda _position: line).splitlines()


# --- For people -----------------------------------------------------------------------------------


def test_a_problem_is_a_line_its_source_a_caret_and_a_hint() -> None:
    expected = [
        "a.yaml:1:6: error bad-date: wrong",
        "    day: tomorrow",
        "         ^",
        "    hint: 2024-04-18",
    ]

    assert expected == printed("day: tomorrow", 6, "2024-04-18")


def test_the_caret_stands_under_a_character_behind_wide_ones() -> None:
    assert printed("題: 電力", 4)[1:] == ["    題: 電力", "        ^"]
    assert printed("a: 電力", 5)[1:] == ["    a: 電力", "         ^"]


def test_the_caret_stands_under_a_character_behind_marks_withoutcolumns_of() -> None:
    assert printed("か\u3099x", 3)[1:] == ["    か\u3099x", "      ^"]


@pytest.mark.parametrize("line", [None, "", "   "])
def test_where_there_is_no_line_there_is_no_caret(line: str | None) -> None:
    assert printed(line, 1) == ["a.yaml:1:1: error bad-date: wrong"]


def test_a_long_line_is_shown_around_the_column() -> None:
    line = "".join(chr(0x4E00 + n) for n in range(200))
    _, excerpt, caret = printed(line, 101)

    assert len(excerpt.strip()) == 40
    assert line[100] == excerpt.strip()[(len(caret) - 5) // 2]


def test_control_characters_are_shown_as_escapes() -> None:
    assert printed("a\x1b[2Jb\u202ec", 1)[1] == r"    a\x1b[2Jb\u202ec"


def test_a_path_cannot_break_the_line() -> None:
    assert str(Position("a\n\x1b.yaml", 1, 1)) == r"a\n\x1b.yaml:1:1"


@many
@given(st.text(), st.integers(1, 300))
def test_an_excerpt_is_printable_and_short(line: str, column: int) -> None:
    shown, caret, end = _excerpt(line, column - 1).split("\n")

    assert shown.isprintable()
    assert (caret.strip(), end) == ("^", "")
    assert len(caret) <= columns_of(shown) + 1 or column > len(line.rstrip())


@many
@given(st.text())
def test_a_quotation_is_printable_and_says_when_it_is_cut(text: str) -> None:
    assert quote(text).isprintable()
    assert quote(text * 50).endswith("…") == (len(text) > 0)


def test_a_short_text_is_quoted_as_it_is() -> None:
    assert quote("聞き書き 𠮷") == "聞き書き 𠮷"
    assert quote("あ" * 41) == "あ" * 39 + "…"


# --- For programs ---------------------------------------------------------------------------------


def test_json_has_one_object_for_each_problem() -> None:
    expected = {
        "path": "notes/a.yaml",
        "line": 3,
        "column": 8,
        "severity": "error",
        "code": "bad-date",
        "message": "“x” is not a date",
        "hint": "write one",
    }

    assert [expected] == json.loads(as_json([PROBLEM]))
    assert json.loads(as_json([])) == []


def test_an_annotation_is_one_line_of_github() -> None:
    expected = (
        "::error file=notes/a.yaml,line=3,col=8,title=bad-date::“x” is not a date — write one\n"
    )

    assert expected == as_github([PROBLEM])


@pytest.mark.parametrize(
    ("code", "level"),
    [(Code.BAD_DATE, "error"), (Code.NO_STAMP, "warning"), (Code.STAMP_FORM, "notice")],
)
def test_an_annotation_has_the_level_of_its_severity(code: Code, level: str) -> None:
    assert as_github([Diagnostic(Position("a"), code, "m")]).startswith(f"::{level} ")


def test_an_annotation_cannot_be_broken_out_of() -> None:
    path, message = "a,b:c%\n.yaml", "100%\r\n::error::x"
    line = as_github([Diagnostic(Position(path), Code.BAD_ID, message)])

    assert "file=a%2Cb%3Ac%25%0A.yaml," in line
    assert line.endswith("::100%25%0D%0A::error::x\n")
    assert line.count("\n") == 1


# --- Sums, order, suggestions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], "no problems"),
        ([Code.BAD_ID], "1 error"),
        ([Code.BAD_ID, Code.BAD_DATE], "2 errors"),
        ([Code.STAMP_FORM, Code.NO_STAMP, Code.BAD_ID], "1 error, 1 warning, 1 hint"),
        ([Code.STAMP_FORM] * 2, "2 hints"),
    ],
)
def test_a_summary_counts_in_words(codes: list[Code], expected: str) -> None:
    assert expected == summary([Diagnostic(Position("a"), code, "m") for code in codes])


def test_problems_are_sorted_by_place_as_numbers() -> None:
    places = [Position("a", 2, 1), Position("a", 10, 2), Position("a", 10, 11), Position("b", 1, 1)]

    assert places == sorted(set(places))


def test_a_code_is_its_own_name_and_says_what_it_means() -> None:
    for code in Code:
        assert code.value == code.name.lower().replace("_", "-")
        assert isinstance(code.severity, Severity)
        assert code.meaning


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", "did you mean “title”?"),
        ("TITLE", "did you mean “title”?"),
        ("dwarkesh-patal", "did you mean “Dwarkesh-Patel”?"),
        ("電力", ""),
        ("", ""),
        ("title" * 10_000, ""),
    ],
)
def test_a_near_word_is_suggested(word: str, expected: str) -> None:
    assert expected == did_you_mean(word, ["title", "video", "Dwarkesh-Patel"])

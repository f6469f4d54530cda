"""Tables of moments as spreadsheets save them become notes in the making."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.importers.draft import Draft
from kikigaki.importers.spreadsheet import read_table
from kikigaki.tables import columns, safe, unsafe
from kikigaki.timestamps import Timestamp
from tests.strategies import many

LANGUAGES = ("ja", "en")


def table(text: str) -> Draft:
    draft = read_table("talk.csv", text, LANGUAGES)
    assert draft is not None
    return draft


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_may_part_cells_and_end_lines_as_it_likes(between: str, end: str) -> None:
    rows = [["at", "section.ja", "answer.ja"], ["0:07:18", "一", "答え"], ["7:30", "一", "次"]]
    draft = table("\ufeff" + end.join(between.join(row) for row in rows) + end)
    (section,) = draft.sections

    assert draft.diagnostics == ()
    assert section.title == {"ja": "一"}
    assert [moment.at for moment in section.moments] == [Timestamp(438), Timestamp(450)]
    assert [moment.answer for moment in section.moments] == [{"ja": "答え"}, {"ja": "次"}]


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    draft = table("answer.en,at\nHello,1:00\n")

    assert draft.sections[0].title == {}
    assert draft.sections[0].moments[0].answer == {"en": "Hello"}


def test_a_row_without_a_section_goes_on_with_the_one_above() -> None:
    draft = table("at,section.en,answer.en\n1:00,One,a\n2:00,,b\n3:00,Two,c\n,,\n")

    assert [len(section.moments) for section in draft.sections] == [2, 1]


def test_an_empty_timestamp_is_a_moment_that_belongs_to_the_one_before() -> None:
    draft = table("at,answer.en,speaker,topics\n1:00,a,,\n,b,ann,power chips\n")
    _, second = draft.sections[0].moments

    assert second.at is None
    assert (second.speaker, second.topics) == ("ann", ("power", "chips"))


def test_texts_of_several_lines_stay_so() -> None:
    draft = table('at,answer.en\n1:00,"one\r\n\r\ntwo"\n')

    assert draft.sections[0].moments[0].answer == {"en": "one\n\ntwo"}


def test_every_problem_is_named_with_its_line() -> None:
    text = 'at,answer.en,anwser.ja\n1:00,"two\nlines",\n7:99,x,\nsoon,y,\n'
    found = [(d.position.line, d.code) for d in table(text).diagnostics]

    assert found == [(1, Code.UNKNOWN_KEY), (4, Code.BAD_STAMP), (5, Code.BAD_STAMP)]


def test_a_table_without_timestamps_says_what_columns_there_are() -> None:
    (problem,) = table("section.en,answer.en\nOne,x\n").diagnostics

    assert problem.code is Code.MISSING_KEY
    assert "answer.ja" in problem.hint


def test_a_table_of_several_notes_becomes_several() -> None:
    draft = table("note,at,title.en,answer.en\na,1:00,A,x\n,1:10,,\nb,2:00,B,y\na,3:00,,z\n")
    (other,) = draft.more

    assert [(one.id, one.title) for one in (draft, other)] == [
        ("a", {"en": "A"}),
        ("b", {"en": "B"}),
    ]
    assert [m.at for s in draft.sections for m in s.moments] == [*map(Timestamp, (60, 70, 180))]
    assert (draft.diagnostics, other.diagnostics) == ((), ())


def test_a_title_is_translated_in_one_row_for_all() -> None:
    rows = (
        "at,title.ja,title.en,section.ja,section.en\n1:00,題,,一,\n2:00,題,T,一,One\n3:00,題,,二,\n"
    )
    draft = table(rows)

    assert draft.title == {"ja": "題", "en": "T"}
    assert [section.title for section in draft.sections] == [
        {"ja": "一", "en": "One"},
        {"ja": "二"},
    ]


def test_a_title_that_is_changed_in_a_later_row_is_told() -> None:
    draft = table("at,title.en,answer.en\n1:00,T,x\n2:00,T,y\n3:00,U,z\n")

    assert draft.title == {"en": "T"}
    assert [(d.position.line, d.code) for d in draft.diagnostics] == [(4, Code.LEFT_OUT)]


def test_a_video_that_is_none_is_named() -> None:
    (problem,) = table("video,at,answer.en\nhttps://vimeo.com/1,1:00,x\n").diagnostics

    assert problem.code is Code.BAD_VIDEO


@pytest.mark.parametrize(
    "text", ["", "\n", "WEBVTT\n", "7:18 a memo, of sorts\n", "name,age\nx,1\n"]
)
def test_other_files_are_no_tables(text: str) -> None:
    assert read_table("x", text, LANGUAGES) is None


@many
@given(st.text())
def test_a_cell_is_never_a_formula_and_always_comes_back(text: str) -> None:
    assert safe(text)[:1] not in set("=+-@\t\r")
    assert unsafe(safe(text)) == text


@many
@given(st.lists(st.text(st.sampled_from('a",;\t\n\r=:1あ'), max_size=12), max_size=8))
def test_whatever_stands_in_a_table_is_read_or_named(pieces: list[str]) -> None:
    text = ",".join(columns(LANGUAGES)) + "\n" + "\n".join(pieces)

    table(text)

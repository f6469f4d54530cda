"""A draft is added to a note: what is missing is put in by its time, and nothing else changes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.formatting import canonical
from kikigaki.importers import (
    Draft,
    DraftMoment,
    DraftSection,
    Merged,
    Wish,
    merge_note,
    read_draft,
    write_note,
)
from kikigaki.languages import LanguageMap
from kikigaki.model import Note
from kikigaki.reader import read_note
from kikigaki.source import compose
from kikigaki.text import to_readable
from kikigaki.timestamps import Timestamp
from tests.strategies import few, many

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
    assert (result.sections, result.moments) == (0, 3)


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


def test_a_memo_asks_nothing_where_its_language_is_written_already() -> None:
    result = merged(NOTE, "【送電線】\n(7:18)(質問)なぜか。\nまったく別の話です。(解説:注)\n")

    assert (result.text, result.texts) == (NOTE, 0)


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
        (f"{NOTE}  - 三\n", "something else stands among the sections"),
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


# --- Translations, and tables that come back ------------------------------------------------------


def with_table(note: str, rows: str, *, replacing: bool = False) -> Merged:
    draft = read_draft("talk.csv", rows, Wish(BOTH))
    assert draft.typed
    return merge_note(note, "notes/note.yaml", draft, BOTH, "ja", replacing=replacing)


def test_a_translation_stands_beside_what_it_translates() -> None:
    rows = (
        "at,section.ja,section.en,question.en,answer.ja,answer.en\n"
        "7:18,送電線,Lines,Why?,線が足りない。,Lines are full.\n"
        ",送電線,Lines,,つづき。,There is more.\n"
        ",電池,Storage,,電池の話。,About storage.\n"
    )
    result = with_table(NOTE, rows)

    assert (result.texts, result.replaced, result.diagnostics) == (3, 0, ())
    expected = NOTE
    for line, more in (
        ("        ja: |\n", "        question:\n          en: Why?\n        ja: |\n"),
        ("      - ja: つづき。\n", "      - ja: つづき。\n        en: There is more.\n"),
        ("      - ja: 電池の話。\n", "      - ja: 電池の話。\n        en: About storage.\n"),
    ):
        expected = expected.replace(line, more)
    assert result.text == expected


def test_a_memo_in_the_other_language_translates_too() -> None:
    note = NOTE.replace("        en: Lines are full.\n", "")
    draft = read_draft("memo.txt", "【Lines】\n(7:18) Lines are full.", Wish(BOTH, "en", "memo"))

    result = merge_note(note, "notes/note.yaml", draft, BOTH, "en")

    assert (result.sections, result.moments, result.texts) == (0, 0, 1)
    assert result.text == NOTE


HEAD = "title: 一\nvideo: kikigaki_01\n"


@pytest.mark.parametrize(
    ("note", "row", "expected"),
    [
        pytest.param(
            "sections:\n  - title: 二\n    moments:\n      - at: 1:00\n        ja: 三\n"
            "        en:\n",
            "1:00,二,,,three",
            "sections:\n  - title: 二\n    moments:\n      - at: 1:00\n        ja: 三\n"
            "        en: three\n",
            id="behind a key that waits for it",
        ),
        pytest.param(
            "sections:\n  - title: 二\n    moments:\n      - { at: 1:00, ja: 三 } # 注\n",
            "1:00,二,Two,,\"three, [all] {of} them: 'x'\"",
            "sections:\n  - title: { ja: 二, en: Two }\n    moments:\n"
            "      - { at: 1:00, ja: 三, en: \"three, [all] {of} them: 'x'\" } # 注\n",
            id="in braces",
        ),
        pytest.param(
            "sections:\n  - title: { ja: 二, }\n    moments:\n      - at: 1:00\n"
            "        question: |\n          なぜ。\n        ja: 三\n",
            "1:00,二,Two,Why?,",
            "sections:\n  - title: { ja: 二, en: Two }\n    moments:\n      - at: 1:00\n"
            '        question: { ja: "なぜ。\\n", en: Why? }\n        ja: 三\n',
            id="beside a text that stands for a language map",
        ),
        pytest.param(
            "sections:\n  - title:\n      ja: 二\n    moments:\n      - ja: 三\n        at: 1:00\n"
            "        question:\n          ja: なぜ。 # 注\n",
            "1:00,二,Two,Why?,three",
            "sections:\n  - title:\n      ja: 二\n      en: Two\n    moments:\n      - ja: 三\n"
            "        at: 1:00\n        question:\n          ja: なぜ。 # 注\n          en: Why?\n"
            "        en: three\n",
            id="the deepest first",
        ),
    ],
)
def test_a_text_finds_its_place_however_the_note_is_written(
    note: str, row: str, expected: str
) -> None:
    result = with_table(HEAD + note, f"at,section.ja,section.en,question.en,answer.en\n{row}\n")

    assert result.diagnostics == ()
    assert result.text == HEAD + expected


def test_a_list_in_brackets_takes_translations() -> None:
    note = f"{HEAD}sections: [{{ title: 二, moments: [{{ at: 1:00, ja: 三 }}] }}]\n"

    result = with_table(note, "at,section.ja,answer.en\n1:00,二,three\n")

    assert result.text == note.replace("ja: 三 ", "ja: 三, en: three ")


def test_the_head_of_a_note_is_filled_in() -> None:
    sections = "sections:\n  - title: 二\n    moments:\n      - ja: 三\n"
    note = f"title:\nvideo: kikigaki_01\nsummary:\n{sections}"
    rows = "title.en,summary.ja,summary.en,section.ja,at\nOne,要約。,Sum.,二,\n"
    for before in (note, note.replace("title:\n", "title: 一\n", 1).replace("summary:\n", "")):
        root, _ = compose(with_table(before, rows).text, "note.yaml")
        assert root is not None
        read, _ = read_note(root, "note", BOTH)
        assert read is not None

        assert read.title["en"] == "One"
        assert {tag: to_readable(text) for tag, text in read.summary.items()} == {
            "ja": "要約。",
            "en": "Sum.",
        }


def test_what_a_table_has_otherwise_is_told_and_stays() -> None:
    rows = (
        "note,at,title.en,section.ja,answer.ja,answer.en,speaker\n"
        "note,7:18,Power!,送電線,線は足りる。,Lines are full.,\n"
    )

    result = with_table(NOTE, rows)

    assert result.text == NOTE
    assert [str(one.position) for one in result.diagnostics] == [
        "notes/note.yaml:2:22",
        "notes/note.yaml:9:13",
    ]
    assert [one.message.split()[0] for one in result.diagnostics] == ["title.en", "answer.ja"]
    assert {one.code for one in result.diagnostics} == {Code.TEXT_DIFFERS}


def test_a_table_may_take_the_place_of_what_is_there() -> None:
    rows = (
        "at,title.en,section.ja,answer.ja,answer.en,topics\n"
        '7:18,Power!,送電線,"線は足りる。\n\nたぶん。",,power\n'
    )
    result = with_table(NOTE, rows, replacing=True)
    again = with_table(result.text, rows, replacing=True)

    assert (result.texts, result.replaced, result.diagnostics) == (1, 2, ())
    assert "title: { ja: 電力, en: Power! }" in result.text
    assert "ja: |\n          線は足りる。\n\n          たぶん。\n        en: Lines" in result.text
    assert without(result.text, [line for line in NOTE.splitlines() if "#" in line])
    assert (again.text, again.texts, again.replaced) == (result.text, 0, 0)


def test_an_empty_cell_takes_nothing_away() -> None:
    result = with_table(NOTE, "at,section.ja,answer.ja,answer.en\n7:18,,,\n", replacing=True)

    assert result.text == NOTE


def test_a_row_below_the_last_one_of_a_moment_is_added_to_it() -> None:
    rows = (
        "at,section.ja,answer.ja\n7:18,送電線,線が足りない。\n,送電線,つづき。\n,送電線,さらに。\n"
    )

    result = with_table(NOTE, rows)

    assert outline(result.text)[0] == ("送電線", ["7:18", "-", "-"])
    assert "      - ja: つづき。\n      - ja: さらに。\n" in result.text


def test_captions_as_they_are_heard_translate_nothing() -> None:
    note = NOTE.replace("        en: Lines are full.\n", "")
    vtt = "WEBVTT\n\n7:18.000 --> 7:20.000\nlines are uh full\n"
    draft = read_draft("talk.en.vtt", vtt, Wish(BOTH, "en"))

    assert draft.raw
    assert merge_note(note, "notes/note.yaml", draft, BOTH, "en").texts == 0


WORDS = st.sampled_from(
    [
        "線。",
        "a: b",
        "a # b",
        "- x",
        "一\n\n二",
        "{a}",
        "[b], c",
        '"q"',
        "it's",
        "[[power|電力]]",
        "yes",
    ]
)
TEXTS = st.fixed_dictionaries({"ja": WORDS}, optional={"en": WORDS}).map(LanguageMap)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Drafts whose texts are all in Japanese, some in English too."""
    moments = st.builds(
        DraftMoment,
        question=st.one_of(st.just(LanguageMap()), TEXTS),
        answer=TEXTS,
        comment=st.one_of(st.just(LanguageMap()), TEXTS),
        topics=st.sampled_from([(), ("power",), ("power", "cooling")]),
    )
    sections = []
    for number in range(draw(st.integers(1, 3))):
        found = draw(st.lists(moments, min_size=1, max_size=3))
        first = replace(found[0], at=Timestamp(number * 600 + 5))
        titles = LanguageMap({"ja": f"題{number}", "en": f"Part {number}"})
        sections.append(DraftSection(titles, (first, *found[1:])))
    return Draft(draw(TEXTS), "kikigaki_01", sections=tuple(sections), typed=True)


def without_english(draft: Draft) -> Draft:
    def alone(texts: LanguageMap[str]) -> LanguageMap[str]:
        return LanguageMap({"ja": texts["ja"]} if texts else {})

    def moment(one: DraftMoment) -> DraftMoment:
        texts = alone(one.question), alone(one.answer), alone(one.comment)
        return DraftMoment(one.at, *texts)

    sections = tuple(
        DraftSection(alone(one.title), tuple(map(moment, one.moments))) for one in draft.sections
    )
    return replace(draft, title=alone(draft.title), sections=sections)


@few
@given(drafts())
def test_a_note_is_whole_again_with_the_translations_of_its_table(draft: Draft) -> None:
    def note(text: str) -> Note:
        root, problems = compose(text, "note.yaml")
        assert root is not None
        read, more = read_note(root, "note", BOTH)
        assert (problems, more) == ([], [])
        assert read is not None
        return read

    whole = write_note(draft, "talk.csv", BOTH, "ja").text
    half = write_note(without_english(draft), "talk.csv", BOTH, "ja").text

    result = merge_note(half, "notes/note.yaml", draft, BOTH, "ja")

    assert note(result.text) == note(whole)
    assert merge_note(whole, "notes/note.yaml", draft, BOTH, "ja", replacing=True).text == whole


# --- Which row is which ---------------------------------------------------------------------------


def note_of(*moments: str, title: str = "一") -> str:
    rows = "".join(f"      - {{ {moment} }}\n" for moment in moments)
    return f"{HEAD}sections:\n  - title: {title}\n    moments:\n{rows}"


def said(note: str) -> list[str]:
    """What is answered in each moment, behind its timestamp."""
    root, _ = compose(note, "note.yaml")
    assert root is not None
    read, _ = read_note(root, "note", BOTH)
    assert read is not None
    return [
        " ".join([str(m.at or "-"), *(to_readable(text) for text in m.answer.values())])
        for m in read.moments()
    ]


@pytest.mark.parametrize(
    ("before", "rows", "after"),
    [
        pytest.param(
            ["at: 1:00, ja: A", "at: 9:00, ja: Z"],
            ["1:00,A,", ",A2,", "2:00,B,", ",B2,", "9:00,Z,"],
            ["1:00 A", "- A2", "2:00 B", "- B2", "9:00 Z"],
            id="below a moment, and between two",
        ),
        pytest.param(
            ["at: 1:00, ja: A", "at: 9:00, ja: Z"],
            ["1:00,A,", "9:00,Y,", "9:00,Z,", "9:00,Z2,"],
            ["1:00 A", "9:00 Y", "9:00 Z", "9:00 Z2"],
            id="in a second that is there",
        ),
        pytest.param(
            ["at: 1:00, ja: A"],
            [",before,", "1:00,A,"],
            ["- before", "1:00 A"],
            id="above the first",
        ),
        pytest.param(
            ["en: A", "ja: 二"],
            [",,A", ",,between", ",二,"],
            ["- A", "- between", "- 二"],
            id="among moments without a timestamp",
        ),
        pytest.param(
            ["at: 1:00, ja: A", "ja: B", "ja: C"],
            ["1:00,A,a", ",new,", ",B,b", ",C,c"],
            ["1:00 A a", "- new", "- B b", "- C c"],
            id="with translations of the others",
        ),
        pytest.param(
            ["at: 1:00, ja: A", "ja: B"],
            ["1:00,A,", ",B,", "0:30,early,"],
            ["0:30 early", "1:00 A", "- B"],
            id="of an earlier second",
        ),
    ],
)
def test_a_new_row_stands_where_it_was_typed(
    before: list[str], rows: list[str], after: list[str]
) -> None:
    table = "".join(["at,answer.ja,answer.en,section.ja\n", *(f"{row},一\n" for row in rows)])

    result = with_table(note_of(*before), table)
    again = with_table(result.text, table)

    assert said(result.text) == after
    assert result.diagnostics == ()
    assert (again.text, again.moments, again.texts) == (result.text, 0, 0)


def test_a_new_section_keeps_its_first_row() -> None:
    rows = "at,answer.ja,section.ja\n1:00,A,一\n,intro,二\n2:00,B,二\n"

    assert said(with_table(note_of("at: 1:00, ja: A"), rows).text) == [
        "1:00 A",
        "- intro",
        "2:00 B",
    ]


def test_a_row_that_was_deleted_takes_no_other_along() -> None:
    note = note_of("at: 20:00, ja: 三", "at: 20:00, ja: 三ダッシュ")

    result = with_table(note, "at,answer.ja,section.ja\n20:00,三ダッシュ,一\n", replacing=True)

    assert (result.text, result.diagnostics) == (note, ())


def test_a_renamed_section_without_timestamps_is_the_same() -> None:
    rows = "at,answer.ja,section.ja\n,三,二の改題\n"

    (told,) = with_table(note_of("ja: 三"), rows).diagnostics
    result = with_table(note_of("ja: 三"), rows, replacing=True)

    assert told.message.startswith("section.ja ")
    assert outline(result.text) == [("二の改題", ["-"])]


def test_a_row_moved_to_another_section_is_told() -> None:
    note = note_of("at: 1:00, ja: A", "at: 2:00, ja: B")
    note += "  - title: 二\n    moments:\n      - { at: 3:00, ja: C }\n"
    rows = "at,answer.ja,section.ja\n1:00,A,一\n2:00,B,二\n3:00,C,二\n"

    result = with_table(note, rows, replacing=True)

    assert result.text == note
    assert [(d.code, d.message.split()[0]) for d in result.diagnostics] == [
        (Code.TEXT_DIFFERS, "section")
    ]


THREE = note_of("at: 0:10, ja: あ", "at: 0:15, ja: か", title="A") + "".join(
    f"  - title: {title}\n    moments:\n{moments}"
    for title, moments in (
        ("B", "      - { at: 0:20, ja: い }\n"),
        ("C", "      - { at: 0:30, ja: う }\n      - { at: 0:40, ja: え }\n"),
    )
)


def test_a_section_keeps_its_title_when_its_first_row_is_moved() -> None:
    rows = "at,section.ja,answer.ja\n0:10,A,あ\n0:15,A,か\n0:20,B,い\n0:30,A,う\n0:40,C,え\n"

    result = with_table(THREE, rows, replacing=True)

    assert result.text == THREE
    (told,) = result.diagnostics
    assert THREE.splitlines()[told.position.line - 1].strip() == "- { at: 0:30, ja: う }"


def test_a_table_without_sections_asks_for_none() -> None:
    result = with_table(THREE, "at,answer.en\n0:15,ka\n0:35,new\n")

    assert result.diagnostics == ()
    assert said(result.text)[1:5] == ["0:15 か ka", "0:20 い", "0:30 う", "0:35 new"]


def test_captions_stand_in_the_section_that_has_begun() -> None:
    srt = "1\n00:00:10,000 --> 00:00:14,000\nah\n\n2\n00:00:50,000 --> 00:00:55,000\nlast\n"
    draft = read_draft("t.srt", srt, Wish(BOTH))

    result = merge_note(THREE, "notes/note.yaml", draft, BOTH, "en")

    assert said(result.text)[-1] == "0:50 last"


def test_a_comment_beside_a_text_in_lines_of_its_own_stays() -> None:
    note = note_of("at: 1:00, ja: A").replace(
        "      - { at: 1:00, ja: A }", "      - at: 1:00\n        ja: | # keep\n          A\n"
    )

    result = with_table(note, "at,section.ja,answer.ja\n1:00,一,B\n", replacing=True)

    assert (result.replaced, result.diagnostics) == (1, ())
    assert "        ja: B # keep\n" in result.text


def test_a_text_with_a_mistake_is_the_table_s_once_it_is_taken() -> None:
    rows = 'at,section.ja,answer.ja\n1:00,一,"```\nx\n```"\n'

    assert with_table(note_of("at: 1:00, ja: A"), rows, replacing=True).diagnostics == ()


# --- Nothing is dropped in silence ----------------------------------------------------------------


def test_captions_make_a_note_a_draft_again() -> None:
    note = note_of("at: 1:00, ja: A")
    draft = read_draft("t.vtt", "WEBVTT\n\n20:00.000 --> 20:02.000\nas heard\n", Wish(BOTH))

    result = merge_note(note, "notes/note.yaml", draft, BOTH, "en")

    assert "\ndraft: yes\nsections:" in result.text
    assert merge_note(result.text, "notes/note.yaml", draft, BOTH, "en").text == result.text


def test_what_a_memo_says_otherwise_is_told_at_once() -> None:
    result = merged(NOTE, "【送電線】\n(7:18)まったく別の話です。\n\n(7:18)もう一つ。\n")

    assert result.text == NOTE
    assert [(d.code, d.message) for d in result.diagnostics] == [
        (Code.NOT_TAKEN, "2 texts are not taken; the note has its own at 7:18")
    ]


def test_the_summary_of_a_memo_comes_into_a_note_without_one() -> None:
    memo = (
        "前書きです。\nhttps://youtu.be/kikigaki_01\n【送電線】\n(7:18)線が足りない。\n(9:00)次。\n"
    )

    assert "summary:\n  ja: 前書きです。\n" in merged(NOTE, memo).text


def test_a_file_about_another_video_is_not_merged() -> None:
    result = merged(NOTE, "https://youtu.be/kikigaki_02\n0:00 はじめに\n9:00 変電所\n")

    assert result.text == NOTE
    assert [problem.code for problem in result.diagnostics] == [Code.CANNOT_MERGE]


def test_comments_stay_with_their_moment() -> None:
    note = note_of("at: 7:18, ja: A").replace(
        "      - { at: 7:18, ja: A }\n",
        "      - at: 7:18\n        ja: A\n        # check this number\n"
        "    # of the section\n# end\n",
    )

    result = merged(note, "7:18 一\n8:00 二\n20:00 三\n")

    assert "ja: A\n        # check this number\n    # of the section\n" in result.text


def test_a_difference_is_told_by_its_place_in_the_note_as_it_is_now() -> None:
    note = note_of("at: 1:00, ja: A", "at: 2:00, ja: B")
    rows = "at,answer.ja,section.ja\n0:10,new,一\n1:00,A,一\n2:00,other,一\n"

    result = with_table(note, rows)

    (told,) = result.diagnostics
    line = result.text.splitlines()[told.position.line - 1]
    assert line[told.position.column - 1 :].startswith("B ")


ROWS = st.lists(st.tuples(st.sampled_from([None, 0, 60]), st.booleans()), min_size=1, max_size=9)


@many
@given(ROWS)
def test_a_table_with_further_rows_makes_the_note_that_it_shows(
    rows: list[tuple[int | None, bool]],
) -> None:
    seconds, table, before = 60, [], []
    for number, (step, new) in enumerate(rows):
        seconds += step or 0
        row = (None if step is None else str(Timestamp(seconds)), f"text {number}")
        table.append(row)
        before += [] if new else [row]
    if not before:
        return
    note = note_of(*(f"at: {at}, ja: {text}" if at else f"ja: {text}" for at, text in before))
    lines = "".join(f"{at or ''},{text},一\n" for at, text in table)

    result = with_table(note, f"at,answer.ja,section.ja\n{lines}")

    assert said(result.text) == [f"{at or '-'} {text}" for at, text in table]
    assert result.diagnostics == ()


@pytest.mark.parametrize("replacing", [False, True])
def test_a_timestamp_that_was_filled_in_or_changed_is_that_of_its_row(replacing: bool) -> None:  # noqa: FBT001
    note = note_of("at: 1:00, ja: A", "ja: B", "at: 3:00, ja: C")
    rows = "at,answer.ja,section.ja\n1:00,A,一\n2:00,B,一\n3:30,C,一\n"

    result = with_table(note, rows, replacing=replacing)

    last = "3:30 C" if replacing else "3:00 C"
    assert said(result.text) == ["1:00 A", "2:00 B", last]
    assert [d.message.split()[0] for d in result.diagnostics] == ([] if replacing else ["at"])

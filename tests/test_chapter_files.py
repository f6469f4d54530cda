"""Chapter files: titles and starts as they stand, in every unit and language a file has."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.importers.chapters import chapters_of
from kikigaki.importers.decoding import decode
from kikigaki.importers.found import ChaptersFound
from kikigaki.importers.tags import tag_of
from tests.imports import cases, expected, printed_chapters, text_of
from tests.samples import Fact, chapter_misses, facts, sample
from tests.strategies import few, many

NAMES = ("a.json", "a.xml", "a.vtt", "a.chapters.vtt", "a.txt", "a.pbf", "a.csv", "a.ffmetadata")
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n"


def found_in(name: str, text: str, language: str = "ja") -> ChaptersFound:
    found = chapters_of(name, text, language)
    assert found is not None
    return found


# --- What each kind means -------------------------------------------------------------------------


@pytest.mark.parametrize("file", cases("chapters"), ids=lambda file: file.name)
def test_a_file_becomes_the_chapters_that_are_expected(file: Path) -> None:
    found = chapters_of(file.name, text_of(file))

    assert found is not None
    assert printed_chapters(found) == expected(file)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("talk.chapters.vtt", False),
        ("talk_chapters_en.vtt", False),
        ("chapters/talk.vtt", False),
        ("talk.vtt", True),
    ],
)
def test_webvtt_is_chapters_where_its_name_or_the_editor_says_so(name: str, *, asked: bool) -> None:
    found = chapters_of(name, WEBVTT, asked=asked)

    assert found is not None
    assert [str(chapter.start) for chapter in found.chapters] == ["1.000"]


def test_webvtt_is_chapters_where_its_header_says_so() -> None:
    assert chapters_of("talk.vtt", WEBVTT) is None
    for said in ("Kind: chapters\n", "\nNOTE kind: chapters\n\nNOTE language: en\n\n"):
        assert chapters_of("talk.vtt", WEBVTT.replace("\n", f"\n{said}", 1)) is not None


@pytest.mark.parametrize("said", ["Kind: captions\n", "\nNOTE kind: captions\n\n"])
def test_webvtt_that_says_it_is_captions_is_captions_whatever_its_name(said: str) -> None:
    assert chapters_of("talk.chapters.vtt", WEBVTT.replace("\n", f"\n{said}", 1)) is None


def test_a_text_is_in_the_language_of_the_file_or_else_in_the_given_one() -> None:
    plain = found_in("a.csv", "0:00,はじめに\n1:00,電力\n")
    said = found_in("a.chapters.vtt", WEBVTT.replace("\n", "\nLanguage: en\n", 1))

    assert plain.chapters[0].title == {"ja": "はじめに"}
    assert said.chapters[0].title == {"en": "One"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("memo.txt", "0:00 はじめに\n1:00 電力"),
        ("memo.txt", "At 1:00, we begin.\n0:00, then"),
        ("memo.txt", "00:00:00.000 はじめに\n7:18 電力"),
        ("memo.txt", "00:00:00.000\n00:00:01.000\n"),
        ("memo.txt", "00:00:00.000 - はじめに\n00:07:18.000 - 電力"),
        ("memo.txt", ""),
        ("talk.srt", "1\n00:00:01,000 --> 00:00:02,000\nOne\n"),
        ("talk.ttml", "<tt><body/></tt>"),
        ("transcript.json", '[{"start": 0, "end": 1, "text": "x"}]'),
        ("data.json", '{"chapters": "https://example.org/chapters.json"}'),
        ("data.json", "[]"),
    ],
)
def test_what_is_no_chapter_file_is_left_to_others(name: str, text: str) -> None:
    assert chapters_of(name, text) is None


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.pbf", "0=1*x*", "PotPlayer's bookmarks begin with a line “[Bookmark]”"),
        ("a.json", "{", "not well-formed JSON: Expecting property name"),
        ("a.xml", "<Chapters>", "not well-formed XML: no element found"),
        (
            "a.xml",
            '<!DOCTYPE Chapters [<!ENTITY a "x">]><Chapters/>',
            "the document type Chapters declares something",
        ),
        ("a.json", '{"chapters": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_damaged_file_is_refused_with_the_reason(name: str, text: str, message: str) -> None:
    found = found_in(name, text)

    assert found.chapters == ()
    assert found.diagnostics[0].code is Code.BAD_IMPORT
    assert message in found.diagnostics[0].message


def test_characters_that_notes_refuse_are_taken_out_and_counted() -> None:
    found = found_in("a.csv", "0:00,On\u202ee\x07\n")

    assert found.chapters[0].title == {"ja": "One"}
    assert found.diagnostics[0].message.startswith("2 characters that notes refuse are left out")


@pytest.mark.parametrize(
    "text",
    [
        ";FFMETADATA1\n" + "a\\\n" * 300_000,
        ";FFMETADATA1\n[CHAPTER]\ntitle=" + "\\=" * 1_000_000,
        ";FFMETADATA1\n" + "=" * 3_000_000,
        "CHAPTER01=0:00\n" + "CHAPTER01NAME=x\n" * 100_000,
        "[Bookmark]\n0=1*" + "*" * 3_000_000,
        "00:00:00.000" + " " * 3_000_000 + "x",
        "Menu\n00:00:00.000" + " " * 3_000_000 + ":",
        "0:00," + '"' * 3_000_000,
    ],
    ids=lambda text: repr(text[:30]),
)
def test_very_long_files_are_read_at_once(text: str) -> None:
    assert isinstance(chapters_of("a.txt", text), ChaptersFound | None)


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        *(("ja", "ja"), ("jpn", "ja"), ("Japanese", "ja"), ("日本語", "ja"), ("en_us", "en-US")),
        *(("zh-hant-TW", "zh-Hant-TW"), ("eng", "en"), ("", ""), ("und", ""), ("<b>", "")),
        *(("Klingon", ""), ("x" * 1000, "")),
    ],
)
def test_a_language_has_one_tag_whatever_it_is_called(name: str, tag: str) -> None:
    assert tag_of(name) == tag


# --- Whatever a file holds ------------------------------------------------------------------------

FRAGMENTS = (
    *(";FFMETADATA1", "[CHAPTER]", "TIMEBASE=1/44100", "START=9", "END=10", "title=x\\", "", " "),
    *("CHAPTER01=0:00:01.5", "CHAPTER01NAME=One", "[Bookmark]", "0=1022148*One*FF", "1="),
    *(
        "00:00:00.000 One",
        "## total-duration: 00:01:00.000",
        "0:00,One",
        "0:01\tTwo",
        "0.5\t1.5\tx",
    ),
    *("Menu", "00:00:00.000 : en:One", "WEBVTT", "00:01.000 --> 00:02.000", "One", "7:18 電力"),
    *('{"chapters":', "[", "]", "{", "}", '"startTime":', '"start":', '"title":', '"x"', "1", ","),
    *("<Chapters>", "</Chapters>", "<EditionEntry>", "</EditionEntry>", "<ChapterAtom/>", "<a/>"),
    *("<chapters>", "</chapters>", '<chapter start="1" title="x"/>', '<chapter title="y"/>'),
)


@few
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(FRAGMENTS), max_size=10))
def test_any_mixture_of_formats_is_read_or_refused(name: str, lines: list[str]) -> None:
    judge(name, "\n".join(lines).encode())


@few
@given(st.sampled_from(NAMES), st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    judge(name, data)


def judge(name: str, data: bytes) -> None:
    decoded = decode(data, name)
    if isinstance(decoded, Diagnostic):
        return
    found = chapters_of(name, decoded.text, "ja", asked=True)
    lines = decoded.text.count("\n") + 1
    for problem in found.diagnostics if found else ():
        assert 1 <= problem.position.line <= lines
    for chapter in found.chapters if found else ():
        assert chapter.start >= 0
        assert chapter.start.is_finite()
        assert set(chapter.title) <= {"ja", "en", "und"}
        assert "\n" not in "".join(chapter.title.values())


titles = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters='\\"'), min_size=1
)


@many
@given(st.lists(st.tuples(st.integers(0, 10**12), titles), min_size=1, max_size=5))
def test_ffmetadata_written_from_chapters_reads_back_the_same(
    chapters: list[tuple[int, str]],
) -> None:
    def escaped(text: str) -> str:
        return "".join(f"\\{c}" if c in "=;#\\" else c for c in text)

    written = ";FFMETADATA1\n" + "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000000\nSTART={start}\ntitle={escaped(title)}\n"
        for start, title in chapters
    )
    found = found_in("a.txt", written)

    assert [(int(c.start * 10**6), c.title["ja"]) for c in found.chapters] == chapters


# --- Files of other people ------------------------------------------------------------------------


@pytest.mark.skipif(not facts("chapters"), reason="the samples are not here")
@pytest.mark.parametrize(("name", "fact"), facts("chapters"))
def test_files_of_other_people_are_read_as_they_mean(name: str, fact: Fact) -> None:
    assert chapter_misses(name, fact) == []


@pytest.mark.skipif(not facts("markdown"), reason="the samples are not here")
@pytest.mark.parametrize("folder", ["description", "markdown", "memo-ja", "captions"])
def test_lists_memos_and_captions_of_other_people_are_no_chapter_files(folder: str) -> None:
    assert [n for n, fact in facts(folder) if chapters_of(n, sample(n, fact)) is not None] == []

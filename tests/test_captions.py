"""Captions: every kind read as it is meant, and whatever is left out named by its line."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.importers.captions import cues_of
from kikigaki.importers.decoding import decode
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import CaptionsFound
from tests.imports import cases, expected, printed_captions, text_of
from tests.samples import Fact, caption_misses, facts
from tests.strategies import few, many

NAMES = ("a.vtt", "a.srt", "a.sbv", "a.ttml", "a.xml", "a.json", "a.json3", "a.srv3", "a.txt")


def short(value: str) -> str:
    """A test's id for a text that may be very long."""
    return repr(value[:40])


def found_in(name: str, text: str) -> CaptionsFound:
    found = cues_of(name, text)
    assert found is not None
    return found


# --- What each kind means -------------------------------------------------------------------------


@pytest.mark.parametrize("file", cases("captions"), ids=lambda file: file.name)
def test_a_file_becomes_the_cues_that_are_expected(file: Path) -> None:
    assert printed_captions(found_in(file.name, text_of(file))) == expected(file)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.vtt", "", "WebVTT begins with a line “WEBVTT”"),
        ("a.vtt", " \nBROKENVTT", "WebVTT begins with a line “WEBVTT”"),
        ("a.vtt", "00:00:01.000 --> 00:00:02.000\nx", "WebVTT begins with a line “WEBVTT”"),
        ("a.vtt", "WEBVTT\n", "there are no words with a time in it"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "there are no words with a time in it"),
        ("a.srt", "1\nsome text", "SRT has lines such as"),
        ("a.srt", "some text\n00:00:00,500 --> 00:00:07,000", "there are no words with a time"),
        ("a.sbv", "some text", "SBV has lines such as"),
        ("a.ttml", "<html/>", "TTML is XML whose outermost element is “tt”"),
        ("a.ttml", "<tt><body><p>x</p></body></tt>", "there are no words with a time in it"),
        ("a.srv3", "<html/>", "YouTube's timed text is XML"),
        ("a.json3", "[]", "json3 is JSON with a list of “events”"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    name: str, text: str, message: str
) -> None:
    found = cues_of(name, text)

    assert found is not None
    assert found.cues == ()
    assert found.diagnostics[0].code is Code.BAD_IMPORT
    assert message in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("memo.txt", "7:18 発電所の話\n[0:00] はじめに\n<b>強調</b>"),
        ("memo.txt", ""),
        ("memo.md", "[0:00] Intro --> [1:00] Outro"),
        ("feed.xml", "<rss/>"),
        ("data.json", '{"chapters": []}'),
        ("talk.chapters.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n"),
        ("talk.vtt", "WEBVTT\nKind: chapters\n\n00:01.000 --> 00:02.000\nOne\n"),
    ],
)
def test_what_is_no_captions_is_left_to_others(name: str, text: str) -> None:
    assert cues_of(name, text) is None


def test_the_content_says_what_a_file_is_whatever_its_name() -> None:
    webvtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n"

    assert found_in("a.srt", webvtt).form == "WebVTT"
    assert found_in("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nOne\n").form == "SRT"


def test_characters_that_notes_refuse_are_taken_out_and_counted() -> None:
    found = found_in("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\u202aOne\u2028two\0\u202c\n")

    assert found.cues[0].text == "One\ntwo"
    assert [problem.message for problem in found.diagnostics] == [
        "3 characters that notes refuse are left out; the first is U+202A LEFT-TO-RIGHT EMBEDDING"
    ]


@pytest.mark.parametrize("name", ["talk.chapters.vtt", "chapter-1/talk.vtt"])
def test_webvtt_with_the_name_of_chapters_is_captions_where_the_editor_says_so(name: str) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"

    assert cues_of(name, text) is None
    assert cues_of(name, text, asked=True) is not None


# --- Files that mean harm -------------------------------------------------------------------------

BOMB = '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><tt><body><p>&b;</p></body></tt>'
OUTSIDE = '<!DOCTYPE tt [<!ENTITY a SYSTEM "file:///etc/passwd">]><tt><body><p>&a;</p></body></tt>'


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttml", BOMB, "the document type tt declares something"),
        ("a.xml", OUTSIDE, "the document type tt declares something"),
        ("a.xml", '<!DOCTYPE tt SYSTEM "x.dtd"><tt>&nbsp;</tt>', "the entity nbsp is not declared"),
        ("a.xml", "<tt>&nbsp;</tt>", "not well-formed XML: undefined entity"),
        ("a.ttml", "<tt>" * 100_000, "nested more than 64 deep"),
        ("a.ttml", f"<tt>{'<p/>' * 500_000}</tt>", "more than 400,000 elements"),
        ("a.ttml", f'<tt><body><p begin="0:0:1:1.{"9" * 5000}">x</p></body></tt>', "no words with"),
        ("a.ttml", "<tt><body></tt>", "not well-formed XML: mismatched tag"),
        ("a.ttml", "<tt>\0</tt>", "not well-formed XML"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json3", '{"events": NaN}', "NaN is not a number in JSON"),
        ("a.json", '{"events": [1e999999999]}', "a number that measures nothing"),
        ("a.json", f"[{'9' * 5000}]", "a number that measures nothing"),
        ("a.json", '{"a": 1e-999999999}', "a number that measures nothing"),
        ("a.json", "[1e99999999999999999999]", "too large an exponent"),
    ],
    ids=short,
)
def test_structures_that_mean_harm_are_refused(name: str, text: str, message: str) -> None:
    found = found_in(name, text)

    assert found.cues == ()
    assert message in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "x" * 10_000_000),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "<i>" * 1_000_000),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "<" * 3_000_000),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\" * 1_000_000),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "&" * 3_000_000),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "\n" * 1_000_000 + "x"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000 " + "0:" * 1_000_000),
        ("a.srt", "1\n" + "0:" * 1_000_000 + "\n00:00:01,000 --> 00:00:02,000\nx"),
        ("a.vtt", "WEBVTT\n\nSTYLE\n{" + "\n\n{" * 20_000),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 1_000_000),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<rt>" * 300_000),
        ("a.sbv", "0:00:01.000,0:00:02.000\n" + "\nx\n" * 200_000),
    ],
    ids=short,
)
def test_very_long_files_are_read_at_once(name: str, text: str) -> None:
    assert cues_of(name, text) is not None


def test_a_message_repeats_little_of_a_file() -> None:
    found = found_in("a.vtt", "WEBVTT\n\n" + "x" * 1_000_000)

    assert all(len(problem.message) < 200 for problem in found.diagnostics)


# --- Whatever a file holds ------------------------------------------------------------------------

FRAGMENTS = (
    *("WEBVTT", "WEBVTT - x", "NOTE", "STYLE", "1", "2", "", " ", "\t", "x", "発電所", "Ann: yes"),
    *("00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000 align:start", "00:0x --> 1", "-->"),
    *(
        "0:00:01.000,0:00:02.000",
        "<v Ann>hi",
        "<i>",
        "</i>",
        "&amp;",
        "&#x202e;",
        "[br]",
        "{\\an8}",
    ),
    *("<tt>", "</tt>", "<body>", "</body>", '<p begin="1s">', "</p>", "<br/>", '<span dur="1s">'),
    *("</span>", "<timedtext>", "</timedtext>", "<transcript>", "</transcript>", "<text>"),
    *('{"events":', "[", "]", "{", "}", '"segs":', '"start":', '"text":', '"duration":', "1", ","),
)


@few
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(FRAGMENTS), max_size=12))
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
    found = cues_of(name, decoded.text)
    if found is None:
        return
    assert found.cues or found.diagnostics
    lines = decoded.text.count("\n") + 1
    assert all(1 <= problem.position.line <= lines for problem in found.diagnostics)
    for cue in found.cues:
        assert cue.start >= 0
        assert cue.start.is_finite()
        assert not re.search("[\0-\x08\x0b-\x1f\u202e]", cue.text)


words = st.text(
    st.characters(categories=["L", "N", "Po", "Zs"], exclude_characters="&<>{}[\u2028\u2029"),
    min_size=1,
    max_size=20,
).map(lambda text: " ".join(text.split()) or "x")
lines = st.lists(words.filter(lambda line: not line.isdecimal()), min_size=1, max_size=3)
milliseconds = st.integers(0, 400 * 3600 * 1000)
spoken = st.builds(
    lambda start, length, text: Cue(
        Decimal(start) / 1000, Decimal(start + length) / 1000, "\n".join(text)
    ),
    milliseconds,
    st.integers(0, 9999),
    lines,
)


def stamp(seconds: Decimal, point: str) -> str:
    whole, thousandths = divmod(int(seconds * 1000), 1000)
    hours, rest = divmod(whole, 3600)
    return f"{hours:02}:{rest // 60:02}:{rest % 60:02}{point}{thousandths:03}"


@many
@given(st.lists(spoken, min_size=1, max_size=5))
def test_webvtt_written_from_cues_reads_back_the_same(cues: list[Cue]) -> None:
    written = "WEBVTT\n\n" + "\n\n".join(
        f"{stamp(c.start, '.')} --> {stamp(c.end or c.start, '.')}\n{c.text}" for c in cues
    )

    assert list(found_in("a.vtt", written).cues) == cues


@many
@given(st.lists(spoken, min_size=1, max_size=5), st.sampled_from(["{}\n", ""]))
def test_srt_written_from_cues_reads_back_the_same(cues: list[Cue], number: str) -> None:
    written = "\n\n".join(
        number.format(n) + f"{stamp(c.start, ',')} --> {stamp(c.end or c.start, ',')}\n{c.text}"
        for n, c in enumerate(cues, start=1)
    )

    assert list(found_in("a.srt", written).cues) == cues


# --- Files of other people ------------------------------------------------------------------------


@pytest.mark.skipif(not facts("captions"), reason="the samples are not here")
@pytest.mark.parametrize(("name", "fact"), facts("captions"))
def test_files_of_other_people_are_read_as_they_mean(name: str, fact: Fact) -> None:
    assert caption_misses(name, fact) == []

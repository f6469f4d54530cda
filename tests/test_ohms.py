"""OHMS files: index and transcript, in one language or two, and no entity ever unfolded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.importers.captions import cues_of
from kikigaki.importers.chapters import chapters_of
from kikigaki.importers.ohms import OhmsFound, ohms_of
from tests.imports import DATA, cases, expected, printed_captions, printed_chapters, text_of
from tests.strategies import few


def printed(found: OhmsFound) -> str:
    transcripts = filter(None, (found.captions, found.translation))
    return "".join((printed_chapters(found.chapters), *map(printed_captions, transcripts)))


@pytest.mark.parametrize("file", cases("ohms"), ids=lambda file: file.name)
def test_a_file_becomes_the_interview_that_is_expected(file: Path) -> None:
    found = ohms_of(file.name, text_of(file))

    assert found is not None
    assert printed(found) == expected(file)


def test_a_language_the_file_does_not_say_is_the_given_one() -> None:
    found = ohms_of("a.xml", text_of(DATA / "ohms/a-translation-without-its-language.xml"), "en")

    assert found is not None
    assert found.chapters.chapters[0].title == {"en": "One"}


@pytest.mark.parametrize("text", ["", "<ROOT/>", "<ROOT><record/></ROOT>", "<tt/>", "7:18 x"])
def test_what_is_no_interview_is_left_to_others(text: str) -> None:
    assert ohms_of("a.xml", text) is None


@pytest.mark.parametrize("file", cases("ohms"), ids=lambda file: file.name)
def test_an_interview_is_neither_captions_nor_chapters_to_others(file: Path) -> None:
    assert cues_of(file.name, text_of(file)) is None
    assert chapters_of(file.name, text_of(file)) is None


def test_entities_are_refused_by_whoever_is_asked() -> None:
    bomb = '<!DOCTYPE ROOT [<!ENTITY a "ha">]><ROOT><record><index>&a;</index></record></ROOT>'
    chapters, captions = chapters_of("a.xml", bomb), cues_of("a.xml", bomb)

    assert ohms_of("a.xml", bomb) is None
    for found in (chapters, captions):
        assert found is not None
        assert found.diagnostics[0].code is Code.BAD_IMPORT


PARTS = (
    *("<index>", "</index>", "<point>", "</point>", "<time>7</time>", "<time>x</time>", "x"),
    *("<title>T</title>", "<title_alt>訳</title_alt>", "<language>English</language>"),
    *("<transcript_alt_lang>Japanese</transcript_alt_lang>", "<synopsis>&amp;</synopsis>"),
    *(
        "<sync>1:|2(1)|9(1)|</sync>",
        "<transcript>a\nb\nc</transcript>",
        "<date value='2024-02-31'/>",
    ),
    *("<vtt_transcript>WEBVTT\n\n00:01.000 --&gt; 00:02.000\nx</vtt_transcript>", "<duration/>"),
)


@few
@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_any_record_is_read_or_refused(parts: list[str]) -> None:
    found = ohms_of("a.xml", f"<ROOT><record>{''.join(parts)}</record></ROOT>")

    assert found is None or found.captions or found.chapters.chapters or found.chapters.diagnostics

"""A draft is written as a note that reads back as it was, in the layout of ``kikigaki fmt``."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code, Severity
from kikigaki.formatting import canonical
from kikigaki.formatting.sameness import alike
from kikigaki.importers import Draft, DraftMoment, DraftSection, write_note
from kikigaki.importers.notes.safe import clean, is_fine, line_of, plain_source, source_of
from kikigaki.languages import LanguageMap
from kikigaki.model import Note
from kikigaki.reader import read_note
from kikigaki.source import compose
from kikigaki.text import parse, to_plain
from kikigaki.timestamps import Timestamp
from tests.strategies import few, many, marked_up, typed

BOTH = ("ja", "en")
NOTHING: LanguageMap[str] = LanguageMap()
lines = typed().filter(lambda text: line_of(text) != "")


def language_maps(texts: st.SearchStrategy[str]) -> st.SearchStrategy[LanguageMap[str]]:
    return st.dictionaries(st.sampled_from(BOTH), texts, max_size=2).map(
        lambda found: LanguageMap({tag: found[tag] for tag in BOTH if tag in found})
    )


moments = st.builds(
    DraftMoment,
    st.none() | st.integers(0, 40_000).map(Timestamp),
    language_maps(typed()),
    language_maps(typed()),
    language_maps(typed()),
    remark=typed(),
)
sections = st.builds(
    DraftSection, language_maps(lines), st.lists(moments, min_size=1, max_size=3).map(tuple)
)
drafts = st.builds(
    Draft,
    title=language_maps(lines),
    video=st.sampled_from(["", "kikigaki_01"]),
    start=st.none() | st.integers(0, 999).map(Timestamp),
    published=st.none() | st.dates(datetime.date(1900, 1, 1)),
    duration=st.none() | st.integers(1, 90_000).map(Timestamp),
    spoken=st.sampled_from(["", "en", "pt-BR"]),
    summary=language_maps(typed()),
    sections=st.lists(sections, min_size=1, max_size=3).map(tuple),
    raw=st.booleans(),
    leftovers=st.lists(typed(), max_size=3).map(tuple),
)


def draft(answer: str = "", title: str = "題", **more: Any) -> Draft:  # noqa: ANN401 - any field of a draft
    said = LanguageMap({"ja": answer}) if answer else NOTHING
    section = DraftSection(LanguageMap({"ja": title}), (DraftMoment(Timestamp(438), answer=said),))
    return replace(Draft(LanguageMap({"ja": "題"}), "kikigaki_01", sections=(section,)), **more)


def written(given_draft: Draft) -> str:
    return write_note(given_draft, "source.txt", BOTH, "ja").text


def read(text: str) -> Note:
    root, problems = compose(text, "note.yaml")
    assert root is not None
    note, faults = read_note(root, "note", BOTH)
    serious = [p for p in (*problems, *faults) if p.severity is not Severity.INFO]
    assert {p.code for p in serious} <= {Code.MISSING_KEY}
    assert note is not None
    return note


# --- What is written is what was there ------------------------------------------------------------


@few
@given(drafts)
def test_a_draft_reads_back_as_it_was(given_draft: Draft) -> None:
    note = read(written(given_draft))

    assert note.title == LanguageMap({k: line_of(v) for k, v in given_draft.title.items()})
    assert (note.video, note.published) == (given_draft.video, given_draft.published)
    assert (note.duration, note.spoken) == (given_draft.duration, given_draft.spoken)
    assert note.draft == given_draft.raw
    stamps = tuple(m.at for s in given_draft.sections for m in s.moments if m.at is not None)
    assert note.stamps == stamps


@few
@given(drafts)
def test_fmt_changes_nothing_in_what_is_written(given_draft: Draft) -> None:
    text = written(given_draft)

    assert canonical(text, "note.yaml", "note", BOTH) == (text, [])


@many
@given(typed())
def test_captions_show_every_character_they_had(text: str) -> None:
    (moment,) = read(written(draft(f"a{text}z", raw=True))).sections[0].moments

    assert "".join(to_plain(moment.answer["ja"]).split()) == "".join(clean(f"a{text}z").split())


@many
@given(typed())
def test_a_text_that_notes_can_have_stays_as_it_is(text: str) -> None:
    source = source_of(text)

    assert is_fine(source)
    if is_fine(clean(text)):
        assert alike(parse(source).text, parse(clean(text)).text)


@many
@given(marked_up())
def test_any_text_can_be_made_plain(text: str) -> None:
    source = plain_source(text)

    assert is_fine(source)
    assert "".join(to_plain(parse(source).text).split()) == "".join(clean(text).split())


# --- What notes do not have -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed_text", "shown"),
    [
        ("<b>強調</b>", "<b>強調</b>"),
        ("# 見出し", "# 見出し"),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b | | - | - | | 1 | 2 |"),
        ("![絵](https://example.com/a.png)", "絵"),
        ("[ここ](#anchor)を見る", "ここを見る"),
        ("[[電力]]の話", "[[電力]]の話"),
        ("[a]: https://example.com", "[a]: https://example.com"),
    ],
)
def test_what_notes_do_not_have_stands_there_as_plain_words(typed_text: str, shown: str) -> None:
    result = write_note(draft(typed_text), "source.txt", BOTH, "ja")

    assert to_plain(read(result.text).sections[0].moments[0].answer["ja"]) == shown
    assert [problem.code for problem in result.diagnostics] == [Code.MADE_PLAIN]


def test_a_year_at_the_beginning_is_a_year_and_nothing_is_made_plain() -> None:
    result = write_note(draft("2024. 年のこと"), "source.txt", BOTH, "ja")

    assert to_plain(read(result.text).sections[0].moments[0].answer["ja"]) == "2024. 年のこと"
    assert not result.diagnostics


def test_one_bad_paragraph_leaves_the_others_their_markup() -> None:
    text = written(draft("- **一**\n\n<table>\n\n[二](https://example.com)"))

    assert "- **一**" in text
    assert "[二](https://example.com)" in text
    assert r"\<table\>" in text


def test_characters_that_mislead_are_left_out() -> None:
    note = read(written(draft("さか\u202eさま\x00", title="題\u2066名\x07")))

    assert note.sections[0].title["ja"] == "題名"
    assert to_plain(note.sections[0].moments[0].answer["ja"]) == "さかさま"


def test_a_text_too_long_for_a_moment_goes_on_in_the_next() -> None:
    note = read(written(draft("長い話。" * 8_000)))

    shown = "".join(to_plain(m.answer["ja"]) for m in note.moments())
    assert shown == "長い話。" * 8_000
    assert [m.at is not None for m in note.moments()][:2] == [True, False]


def test_a_title_too_long_for_one_stands_in_the_text_too() -> None:
    note = read(written(draft(title="長い題" * 200)))

    assert note.sections[0].title["ja"].endswith("…")
    assert to_plain(note.sections[0].moments[0].comment["ja"]) == "長い題" * 200


def test_a_section_without_a_title_is_called_by_its_timestamp() -> None:
    untitled = DraftSection(moments=(DraftMoment(Timestamp(438)),))

    assert read(written(draft(sections=(untitled,)))).sections[0].title == {"ja": "7:18"}


def test_a_language_the_collection_does_not_have_counts_as_its_own() -> None:
    texts = LanguageMap({"und": "題", "en-GB": "Title", "fr": "Titre"})

    note = read(
        written(draft(title="x", sections=(DraftSection(texts, (DraftMoment(Timestamp(0)),)),)))
    )

    assert note.sections[0].title == {"ja": "題 / Titre", "en": "Title"}


def test_a_note_too_large_to_be_read_is_not_written() -> None:
    many_moments = tuple(DraftMoment(Timestamp(n)) for n in range(6_000))
    result = write_note(
        draft(sections=(DraftSection(LanguageMap({"ja": "題"}), many_moments),)),
        "s.txt",
        BOTH,
        "ja",
    )

    assert result.text == ""
    assert Code.TOO_DEEP in {problem.code for problem in result.diagnostics}


def test_a_long_source_is_not_written_as_a_note_over_the_limit() -> None:
    result = write_note(draft("話。\n\n" * 60_000), "s.txt", BOTH, "ja")

    assert result.text == ""
    assert [problem.code for problem in result.diagnostics] == [Code.TOO_LARGE]


# --- What only the editor knows -------------------------------------------------------------------


def test_a_missing_video_is_left_to_be_filled_in() -> None:
    result = write_note(draft(video=""), "source.txt", BOTH, "ja")

    assert "\nvideo:\n" in result.text
    assert [problem.code for problem in result.diagnostics] == [Code.TO_FILL_IN]


def test_the_second_an_address_began_at_is_kept() -> None:
    assert "watch?v=kikigaki_01&t=317s\n" in written(draft(start=Timestamp(317)))


def test_captions_are_marked_as_raw_material() -> None:
    text = written(draft("聞こえたまま。", raw=True))

    assert text.startswith("# Captions as they are heard")
    assert "\ndraft: yes\n" in text


def test_what_found_no_place_ends_the_note_as_a_comment() -> None:
    text = written(draft("話。", leftovers=("チャンネル登録: #1 \u202e", "", "おわり")))

    assert text.endswith("# What found no place:\n# チャンネル登録: #1 \\u202e\n#\n# おわり\n")
    assert read(text).sections[0].title == {"ja": "題"}


def test_a_remark_stands_beside_its_timestamp() -> None:
    moment = DraftMoment(Timestamp(438), remark="its link says 7:20")
    text = written(draft(sections=(DraftSection(LanguageMap({"ja": "題"}), (moment,)),)))

    assert "- at: 7:18 # its link says 7:20\n" in text


def test_texts_typed_as_a_note_s_stay_as_they_are() -> None:
    text = written(draft("[[gpu]]は*速い*", typed=True))

    assert 'ja: "[[gpu]]は*速い*"' in text


def test_who_speaks_who_comments_and_topics_are_written() -> None:
    moment = DraftMoment(Timestamp(438), speaker="ann", by="bob", topics=("power", "chips"))
    text = written(draft(sections=(DraftSection(LanguageMap({"ja": "題"}), (moment,)),)))

    (back,) = read(text).sections[0].moments
    assert back.speaker is not None
    assert back.by is not None
    assert (back.speaker.id, back.by.id) == ("ann", "bob")
    assert [topic.id for topic in back.topics] == ["power", "chips"]

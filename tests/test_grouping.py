"""Captions become moments and sections: every word once, in pieces that can be read."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.importers.captions import cues_of
from kikigaki.importers.draft import NOTHING, Chapter, Cue, DraftMoment, DraftSection
from kikigaki.importers.grouping import sections_of
from kikigaki.importers.grouping.rolling import unrolled
from kikigaki.languages import LanguageMap
from kikigaki.timestamps import Timestamp
from tests.strategies import many


def cue(start: float, end: float, text: str, voice: str = "") -> Cue:
    return Cue(Decimal(str(start)), Decimal(str(end)), text, voice)


def chapter(start: float, title: str, *, text: str = "", hidden: bool = False) -> Chapter:
    texts = LanguageMap({"en": text} if text else {})
    return Chapter(Decimal(str(start)), LanguageMap({"en": title}), text=texts, hidden=hidden)


def shown(*cues: Cue, chapters: tuple[Chapter, ...] = ()) -> list[list[str]]:
    """Each section as its title and its moments, ``at text``."""
    return [
        [
            *section.title.values(),
            *(f"{m.at} {''.join(m.answer.values())}" for m in section.moments),
        ]
        for section in sections_of(cues, "en", chapters)
    ]


# --- Moments --------------------------------------------------------------------------------------


def test_lines_and_captions_of_one_sentence_become_one_moment() -> None:
    cues = (cue(0, 2, "When you first get\nstarted,"), cue(2, 4, "it is hard."))

    assert shown(*cues) == [["0:00 When you first get started, it is hard."]]


def test_japanese_is_joined_without_spaces_and_latin_words_in_it_with_them() -> None:
    cues = (cue(0, 2, "発電所の\n話を"), cue(2, 4, "しました。Llama"), cue(4, 5, "3の話も。"))

    assert shown(*cues) == [["0:00 発電所の話をしました。Llama 3の話も。"]]


def test_a_pause_ends_a_moment_sooner_where_a_sentence_has_ended() -> None:
    cues = (cue(0, 1, "One."), cue(3, 4, "Two"), cue(6, 7, "goes on."), cue(12, 13, "Three."))

    assert shown(*cues) == [["0:00 One.", "0:03 Two goes on.", "0:12 Three."]]


@pytest.mark.parametrize("mark", [".", "。", "？", "!」", "…"])
def test_after_half_a_minute_a_moment_ends_with_its_sentence(mark: str) -> None:
    cues = (cue(0, 29, "あ"), cue(29, 31, "い"), cue(31, 33, f"う{mark}"), cue(33, 34, "え"))

    assert shown(*cues) == [[f"0:00 あいう{mark}", "0:33 え"]]


def test_after_a_minute_a_moment_ends_anyhow() -> None:
    cues = tuple(cue(10 * n, 10 * n + 10, f"word{n}") for n in range(8))
    (section,) = shown(*cues)

    assert [moment.split()[0] for moment in section] == ["0:00", "1:00"]


def test_captions_without_marks_end_sentences_at_pauses() -> None:
    cues = (cue(0, 31, "all right"), cue(31.6, 33, "so we begin"), cue(33, 34, "here"))

    assert shown(*cues) == [["0:00 all right", "0:31 so we begin here"]]


def test_who_speaks_begins_a_moment_and_stands_before_it_once() -> None:
    cues = (
        cue(0, 1, "Hello.", "Ann"),
        cue(1, 2, "And welcome.", "Ann"),
        cue(2, 3, "どうも。", "湯川"),
    )

    assert shown(*cues) == [["0:00 Ann: Hello. And welcome.", "0:02 湯川：どうも。"]]


def test_a_name_before_the_words_is_a_voice_if_it_comes_again() -> None:
    cues = (
        cue(0, 1, "Scott Tolinski: Hello."),
        cue(1, 2, "Scott Tolinski: Remember: be kind."),
        cue(2, 3, "- Wes: Yes.\n- Scott Tolinski: No."),
        cue(3, 4, "Wes: At 10:30 then."),
    )

    assert shown(*cues) == [
        [
            "0:00 Scott Tolinski: Hello. Remember: be kind.",
            "0:02 Wes: Yes.",
            "0:02 Scott Tolinski: No.",
            "0:03 Wes: At 10:30 then.",
        ]
    ]


def test_a_mark_of_another_speaker_begins_a_moment() -> None:
    cues = (cue(0, 1, ">> Hello.\n>> Hi."), cue(1, 2, "How are you?"))

    assert shown(*cues) == [["0:00 Hello.", "0:00 Hi. How are you?"]]


def test_captions_out_of_order_are_put_into_the_order_of_time() -> None:
    assert shown(cue(5, 6, "two."), cue(0, 5, "One,")) == [["0:00 One, two."]]


def test_a_caption_without_an_end_or_that_ends_before_it_begins_is_kept() -> None:
    cues = (Cue(Decimal(1), None, "One."), cue(2, 1, "Two."), cue(2, 3, ""))

    assert shown(*cues) == [["0:01 One. Two."]]


# --- Rolling captions -----------------------------------------------------------------------------

# YouTube fills the line that is not yet spoken with a space.
ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000
_
in<00:00:00.500><c> the</c><00:00:01.000><c> beginning</c>

00:00:02.000 --> 00:00:02.010
in the beginning
_

00:00:02.010 --> 00:00:04.000
in the beginning
was<00:00:03.000><c> the word</c>

00:00:04.000 --> 00:00:04.010
was the word
_

00:00:04.010 --> 00:00:06.000
was the word
and<00:00:05.000><c> the word</c>
""".replace("_", " ")


def test_rolling_captions_say_every_word_once() -> None:
    found = cues_of("a.vtt", ROLLING)

    assert found is not None
    assert shown(*found.cues) == [["0:00 in the beginning was the word and the word"]]


def test_captions_that_grow_word_by_word_say_every_word_once() -> None:
    cues = (cue(0, 1, "I"), cue(1, 2, "I am"), cue(2, 3, "I am your"), cue(3, 4, "Iron man"))

    assert [c.text for c in unrolled(cues)] == ["I", "am", "your", "Iron man"]


def test_a_line_that_is_said_twice_stays_twice() -> None:
    texts = ["No.", "No.", "Why not?", "Because.", "I see.", "Good.", "Well,", "then."]
    cues = tuple(cue(n, n + 1, text) for n, text in enumerate(texts))

    assert [c.text for c in unrolled(cues)] == texts


def test_copies_at_one_time_are_left_out() -> None:
    cues = (cue(0, 1, "Outlined"), cue(0, 1, "Outlined"), cue(1, 2, "Outlined"), cue(3, 4, "x"))

    assert [c.text for c in unrolled(cues)] == ["Outlined", "Outlined", "x"]


# --- Sections -------------------------------------------------------------------------------------


def test_chapters_become_sections_with_what_is_said_in_them() -> None:
    chapters = (chapter(10, "One"), chapter(20, "Two"), chapter(30, "Three"))
    cues = (
        cue(2, 4, "Before."),
        cue(9.6, 12, "First."),
        cue(19.6, 21, "Last."),
        cue(31, 32, "x"),
    )

    assert shown(*cues, chapters=chapters) == [
        ["0:02 Before."],
        ["One", "0:10 First."],
        ["Two", "0:20 Last."],
        ["Three", "0:30 x"],
    ]


def test_a_chapter_keeps_its_timestamp_and_its_text_without_captions() -> None:
    chapters = (chapter(754, "The dam", text="How it was built."), chapter(900, "Silence"))

    assert sections_of((), "en", chapters) == (
        DraftSection(
            LanguageMap({"en": "The dam"}),
            (DraftMoment(Timestamp(754), answer=LanguageMap({"en": "How it was built."})),),
        ),
        DraftSection(LanguageMap({"en": "Silence"}), (DraftMoment(Timestamp(900)),)),
    )


def test_chapters_stay_in_the_order_of_the_file_and_hidden_ones_are_none() -> None:
    chapters = (chapter(20, "Two"), chapter(0, "One"), chapter(5, "", hidden=True))
    cues = (cue(1, 2, "a."), cue(6, 7, "b."), cue(21, 22, "c."))

    assert shown(*cues, chapters=chapters) == [
        ["Two", "0:20 c."],
        ["One", "0:00 a.", "0:06 b."],
    ]


def test_of_two_chapters_at_one_time_the_second_has_the_words() -> None:
    chapters = (chapter(0, "Part"), chapter(0, "Chapter"))

    assert shown(cue(1, 2, "a."), chapters=chapters) == [["Part", "0:00 "], ["Chapter", "0:00 a."]]


def test_without_chapters_a_section_ends_at_a_long_pause() -> None:
    cues = tuple(cue(n, n + 2, f"w{n}.") for n in (0, 15, 80, 95))

    assert [len(section) for section in shown(*cues)] == [2, 2]


def test_without_chapters_a_section_ends_at_the_longest_pause_about_the_fifth_minute() -> None:
    starts = [n * 31 for n in range(20)]
    cues = tuple(cue(s, s + (28 if s == 248 else 30), f"w{s}.") for s in starts)
    first, *_ = sections_of(cues, "en")

    assert str(first.moments[-1].at) == "4:08"


def test_sections_without_pauses_are_about_five_minutes_long() -> None:
    cues = tuple(cue(n * 10, n * 10 + 10, f"w{n}.") for n in range(120))
    begins = [section.moments[0].at for section in sections_of(cues, "en")]

    assert [str(at) for at in begins] == ["0:00", "5:00", "10:00", "15:00"]
    assert all(section.title == NOTHING for section in sections_of(cues, "en"))


def test_no_captions_are_no_sections() -> None:
    assert sections_of((), "en") == ()


# --- Whatever is said -----------------------------------------------------------------------------

# Without colons: a name before one may be said once for several captions.
texts = st.text(st.sampled_from("aB 1。.日本語\n->"), max_size=12)
spoken = st.builds(
    lambda start, length, text, voice: cue(start / 10, (start + length) / 10, text, voice),
    st.integers(0, 9000),
    st.integers(-20, 600),
    texts,
    st.sampled_from(["", "", "Ann"]),
)
marks = st.lists(st.integers(0, 900).map(lambda start: chapter(start, "T")), max_size=4)


@many
@given(st.lists(spoken, max_size=12), marks)
def test_every_word_is_kept_whatever_the_sections(cues: list[Cue], chapters: list[Chapter]) -> None:
    sections = sections_of(cues, "en", chapters)
    said = "".join(c.text for c in unrolled(cues))
    moments = [m for section in sections for m in section.moments]
    heard = "".join(text for moment in moments for text in moment.answer.values())
    passing = str.maketrans("", "", " >\n")

    assert Counter(said.translate(passing)) - Counter(heard) == {}
    assert len(sections) >= len(chapters)
    assert sections == sections_of(cues, "en", chapters)


@many
@given(st.lists(st.sampled_from(["one", "two", "three", "四", "五六"]), min_size=6, max_size=12))
def test_rolling_captions_of_any_words_say_each_once(words: list[str]) -> None:
    lines = [f"{word} {number}" for number, word in enumerate(words)]
    pairs = zip(["", *lines], lines, strict=False)
    cues = [cue(n, n + 1, "\n".join(pair).strip()) for n, pair in enumerate(pairs)]

    assert [c.text for c in unrolled(cues)] == lines

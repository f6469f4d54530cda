"""Memos: headings, timestamps, questions and comments become a draft that loses no sentence."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.importers import Wish, read_draft, write_note
from kikigaki.importers.draft import Draft
from kikigaki.importers.memo import draft_of, is_memo
from kikigaki.importers.pages import read_page
from tests.imports import SAMPLES, cases, expected, printed_draft, text_of
from tests.strategies import many

SEED = SAMPLES.parent / "sources" / "seed-memo.txt"
SENTENCE = st.sampled_from(
    (
        "線が足りない。",
        "電池は安い。",
        "なぜか（本当に）。",
        "それはGPU(半導体)のこと。",
        "*印*も# も。",
        "3. 三つ目。",
    )
)
LINE = st.one_of(
    SENTENCE,
    st.just("(7:18)"),
    SENTENCE.map(lambda text: f"（1:06:01）{text}"),
    SENTENCE.map(lambda text: f"(質問){text}"),
    SENTENCE.map(lambda text: f"電力のこと(山田解説:{text})。"),
    SENTENCE.map(lambda text: f"【{text[:3]}】"),
    st.just(""),
)


def found(text: str) -> Draft:
    return draft_of(read_page(text, "memo.txt"), "ja")


def words_of(draft: Draft) -> str:
    """All that a draft says, without space."""
    texts = [*draft.summary.values(), *draft.leftovers]
    for section in draft.sections:
        texts += section.title.values()
        for moment in section.moments:
            voices = (moment.question, moment.answer, moment.comment)
            texts += [text for voice in voices for text in voice.values()]
    return "".join("".join(texts).split())


@pytest.mark.parametrize("file", cases("memos"), ids=lambda file: file.name)
def test_a_memo_becomes_the_draft_that_is_expected(file: Path) -> None:
    page = read_page(text_of(file), file.name)

    assert is_memo(page)
    assert printed_draft(draft_of(page, "ja")) == expected(file)


@pytest.mark.parametrize("file", cases("lists"), ids=lambda file: file.name)
def test_a_list_is_no_memo(file: Path) -> None:
    assert not is_memo(read_page(text_of(file), file.name))


def bare(text: str) -> str:
    """A text without timestamps, brackets, labels, full stops and space."""
    return re.sub(r"質問|[(（][0-9:]+[)）]|山田解説:|[()（）【】。\s]", "", text)


@many
@given(st.lists(LINE, max_size=12))
def test_no_sentence_of_a_memo_is_lost(lines: list[str]) -> None:
    words = bare(words_of(found("\n".join(lines))))

    assert [line for line in lines if bare(line) not in words] == []


@many
@given(st.lists(LINE, max_size=12))
def test_the_order_of_what_is_said_is_kept(lines: list[str]) -> None:
    stamps = [m.at for s in found("\n".join(lines)).sections for m in s.moments if m.at]
    written = re.findall(r"[(（]([0-9:]+)[)）]", "\n".join(lines))

    assert [str(stamp) for stamp in stamps] == written


@pytest.mark.parametrize(
    "text",
    [
        "(山田解説:" * 20_000,
        "(山田解説:\n" * 20_000,
        "【あ】\n(0:00)い。\n" * 10_000,
        "(質問)" * 30_000,
    ],
    ids=["open on a line", "open on lines", "headings", "questions"],
)
def test_a_memo_of_any_length_takes_no_longer_than_its_length(text: str) -> None:
    found(text)


# --- The memo this began with ---------------------------------------------------------------------

seed = pytest.mark.skipif(not SEED.is_file(), reason="the memo is not beside this repository")


@seed
def test_the_seed_memo_has_nine_sections_eleven_timestamps_four_comments_and_a_question() -> None:
    draft = read_draft("seed-memo.txt", SEED.read_text("utf-8"), Wish(("ja", "en")))
    moments = [moment for section in draft.sections for moment in section.moments]

    assert len(draft.sections) == 9
    assert [[m.at.seconds for m in s.moments if m.at] for s in draft.sections] == [
        *([438], [697], [869], [979, 1018, 1085], [1126], [1440, 1497], [1580], [3961], [])
    ]
    assert sum(bool(moment.comment) for moment in moments) == 4
    assert [moment.at and moment.at.seconds for moment in moments if moment.question] == [979]
    assert (draft.video, draft.start and draft.start.seconds) == ("bc6uFV9CJGg", 317)
    assert draft.summary["ja"].count("\n\n") == 7


@seed
def test_every_sentence_of_the_seed_memo_stands_in_its_note() -> None:
    memo = SEED.read_text("utf-8")
    draft = read_draft("seed-memo.txt", memo, Wish(("ja", "en")))
    note = write_note(draft, "seed-memo.txt", ("ja", "en"), "ja").text

    bare = re.sub(r"\([0-9:]+\)|\(質問\)|\(湯川解説:|[()【】]|https\S+", "\n", memo)
    plain = re.sub(r"[()]", "", note)
    sentences = [s for line in bare.split("\n") for s in re.findall(r"[^。]+", line)]
    assert [s for s in sentences if s.strip() and re.sub(r"[()]", "", s) not in plain] == []
    assert len(sentences) > 130

"""Timestamps: what editors type is read, and nothing else is taken for one."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.source import Mapping, Scalar, compose
from kikigaki.timestamps import (
    Timestamp,
    TimestampError,
    exact_seconds,
    is_canonical,
)
from tests.strategies import many

OWN = Path(__file__).parent / "data" / "timestamps.tsv"
SHARED = Path(__file__).parents[2] / "shared" / "samples" / "timestamps.tsv"
FULL_WIDTH = str.maketrans("0123456789:", "０１２３４５６７８９：")
stamps = st.integers(0, 9999 * 3600 + 3599).map(Timestamp)


def rows(file: Path, *contexts: str) -> list[tuple[str, str]]:
    """Texts of these contexts and what they mean; none where the file is not there."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            (row["text"], row["expected_s"])
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row.get("level", "required") == "required" and row["context"] in contexts
        ]


def every(*contexts: str) -> list[tuple[str, str]]:
    return rows(OWN, *contexts) + rows(SHARED, *contexts)


@pytest.mark.parametrize(("text", "expected"), every("both", "field"))
def test_a_field_is_read_as_it_is_meant(text: str, expected: str) -> None:
    if expected == "invalid":
        with pytest.raises(TimestampError):
            exact_seconds(text)
        return

    assert Decimal(expected) == exact_seconds(text)


@pytest.mark.parametrize(("text", "expected"), every("yaml"))
def test_an_unquoted_stamp_means_what_the_quoted_one_means(text: str, expected: str) -> None:
    root, _ = compose(f"at: {text}\n", "note.yaml")

    assert isinstance(root, Mapping)
    at = root.get("at")
    assert isinstance(at, Scalar)
    assert Decimal(expected) == exact_seconds(at.text) == exact_seconds(text)


def test_the_shared_samples_are_read_too() -> None:
    if not SHARED.exists():
        pytest.skip("the shared samples are not beside this repository")

    assert len(rows(SHARED, "both", "field", "line", "yaml")) > 30


def test_minutes_may_pass_sixty_when_they_lead() -> None:
    assert Timestamp(3961) == Timestamp.parse("66:01") == Timestamp.parse("1:06:01")


def test_a_fraction_is_cut_so_that_a_link_opens_before_the_words() -> None:
    assert Timestamp(438) == Timestamp.parse("7:18.999")


def test_hours_are_printed_only_where_there_are_any() -> None:
    assert [str(Timestamp(s)) for s in (5, 438, 3600)] == ["0:05", "7:18", "1:00:00"]


def test_stamps_are_ordered_by_time_not_by_spelling() -> None:
    assert Timestamp.parse("9:59") < Timestamp.parse("10:00") < Timestamp.parse("1:00:00")


@pytest.mark.parametrize("text", ["7:18", "07:18", "0:00", "00:00:00", "1:06:01", "01:06:01"])
def test_the_usual_forms_need_no_hint(text: str) -> None:
    assert is_canonical(text)


@pytest.mark.parametrize("text", ["７:18", "66:01", "7m18s", "7:18.5", " 7:18", "438", "開始"])
def test_other_forms_are_not_canonical(text: str) -> None:
    assert not is_canonical(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("438", "a bare number; 438 seconds is written 7:18"),
        ("438.5", "a bare number; 438.5 seconds is written 7:18"),
        ("1:60:00", "minutes and seconds have two digits and stay under 60"),
        ("7:5", "minutes and seconds have two digits and stay under 60"),
        ("later", "expected minutes and seconds (7:18) or hours too (1:06:01)"),
        ("", "expected minutes and seconds (7:18) or hours too (1:06:01)"),
    ],
)
def test_a_refusal_says_what_was_expected(text: str, advice: str) -> None:
    with pytest.raises(TimestampError) as refusal:
        Timestamp.parse(text)

    assert advice == str(refusal.value)


@many
@given(stamps)
def test_what_is_printed_is_read_back(stamp: Timestamp) -> None:
    assert stamp == Timestamp.parse(str(stamp))
    assert is_canonical(str(stamp))


@many
@given(stamps)
def test_full_width_figures_mean_the_same(stamp: Timestamp) -> None:
    assert stamp == Timestamp.parse(str(stamp).translate(FULL_WIDTH))


@many
@given(st.text() | st.text("0123456789:.,hms時間分秒 ０：-"))
def test_any_text_is_a_stamp_or_a_refusal(text: str) -> None:
    try:
        stamp = Timestamp.parse(text)
    except TimestampError:
        return

    assert stamp == Timestamp.parse(str(stamp))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1:" * 50_000,
        "1h" + " " * 100_000 + "x",
        "1:00." + "0" * 100_000,
        "あ" * 100_000,
    ],
)
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(TimestampError):
        Timestamp.parse(text)

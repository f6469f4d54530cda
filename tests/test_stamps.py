"""Timestamps in lines that other people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.importers.stamps import leading, narrow, stamps_in
from kikigaki.timestamps import Timestamp
from tests.strategies import many
from tests.test_timestamps import every, stamps


def found(line: str) -> tuple[int, int | None, str] | None:
    """Start and end in seconds, and the words behind them; None if the line begins with none."""
    led = leading(line)
    if led is None:
        return None
    stamp, words = led
    return stamp.start.seconds, stamp.end.seconds if stamp.end else None, words


@pytest.mark.parametrize(("text", "expected"), every("both", "line"))
def test_a_line_begins_with_a_timestamp_or_with_none(text: str, expected: str) -> None:
    start = found(text)

    assert (None if expected == "invalid" else int(expected)) == (start and start[0])


@pytest.mark.parametrize(
    "line",
    [
        "7:18 電力の話",
        "[7:18] - 電力の話",
        "• 07:18: 電力の話",
        "(７：１８)電力の話",
        "1. 【7:18】〜 電力の話",
    ],
)
def test_the_words_follow_without_brackets_and_separators(line: str) -> None:
    assert found(line) == (438, None, "電力の話")


@pytest.mark.parametrize(
    "line", ["0:00 - 0:04 挨拶", "[0:00-0:04] 挨拶", "(0:00〜0:04)挨拶", "0:00 to 0:04: 挨拶"]
)
def test_a_range_keeps_its_end(line: str) -> None:
    assert found(line) == (0, 4, "挨拶")


def test_words_keep_the_width_they_were_typed_in() -> None:
    assert found("０：１０　Ｑ＆Ａ：質問１") == (10, None, "Ｑ＆Ａ：質問１")


@many
@given(stamps, st.sampled_from(["{}", "[{}]", "（{}）", "- {}", "・{}", "3. {}", "**{}**", "▶{} "]))
def test_every_timestamp_is_found_in_every_dress(stamp: Timestamp, dress: str) -> None:
    start = found(dress.format(stamp) + " 話")

    assert start is not None
    assert start[0] == stamp.seconds


@many
@given(st.text() | st.text("0123456789:：０ -~[](（）【】・•時分秒hmsapUTC/.,%"))
def test_any_line_has_timestamps_or_none(line: str) -> None:
    narrowed = narrow(line)
    places = [(stamp.begin, stamp.behind) for stamp in stamps_in(narrowed)]

    assert len(narrowed) == len(line)
    assert places == sorted(places)
    assert all(0 <= begin < behind <= len(line) for begin, behind in places)


@pytest.mark.parametrize(
    "line", ["-" + " " * 100_000 + "x", "[" * 100_000, "0" * 100_000, "0:" * 50_000, "1. " * 40_000]
)
def test_a_very_long_line_without_a_timestamp_is_passed_over_at_once(line: str) -> None:
    assert leading(line) is None


def test_a_very_long_line_behind_a_timestamp_is_its_words() -> None:
    start = found("7:18 " + "- " * 50_000 + "x")

    assert start is not None
    assert (start[0], start[2]) == (438, "x")

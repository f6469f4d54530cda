"""YouTube addresses: every real form is read, no look-alike is."""

import contextlib
import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.timestamps import Timestamp
from kikigaki.youtube import VideoError, VideoLink, embed_url, parse, parse_flat, watch_url
from tests.strategies import many

OWN = Path(__file__).parent / "data" / "youtube_urls.tsv"
SHARED = Path(__file__).parents[2] / "shared" / "samples" / "youtube_urls.tsv"
ids = st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True)
starts = st.none() | st.integers(0, 999_999).map(Timestamp)


def rows(file: Path) -> list[tuple[str, str, str]]:
    """Addresses and what they mean; none where the file is not there."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            (row["url"], row["expected_id"], row["expected_start_s"])
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row.get("level", "required") == "required"
        ]


@pytest.mark.parametrize(("url", "video", "start"), rows(OWN) + rows(SHARED))
def test_an_address_is_read_or_refused(url: str, video: str, start: str) -> None:
    if video == "invalid":
        with pytest.raises(VideoError):
            parse(url)
        return

    assert VideoLink(video, Timestamp(int(start)) if start else None) == parse(url)


def test_the_shared_samples_are_read_too() -> None:
    if not SHARED.exists():
        pytest.skip("the shared samples are not beside this repository")

    assert len(rows(SHARED)) > 30


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("abc", "expected a YouTube address (https://…) or the 11 characters of an id"),
        ("https://vimeo.com/1", "the host is not YouTube's"),
        ("https://youtube.com/feed/", "the address is not that of a video"),
        (
            "https://youtu.be/abc",
            "the address names no video: an id has 11 letters, digits, - or _",
        ),
        (
            "https://youtube-nocookie.com/watch?v=abc",
            "this host only has addresses of the form /embed/ID",
        ),
        ("https://[", "not an address"),
    ],
)
def test_a_refusal_says_why(url: str, reason: str) -> None:
    with pytest.raises(VideoError) as refusal:
        parse(url)

    assert reason == str(refusal.value)


def test_the_address_we_link_to_is_rebuilt_from_the_id() -> None:
    assert watch_url("kikigaki_01") == "https://www.youtube.com/watch?v=kikigaki_01"
    assert (
        watch_url("kikigaki_01", Timestamp(438))
        == "https://www.youtube.com/watch?v=kikigaki_01&t=438s"
    )


def test_the_player_is_on_the_privacy_enhanced_host() -> None:
    assert (
        embed_url("kikigaki_01", Timestamp(438))
        == "https://www.youtube-nocookie.com/embed/kikigaki_01?start=438"
    )


def test_an_address_with_too_many_parameters_names_none() -> None:
    assert parse_flat("a=b&" * 60) == {}


@many
@given(ids, starts)
def test_an_address_we_write_is_one_we_read(video: str, start: Timestamp | None) -> None:
    assert VideoLink(video, start) == parse(watch_url(video, start))


@many
@given(ids, starts)
def test_a_player_address_is_read_back(video: str, start: Timestamp | None) -> None:
    assert video in ("videoseries", "live_stream") or VideoLink(video, start) == parse(
        embed_url(video, start)
    )


@many
@given(st.text() | st.text("htps:/.youtbecmwach?v=&#[]@%t1 "))
def test_any_text_is_a_video_or_a_refusal(text: str) -> None:
    try:
        video = parse(text)
    except VideoError:
        return

    assert video.id == parse(watch_url(video.id)).id


@many
@given(st.text(), st.text())
def test_whatever_follows_the_host_never_raises_anything_else(path: str, query: str) -> None:
    with contextlib.suppress(VideoError):
        parse(f"https://www.youtube.com/{path}?v=kikigaki_01&t={query}")


@pytest.mark.parametrize(
    "url",
    [
        "a" * 100_000,
        "https://" + "[" * 100_000,
        "https://youtu.be/" + "&" * 100_000,
        "https://www.youtube.com/watch?" + "v=&" * 30_000,
    ],
)
def test_a_very_long_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(VideoError):
        parse(url)


def test_a_very_long_start_is_no_start() -> None:
    start = "1h" + "%20" * 30_000 + "x"

    assert VideoLink("kikigaki_01", None) == parse(f"https://youtu.be/kikigaki_01?t={start}")

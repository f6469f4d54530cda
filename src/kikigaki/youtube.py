"""YouTube addresses: every real form is read, and the address we link to is rebuilt from the id.

Hosts are compared exactly and the id must have its own form, so that a look-alike host, a user
name of eleven letters or a URL inside another URL is never taken for a video.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from kikigaki.timestamps import Timestamp, TimestampError

_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_NOT_IDS = {"videoseries", "live_stream"}
_WATCH_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"}
_EMBED_HOSTS = {"youtube-nocookie.com", "www.youtube-nocookie.com"}
_SHORT_HOSTS = {"youtu.be", "www.youtu.be"}
_PATHS_WITH_ID = {"embed", "shorts", "live", "v", "e"}
_START_KEYS = ("t", "start", "time_continue")


class VideoError(ValueError):
    """The text names no YouTube video; the message says why."""


@dataclass(frozen=True, slots=True)
class VideoLink:
    """A video as an address named it."""

    id: str
    """The eleven characters YouTube knows the video by."""
    start: Timestamp | None
    """Where the address asks playing to begin; None where it does not say."""


def parse(text: str) -> VideoLink:
    """Read a YouTube address, or the bare id of a video.

    Raises:
        VideoError: it is neither.
    """
    text = text.strip()
    if _ID.fullmatch(text):
        return VideoLink(text, None)
    url = _split(text)
    video = _find_id(url)
    if not _ID.fullmatch(video) or video in _NOT_IDS:
        raise VideoError("the address names no video: an id has 11 letters, digits, - or _")
    return VideoLink(video, _find_start(url))


def watch_url(video: str, at: Timestamp | None = None) -> str:
    """The page of a video on YouTube, opening at a second if one is given."""
    start = "" if at is None else f"&t={at.seconds}s"
    return f"https://www.youtube.com/watch?v={video}{start}"


def embed_url(video: str, at: Timestamp | None = None) -> str:
    """The player of a video on the privacy-enhanced host."""
    start = "" if at is None else f"?start={at.seconds}"
    return f"https://www.youtube-nocookie.com/embed/{video}{start}"


def _split(text: str) -> SplitResult:
    if text.startswith("//"):
        text = "https:" + text
    elif re.match(r"(?:[a-z]+\.)?youtu(?:be\.com|\.be)/", text, re.IGNORECASE):
        text = "https://" + text
    try:
        url = urlsplit(text)
    except ValueError as error:
        raise VideoError("not an address") from error
    if url.scheme not in ("http", "https"):
        raise VideoError("expected a YouTube address (https://…) or the 11 characters of an id")
    return url


def _find_id(url: SplitResult) -> str:
    # netloc, not hostname: a user name or a port never belongs to a YouTube address.
    host = url.netloc.lower()
    first, _, rest = url.path.lstrip("/").partition("/")
    if host in _SHORT_HOSTS:
        return first.partition("&")[0]
    if host in _EMBED_HOSTS and first != "embed":
        raise VideoError("this host only has addresses of the form /embed/ID")
    if host not in _WATCH_HOSTS | _EMBED_HOSTS:
        raise VideoError("the host is not YouTube's")
    if first in _PATHS_WITH_ID:
        return rest.rstrip("/")
    if first in ("watch", "details"):
        return _query(url).get("v", "")
    raise VideoError("the address is not that of a video")


def _find_start(url: SplitResult) -> Timestamp | None:
    values = _query(url) | dict(parse_flat(url.fragment))
    for key in _START_KEYS:
        if key in values:
            return _start(values[key])
    return None


def _start(value: str) -> Timestamp | None:
    if re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]+)?s?", value):
        return Timestamp(int(float(value.rstrip("s"))))
    try:
        return Timestamp.parse(value)
    except TimestampError:
        return None


def _query(url: SplitResult) -> dict[str, str]:
    glued = url.path.partition("&")[2] if "&" in url.path else ""
    return parse_flat(url.query) | parse_flat(glued)


def parse_flat(query: str) -> dict[str, str]:
    """The parameters of a query, each name's first value; ``&amp;`` counts as ``&``."""
    query = query.replace("&amp;amp;", "&").replace("&amp;", "&")
    try:
        return {name: values[0] for name, values in parse_qs(query, max_num_fields=50).items()}
    except ValueError:
        return {}

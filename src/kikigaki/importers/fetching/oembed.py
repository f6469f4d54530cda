"""YouTube's answer to https://oembed.com: title and channel of a public video, without a key."""

import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

from kikigaki import youtube
from kikigaki.diagnostics import quote
from kikigaki.importers.characters import allowed
from kikigaki.importers.draft import NOTHING, Draft
from kikigaki.importers.fetching.failing import FetchError
from kikigaki.importers.material.objects import parse, text_in
from kikigaki.importers.wish import Wish
from kikigaki.languages import LanguageMap

ENDPOINT = "https://www.youtube.com/oembed"
TIMEOUT = 10.0
"""Seconds for each step of the way, and for the answer as a whole."""
_MAX_BYTES = 256 * 1024
_MEANINGS = {
    401: "the video is private",
    403: "the video is private",
    404: "there is no such video",
    400: "there is no such video",
    429: "it is asked too often at the moment",
}


def fetch_oembed(video: str, wish: Wish) -> Draft:
    """Title and channel of a video.

    Raises:
        FetchError: there is no network, no such video, or no sense in the answer.
    """
    query = urlencode({"url": youtube.watch_url(video), "format": "json"})
    answer = _parsed(_get(f"{ENDPOINT}?{query}"))
    title, channel = (allowed(text_in(answer, key)) for key in ("title", "author_name"))
    language = wish.language_of(title)
    return Draft(
        title=LanguageMap({language: title}) if title else NOTHING,
        video=video,
        leftovers=(f"Channel: {channel}",) if channel else (),
    )


def _get(address: str) -> bytes:
    host = urlsplit(address).netloc
    request = urllib.request.Request(address, headers={"User-Agent": "kikigaki"})  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
            return _read(response)
    except urllib.error.HTTPError as error:
        meaning = _MEANINGS.get(error.code, f"it answers {error.code}")
        raise FetchError(f"{host}: {meaning}") from error
    except urllib.error.URLError as error:
        raise FetchError(f"{host} cannot be reached: {quote(str(error.reason), 200)}") from error
    except (OSError, HTTPException) as error:
        raise FetchError(
            f"{host} does not answer: {quote(str(error) or 'no reason', 200)}"
        ) from error


def _read(response: Any) -> bytes:  # noqa: ANN401 - what urlopen gives
    """The whole answer; one that comes drop by drop is not waited for."""
    deadline = time.monotonic() + TIMEOUT
    data = b""
    while piece := response.read1(_MAX_BYTES):
        data += piece
        if len(data) > _MAX_BYTES or time.monotonic() > deadline:
            raise OSError("the answer is too long or too slow")
    return data


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        answer = parse(data.decode())
    except ValueError as error:
        raise FetchError("YouTube's answer cannot be read") from error
    if not isinstance(answer, dict):
        raise FetchError("YouTube's answer cannot be read")
    return answer

"""The tables of formats: what notes become for others, and where that stands."""

from collections.abc import Callable, Mapping, Sequence

from kikigaki.exports import joining
from kikigaki.exports.catalogue import llms, notes
from kikigaki.exports.engines import opensearch
from kikigaki.exports.feeds import atom, json_feed, why_no_feed
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.library import Library
from kikigaki.exports.pasted import (
    no_comment,
    youtube_chapters,
    youtube_comment,
    youtube_where,
    youtube_why_not,
)
from kikigaki.exports.podcast import podcast_chapters
from kikigaki.exports.records import moments
from kikigaki.exports.source import Source
from kikigaki.exports.structured import json_ld
from kikigaki.exports.tables import table
from kikigaki.exports.twins import twin
from kikigaki.exports.webvtt import vtt_captions, vtt_chapters

PODCAST = "application/json+chapters"
FEED = "application/feed+json"
LINES = "application/x-ndjson"


def _unstamped(_source: Source) -> str:
    return "no section has a timestamp"


def _unwritten(source: Source) -> str:
    return f"nothing is written in {source.language}"


def _no_address(_source: Source) -> str:
    return "mkdocs.yml has no site_url"


def _each(
    file: str, write: Callable[[Library], bytes | None]
) -> Callable[[Sequence[Library]], Mapping[str, bytes]]:
    """A file in the folder of each language."""

    def files(libraries: Sequence[Library]) -> dict[str, bytes]:
        written = ((f"{library.language}/{file}", write(library)) for library in libraries)
        return {path: data for path, data in written if data is not None}

    return files


NOTE_FORMATS: tuple[Format, ...] = (
    Format(
        "youtube-chapters",
        "chapters.txt",
        "text/plain",
        youtube_chapters,
        youtube_why_not,
        youtube_where,
        timed=True,
    ),
    Format("youtube-comment", "comment.txt", "text/plain", youtube_comment, no_comment, asked=True),
    Format("podcast-chapters", "chapters.json", PODCAST, podcast_chapters, _unstamped, timed=True),
    Format("vtt-chapters", "chapters.vtt", "text/vtt", vtt_chapters, _unstamped, timed=True),
    Format("captions", "captions.vtt", "text/vtt", vtt_captions, _unstamped, timed=True),
    Format("table", "moments.csv", "text/csv", table, join=joining.tables, shared=True, asked=True),
    Format("moments", "moments.jsonl", LINES, moments, _unwritten, join=joining.lines),
    Format(
        "opensearch",
        "moments.bulk.jsonl",
        LINES,
        opensearch,
        _unwritten,
        join=joining.lines,
        asked=True,
    ),
    Format("markdown", "index.md", "text/markdown", twin, join=joining.blocks),
    Format("json-ld", "", "application/ld+json", json_ld, _no_address),
)
"""The formats of a note, in the order in which its page names them."""

COLLECTION_FORMATS: tuple[CollectionFormat, ...] = (
    CollectionFormat(
        "atom", "application/atom+xml", _each("feed.xml", atom), why_no_feed, "feed.xml"
    ),
    CollectionFormat("json-feed", FEED, _each("feed.json", json_feed), why_no_feed, "feed.json"),
    CollectionFormat("notes", "application/json", _each("notes.json", notes)),
    CollectionFormat("llms", "text/markdown", lambda libraries: {"llms.txt": llms(libraries)}),
)
"""The formats of a whole collection."""

"""The tables of formats: what notes become for others, and where that stands."""

from collections.abc import Callable, Mapping, Sequence

from kikigaki.exports import joining
from kikigaki.exports.crawlers.cards import card, why_no_card
from kikigaki.exports.crawlers.open_graph import open_graph
from kikigaki.exports.crawlers.structured import json_ld
from kikigaki.exports.form import CARD, TWIN, CollectionFormat, Format
from kikigaki.exports.players.pasted import (
    no_comment,
    youtube_chapters,
    youtube_comment,
    youtube_where,
    youtube_why_not,
)
from kikigaki.exports.players.podcast import podcast_chapters
from kikigaki.exports.players.webvtt import vtt_captions, vtt_chapters
from kikigaki.exports.programs.catalogue import llms, notes
from kikigaki.exports.programs.engines import opensearch
from kikigaki.exports.programs.records import moments
from kikigaki.exports.programs.tables import table
from kikigaki.exports.programs.twins import twin
from kikigaki.exports.readers import anki
from kikigaki.exports.readers.feeds import atom, json_feed, why_no_feed
from kikigaki.exports.scholars.bibtex import bibtex
from kikigaki.exports.scholars.csl import csl_json
from kikigaki.exports.scholars.iiif import iiif_manifest, why_no_manifest
from kikigaki.exports.scholars.ohms import ohms_index, why_no_index
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source

PODCAST = "application/json+chapters"
ATOM = "application/atom+xml"
FEED = "application/feed+json"
LINES = "application/x-ndjson"
LINKED = "application/ld+json"
CSL = "application/vnd.citationstyles.csl+json"


def _unstamped(source: Source) -> str:
    if source.note.stamps:
        return "nothing is said while the recording runs"
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
        asked=True,
        about="chapters to paste into a description on YouTube",
    ),
    Format(
        "youtube-comment",
        "comment.txt",
        "text/plain",
        youtube_comment,
        no_comment,
        asked=True,
        about="the note-taker's comments, with timestamps, to paste under the video",
    ),
    Format(
        "podcast-chapters",
        "chapters.json",
        PODCAST,
        podcast_chapters,
        _unstamped,
        timed=True,
        asked=True,
        about="chapters for podcast players (Podcasting 2.0)",
    ),
    Format(
        "vtt-chapters",
        "chapters.vtt",
        "text/vtt",
        vtt_chapters,
        _unstamped,
        timed=True,
        asked=True,
        about="chapters for a video's <track> (WebVTT)",
    ),
    Format(
        "captions",
        "captions.vtt",
        "text/vtt",
        vtt_captions,
        _unstamped,
        timed=True,
        about="what is said, for a video's <track> (WebVTT)",
    ),
    Format(
        "moments",
        "moments.jsonl",
        LINES,
        moments,
        _unwritten,
        join=joining.lines,
        about="a record a moment, for search engines and programs (JSON Lines)",
    ),
    Format(
        "opensearch",
        "moments.bulk.jsonl",
        LINES,
        opensearch,
        _unwritten,
        join=joining.lines,
        asked=True,
        about="the same for the bulk interface of OpenSearch",
    ),
    Format(
        "table",
        "moments.csv",
        "text/csv",
        table,
        join=joining.tables,
        shared=True,
        asked=True,
        about="a row a moment, to edit in a spreadsheet and import again (CSV)",
    ),
    Format(
        "markdown",
        TWIN,
        "text/markdown",
        twin,
        join=joining.blocks,
        about="the note as plain Markdown",
    ),
    Format(
        "bibtex",
        "citation.bib",
        "application/x-bibtex",
        bibtex,
        join=joining.blocks,
        asked=True,
        about="how to cite the note (BibTeX)",
    ),
    Format(
        "csl-json",
        "citation.csl.json",
        CSL,
        csl_json,
        join=joining.arrays,
        asked=True,
        about="how to cite the note, for Zotero and others (CSL-JSON)",
    ),
    Format(
        "iiif",
        "manifest.json",
        LINKED,
        iiif_manifest,
        why_no_manifest,
        shared=True,
        asked=True,
        about="the video with its moments as annotations (IIIF Presentation 3)",
    ),
    Format(
        "ohms",
        "ohms.xml",
        "application/xml",
        ohms_index,
        why_no_index,
        asked=True,
        about="an index for the OHMS viewer, in two languages",
    ),
    Format(
        "anki",
        "comments.anki.csv",
        "text/csv",
        anki.comments,
        anki.no_comments,
        join=joining.lines,
        asked=True,
        about="commented moments as cards to learn (Anki)",
    ),
    Format(
        "card",
        CARD,
        "image/png",
        card,
        why_no_card,
        asked=True,
        about="a picture to show beside a link to the note (PNG)",
    ),
    Format(
        "open-graph",
        "",
        "text/html",
        open_graph,
        _no_address,
        about="what others show beside a link to the note (Open Graph)",
    ),
    Format(
        "json-ld",
        "",
        LINKED,
        json_ld,
        _no_address,
        about="what the page says to search engines (schema.org)",
    ),
)
"""The formats of a note, in the order in which its page names them."""

COLLECTION_FORMATS: tuple[CollectionFormat, ...] = (
    CollectionFormat(
        "atom",
        ATOM,
        _each("feed.xml", atom),
        why_no_feed,
        about="the newest interviews for feed readers (Atom)",
        feed="feed.xml",
    ),
    CollectionFormat(
        "json-feed",
        FEED,
        _each("feed.json", json_feed),
        why_no_feed,
        about="the same as JSON Feed",
        feed="feed.json",
    ),
    CollectionFormat(
        "notes",
        "application/json",
        _each("notes.json", notes),
        about="a record a note, for programs (JSON)",
    ),
    CollectionFormat(
        "anki-terms",
        "text/csv",
        anki.terms,
        about="the terms of the glossary as cards to learn (Anki)",
    ),
    CollectionFormat(
        "llms",
        "text/markdown",
        lambda libraries: {"llms.txt": llms(libraries)},
        about="where programs that read text find the notes (llms.txt)",
    ),
)
"""The formats of a whole collection."""

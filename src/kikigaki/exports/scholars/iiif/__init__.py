"""A IIIF manifest with W3C annotations: https://iiif.io/api/presentation/3.0/.

One for all languages: its language maps are those of the note, and the same manifest stands beside
the page of each language. The video is a canvas with a length and nothing painted on it: a page of
YouTube is no media file, and the specification has what cannot be painted named by ``rendering``.
Sections are ranges, and what a voice says is an annotation of its stretch of the canvas.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kikigaki import youtube
from kikigaki.exports.scholars.iiif.annotations import annotations
from kikigaki.exports.scholars.iiif.shapes import Json, Words
from kikigaki.exports.views.encoding import as_json, known
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spans import SectionSpan, Span, section_spans
from kikigaki.languages import LanguageMap
from kikigaki.model import Entry, Reference
from kikigaki.pages import Edition
from kikigaki.text import to_plain

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", "http://iiif.io/api/presentation/3/context.json")
"""IIIF's includes the other, but not for what is inside of an annotation's body."""
FILE = "manifest.json"


def iiif_manifest(source: Source) -> bytes | None:
    """The manifest; None where :func:`why_no_manifest` has a reason."""
    return None if why_no_manifest(source) else as_json(_Writer(source).manifest())


def why_no_manifest(source: Source) -> str:
    """What a manifest needs and the note or the site does not say."""
    if not source.site_url:
        return "a manifest names itself by its address, and mkdocs.yml has no site_url"
    if source.note.duration is None or not source.note.duration.seconds:
        return "the note does not say how long the video is (duration), so there is no canvas"
    return ""


class _Writer:
    """Writes the parts of the manifest of a note."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.note = source.note
        self.site_url = source.site_url
        self.editions = source.edition.family
        self.sources = [replace(source, edition=edition) for edition in self.editions.values()]
        self.collection = source.edition.collection
        self.base = source.site_url + source.folder(self.collection.languages[0])

    def manifest(self) -> Json:
        note = self.note
        sections = section_spans(note)
        return known(
            {
                "@context": CONTEXT,
                "id": self.base + FILE,
                "type": "Manifest",
                "label": _lines(note.title),
                "summary": self.summary(),
                "metadata": list(self.metadata()),
                "navDate": f"{note.published}T00:00:00Z" if note.published else "",
                "homepage": [_homepage(source) for source in self.sources],
                "items": [self.canvas(sections)],
                "structures": self.structures(sections),
            }
        )

    # --- Who, when, what about ------------------------------------------------------------------

    def metadata(self) -> Iterator[Json]:
        note, collection = self.note, self.collection
        yield from self.names("note.guests", note.guests, collection.people)
        yield from self.names("note.hosts", note.hosts, collection.people)
        if (day := note.published) is not None:
            yield self.pair("note.published", self.each(lambda e: [e.strings.date(day)]))
        if note.spoken:
            yield self.pair(
                "note.spoken", self.each(lambda e: [e.strings.language_name(note.spoken)])
            )
        yield from self.names("note.topics", note.topics, collection.topics)
        if collection.author in collection.people:
            author = collection.people[collection.author]
            yield self.pair("note.author", self.each(lambda e: [e.name(author)]))

    def names(
        self, key: str, references: Iterable[Reference], registry: Mapping[str, Entry]
    ) -> Iterator[Json]:
        entries = [registry[one.id] for one in references if one.id in registry]
        if entries:
            yield self.pair(key, self.each(lambda e: [e.name(entry) for entry in entries]))

    def pair(self, key: str, value: Words) -> Json:
        return {"label": self.word(key), "value": value}

    def word(self, key: str) -> Words:
        """One of the site's own words."""
        return self.each(lambda edition: [edition.strings(key)])

    def each(self, make: Callable[[Edition], list[str]]) -> Words:
        return {language: make(edition) for language, edition in self.editions.items()}

    # --- The video ------------------------------------------------------------------------------

    @property
    def canvas_id(self) -> str:
        return f"{self.base}iiif/canvas"

    def canvas(self, sections: tuple[SectionSpan, ...]) -> Json:
        duration = self.note.duration
        page = {
            "id": f"{self.base}iiif/annotations",
            "type": "AnnotationPage",
            "items": list(annotations(self.source, f"{self.base}iiif", self.part, sections)),
        }
        watch = {
            "id": youtube.watch_url(self.note.video),
            "type": "Video",
            "label": self.word("note.watch"),
            "format": "text/html",
        }
        return {
            "id": self.canvas_id,
            "type": "Canvas",
            "label": _lines(self.note.title),
            "duration": duration.seconds if duration else 0,
            "rendering": [watch],
            "items": [],
            "annotations": [page],
        }

    def part(self, span: Span) -> str:
        """The canvas, or a stretch of it as a media fragment."""
        if span.start is None:
            return self.canvas_id
        end = f",{span.end.seconds}" if span.end is not None else ""
        return f"{self.canvas_id}#t={span.start.seconds}{end}"

    def structures(self, sections: tuple[SectionSpan, ...]) -> list[Json]:
        """The sections that have a timestamp, as one table of contents."""
        ranges = [self.range(section) for section in sections if section.span.start is not None]
        if not ranges:
            return []
        label = _lines(self.note.title)
        return [{"id": f"{self.base}iiif/ranges", "type": "Range", "label": label, "items": ranges}]

    def range(self, section: SectionSpan) -> Json:
        return {
            "id": f"{self.base}iiif/ranges/{section.anchor}",
            "type": "Range",
            "label": _lines(section.section.title),
            "items": [{"id": self.part(section.span), "type": "Canvas"}],
        }

    def summary(self) -> Words:
        """The words of each paragraph, in every language there is."""
        return {
            language: [to_plain((block,)) for block in self.editions[language].resolve(text)]
            for language, text in self.note.summary.items()
        }


def _lines(texts: LanguageMap[str]) -> Words:
    return {language: [text] for language, text in texts.items()}


def _homepage(source: Source) -> Json:
    return {
        "id": source.page,
        "type": "Text",
        "label": {source.language: [source.title]},
        "format": "text/html",
        "language": [source.language],
    }

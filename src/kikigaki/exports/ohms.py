"""An OHMS index (https://www.oralhistoryonline.org), the XML that oral history archives exchange.

One file has two languages: the export's own, and in the fields that end in ``_alt`` another that
the note has. A section with a timestamp is a point of the index; :mod:`kikigaki.synopses` says what
the lines of its synopsis are, which :mod:`kikigaki.importers.ohms` reads back into moments.

What is missing in a language is missing in its fields. OHMS prints its fields as HTML, so ``<`` is
written as ``&lt;``, and numbers its records, so that the note's id is ``cms_record_id``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest
from xml.sax.saxutils import escape
from zlib import crc32

from kikigaki import synopses
from kikigaki.exports.source import Source
from kikigaki.exports.spoken import Spoken, spoken_in
from kikigaki.model import Entry, Note, Reference, Section
from kikigaki.pages import Edition
from kikigaki.strings import catalog
from kikigaki.timestamps import HOUR, MINUTE, Timestamp

NAMESPACE = "https://www.weareavp.com/nunncenter/ohms"
VERSION = "5.4"
UNDATED = "1970-01-01"
"""Stands for the day of a record, which a file must have, where the note does not say."""
_SCHEMA = f"{NAMESPACE}/ohms.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SIGNS = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}
_SIGN = re.compile(r"<|&(?=#?[A-Za-z0-9]+;)|\{(?=\\)")
"""What is no plain word in HTML, or, as in captions, to who reads the file."""
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def ohms_index(source: Source) -> bytes | None:
    """The file; None where :func:`why_no_index` has a reason."""
    if why_no_index(source):
        return None
    root = f'xmlns="{NAMESPACE}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_SCHEMA}"'
    number, day = crc32(source.note.id.encode()) >> 1, source.note.published or UNDATED
    record = "\n".join(_Record(source).fields())
    text = f'<ROOT {root}>\n<record id="{number}" dt="{day}">\n{record}\n</record>\n</ROOT>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def why_no_index(source: Source) -> str:
    """What an index needs and the note does not have."""
    if any(section.start is not None for section in source.note.sections):
        return ""
    return "no section has a timestamp, and an index is made of them"


class _Record:
    """Writes the fields of a note's record, in the order that the schema wants."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.note = source.note
        self.edition = source.edition
        language = other_language(source)
        self.alt = source.edition.family[language] if language else None

    def fields(self) -> Iterator[str]:
        note, edition, collection = self.note, self.edition, self.edition.collection
        yield _field("version", VERSION)
        yield f'<date value="{note.published or ""}" format="yyyy-mm-dd"/>'
        yield _field("cms_record_id", note.id)
        yield _field("title", self.source.title)
        yield _field("duration", _clock(note.duration) if note.duration else "")
        yield _field("collection_name", edition.words(collection.name))
        yield from self.names("subject", note.topics, collection.topics)
        yield from self.names("interviewee", note.guests, collection.people)
        yield from self.names("interviewer", note.hosts, collection.people)
        yield _field("format", "video")
        yield _field("transcript_alt_lang", _language_name(self.alt) if self.alt else "")
        yield _field("translate", "1" if self.alt else "0")
        yield _field("media_url", f"https://youtu.be/{note.video}")
        yield "<mediafile><host>YouTube</host><clip_format>video</clip_format></mediafile>"
        yield _field("language", _language_name(edition))
        yield from ("<index>", *self.points(), "</index>")
        yield _field("type", "interview")
        yield _field("description", edition.words(edition.plain(note.summary)))
        yield _field("rel", self.source.page if self.source.site_url else "")
        yield _field("fmt", "video")

    def names(
        self, tag: str, references: tuple[Reference, ...], registry: Mapping[str, Entry]
    ) -> Iterator[str]:
        return (_field(tag, name) for name in _names(self.edition, references, registry))

    def points(self) -> Iterator[str]:
        own = _points(self.edition, self.note)
        others: Sequence[_Point | None] = _points(self.alt, self.note) if self.alt else ()
        for point, other in zip_longest(own, others):
            yield "<point>\n" + "\n".join(self.point(point, other)) + "\n</point>"

    def point(self, own: "_Point", other: "_Point | None") -> Iterator[str]:
        yield f"<time>{own.at.seconds}</time>"
        for tag, words in own.fields.items():
            yield f"<{tag}>{words}</{tag}>"
            if other is not None:
                yield f"<{tag}_alt>{other.fields[tag]}</{tag}_alt>"
        if self.source.site_url:
            link = _field("hyperlink", self.source.permalink(own.at))
            words = _field("hyperlink_text", f"{self.source.title} {own.at}")
            yield f"<hyperlinks>{link}{words}</hyperlinks>"


@dataclass(frozen=True, slots=True)
class _Point:
    """A section of a note in one language."""

    at: Timestamp
    fields: Mapping[str, str]
    """Its fields by their tags, written as XML."""


@lru_cache(maxsize=4)  # the index of each language has those of another one too
def _points(edition: Edition, note: Note) -> tuple[_Point, ...]:
    said = iter(spoken_in(edition, note))
    return tuple(
        _Point(section.start, _fields(edition, section, moments))
        for section in note.sections
        for moments in [list(islice(said, len(section.moments)))]
        if section.start is not None
    )


def _fields(edition: Edition, section: Section, moments: Iterable[Spoken]) -> dict[str, str]:
    fields = {
        "title": section.title.get(edition.language, ""),
        "synopsis": "\n".join([line for said in moments for line in _lines(edition, said)]),
        "subjects": _subjects(edition, section),
    }
    return {tag: _words(text) for tag, text in fields.items()}


def other_language(source: Source) -> str:
    """The first other language of the collection that the note has; empty where it has none."""
    written = _languages(source.note)
    others = (tag for tag in source.edition.collection.languages if tag != source.language)
    return next((tag for tag in others if tag in written), "")


def _languages(note: Note) -> set[str]:
    """The languages of anything in the index."""
    written = {tag for section in note.sections for tag in section.title}
    return written.union(*(text for moment in note.moments() for _, text in moment.voices()))


def _lines(edition: Edition, said: Spoken) -> Iterator[str]:
    own = [(speech.voice, speech.plain) for speech in said.speeches if speech.translated]
    words = [(voice, plain) for voice, plain in own if plain]
    return synopses.lines(said.moment.at, words, lambda voice: edition.strings(f"voice.{voice}"))


def _subjects(edition: Edition, section: Section) -> str:
    """Topics, apart by semicolons."""
    references = (
        *section.topics,
        *(topic for moment in section.moments for topic in moment.topics),
    )
    names = _names(edition, references, edition.collection.topics)
    return "; ".join(name.replace(";", ",") for name in names)


def _names(
    edition: Edition, references: tuple[Reference, ...], registry: Mapping[str, Entry]
) -> tuple[str, ...]:
    ids = dict.fromkeys(reference.id for reference in references)
    return tuple(edition.name(registry[one]) for one in ids if one in registry)


def _language_name(edition: Edition) -> str:
    """In English, as OHMS has it; the tag of a language whose name is not known."""
    return catalog("en").language_name(edition.language)


def _clock(length: Timestamp) -> str:
    hours, rest = divmod(length.seconds, HOUR)
    return f"{hours:02}:{rest // MINUTE:02}:{rest % MINUTE:02}"


def _field(tag: str, text: str) -> str:
    """An element; empty where there is nothing to say."""
    return f"<{tag}>{_words(text)}</{tag}>"


def _words(text: str) -> str:
    return escape(_SIGN.sub(lambda sign: _SIGNS[sign[0]], _NOT_IN_XML.sub("", text)))

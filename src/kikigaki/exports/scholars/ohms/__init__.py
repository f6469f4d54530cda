"""An OHMS index (https://www.oralhistoryonline.org), the XML that oral history archives exchange.

One file has two languages: the export's own, and in the fields that end in ``_alt`` another that
the note has. A section with a timestamp is a point of the index; :mod:`kikigaki.synopses` says what
the lines of its synopsis are, which :mod:`kikigaki.importers.ohms` reads back into moments.

What is missing in a language is missing in its fields. OHMS prints its fields as HTML, so ``<`` is
written as ``&lt;``, and numbers its records, so that the note's id is ``cms_record_id``.
"""

from collections.abc import Iterator
from zlib import crc32

from kikigaki.exports.scholars.ohms.fields import field
from kikigaki.exports.scholars.ohms.points import index, names
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import summary
from kikigaki.model import Note
from kikigaki.pages import Edition
from kikigaki.strings import catalog
from kikigaki.timestamps import full_clock

NAMESPACE = "https://www.weareavp.com/nunncenter/ohms"
VERSION = "5.4"
UNDATED = "1970-01-01"
"""Stands for the day of a record, which a file must have, where the note does not say."""
_SCHEMA = f"{NAMESPACE}/ohms.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def ohms_index(source: Source) -> bytes | None:
    """The file; None where :func:`why_no_index` has a reason."""
    if why_no_index(source):
        return None
    root = f'xmlns="{NAMESPACE}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_SCHEMA}"'
    number, day = crc32(source.note.id.encode()) >> 1, source.note.published or UNDATED
    record = "\n".join(_fields(source))
    text = f'<ROOT {root}>\n<record id="{number}" dt="{day}">\n{record}\n</record>\n</ROOT>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def why_no_index(source: Source) -> str:
    """What an index needs and the note does not have."""
    if any(section.start is not None for section in source.note.sections):
        return ""
    return "no section has a timestamp, and an index is made of them"


def _fields(source: Source) -> Iterator[str]:
    """The fields of a note's record, in the order that the schema wants."""
    note, edition, collection = source.note, source.edition, source.edition.collection
    other = other_language(source)
    alt = edition.family[other] if other else None
    yield field("version", VERSION)
    yield f'<date value="{note.published or ""}" format="yyyy-mm-dd"/>'
    yield field("cms_record_id", note.id)
    yield field("title", source.title)
    yield field("duration", full_clock(note.duration.seconds) if note.duration else "")
    yield field("collection_name", edition.words(collection.name))
    for tag, named, registry in (
        ("subject", note.topics, collection.topics),
        ("interviewee", note.guests, collection.people),
        ("interviewer", note.hosts, collection.people),
    ):
        yield from (field(tag, name) for name in names(edition, named, registry))
    yield field("format", "video")
    yield field("transcript_alt_lang", _language_name(alt) if alt else "")
    yield field("translate", "1" if alt else "0")
    yield field("media_url", f"https://youtu.be/{note.video}")
    yield "<mediafile><host>YouTube</host><clip_format>video</clip_format></mediafile>"
    yield field("language", _language_name(edition))
    yield from ("<index>", *index(source, alt), "</index>")
    yield field("type", "interview")
    yield field("description", summary(source))
    yield field("rel", source.page if source.site_url else "")
    yield field("fmt", "video")


def other_language(source: Source) -> str:
    """The first other language of the collection that the note has; empty where it has none."""
    others = (tag for tag in source.edition.collection.languages if tag != source.language)
    return next((tag for tag in others if _is_written(source.note, tag)), "")


def _is_written(note: Note, language: str) -> bool:
    """Whether anything in the index is written in a language."""
    return any(
        language in section.title
        or any(language in texts for moment in section.moments for _, texts in moment.voices())
        for section in note.sections
    )


def _language_name(edition: Edition) -> str:
    """In English, as OHMS has it; the tag of a language whose name is not known."""
    return catalog("en").language_name(edition.language)

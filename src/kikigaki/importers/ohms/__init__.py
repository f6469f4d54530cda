"""OHMS, the Oral History Metadata Synchronizer: an interview's index and transcript as XML.

Version 5 has an index in whole seconds, whose texts may have a translation (``…_alt``), and a
transcript that a list of line numbers ties to the minutes; version 6 has the transcript as WebVTT.
The vocabulary is that of the viewer (uklibraries/ohms-viewer) and of the schema with the namespace
``https://www.weareavp.com/nunncenter/ohms``.
"""

import re
from dataclasses import dataclass, replace

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.ids import id_fault
from kikigaki.importers import seconds
from kikigaki.importers.captions.markup import plain
from kikigaki.importers.chapters.reading import Reading, day, words
from kikigaki.importers.found import UNKNOWN, CaptionsFound, ChaptersFound, Fault
from kikigaki.importers.material import material_of
from kikigaki.importers.material.markup import Element
from kikigaki.importers.ohms.index import chapters_in
from kikigaki.importers.ohms.transcript import cues_in
from kikigaki.importers.tags import tag_of

__all__ = ["OhmsFound", "ohms_of"]

_PARTS = ("index", "transcript", "vtt_transcript")
_EMBEDDED = re.compile(r"""\ssrc\s*=\s*["']([^"']+)""")
_NOTHING = "there is no index, and no transcript with times"


@dataclass(frozen=True, slots=True)
class OhmsFound:
    """An interview as OHMS has it."""

    chapters: ChaptersFound
    """The index, and what the file says about the recording; all diagnostics are here."""
    captions: CaptionsFound | None = None
    """The transcript; None if there is none with times."""
    translation: CaptionsFound | None = None
    """The transcript in the second language; None if there is none."""
    id: str = ""
    """What the archive calls the interview, if a note can be called that."""


def ohms_of(path: str, text: str, language: str = UNKNOWN) -> OhmsFound | None:
    """The interview in a file's text; None if it is not an OHMS file.

    ``path`` is how diagnostics name the file; ``language`` is that of its texts, where the file
    does not say it.
    """
    root = material_of(path, text)
    if not isinstance(root, Element) or root.name != "ROOT":
        return None
    records = [record for record in root.elements("record") if next(record.elements(*_PARTS), None)]
    if not records:
        return None
    others = tuple(Fault(r.line, "another interview, which is left out") for r in records[1:])
    return _found(path, records[0], tag_of(records[0].text_of("language")) or language, others)


def _found(path: str, record: Element, main: str, others: tuple[Fault, ...]) -> OhmsFound:
    other = tag_of(record.text_of("transcript_alt_lang"))
    form = f"OHMS {record.text_of('version')}".strip()
    index = _index(record, main, other, others).named(path, form, main)
    said = replace(cues_in(record, ""), language=main).named(path, form)
    translated = replace(cues_in(record, "_alt"), language=other).named(path, form)
    problems = (*index.diagnostics, *said.diagnostics, *translated.diagnostics)
    if not index.chapters and not said.cues:
        problems = (Diagnostic(Position(path), Code.BAD_IMPORT, _NOTHING), *problems)
    return OhmsFound(
        replace(index, diagnostics=problems),
        replace(said, diagnostics=()) if said.cues else None,
        replace(translated, diagnostics=()) if translated.cues and other else None,
        _id(record.text_of("cms_record_id").strip()),
    )


def _id(name: str) -> str:
    return name if name and not id_fault(name) else ""


def _index(record: Element, main: str, other: str, others: tuple[Fault, ...]) -> Reading:
    """The index, and what the record says about the recording."""
    chapters, faults = chapters_in(record, main, other)
    date = record.first("date")
    return Reading(
        chapters,
        (*others, *faults),
        title=words(plain(record.text_of("title")), main),
        duration=seconds.time(record.text_of("duration")) or None,
        media=_media(record),
        published=day(date.attributes.get("value", date.text())) if date is not None else None,
        language="" if main == UNKNOWN else main,
        description=plain(record.text_of("description")),
    )


def _media(record: Element) -> str:
    """The address of the recording, or of the player it is embedded with."""
    embedded = _EMBEDDED.search(record.text_of("kembed"))
    return record.text_of("media_url") or (embedded[1] if embedded else "")

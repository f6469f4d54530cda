"""Addresses inside the site: where each page is, and the anchor of each moment.

Anchors come from the timestamp, so that they are equal in all languages and stable under editing.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kikigaki.model import Entry, Note, Person, Section, Term, Topic
from kikigaki.timestamps import Timestamp


def home(language: str) -> str:
    """The page that welcomes readers of a language."""
    return f"{language}/index.md"


def note_page(language: str, note_id: str) -> str:
    """The page of a note."""
    return f"{language}/notes/{note_id}.md"


def year_page(language: str, year: str) -> str:
    """The page of a year's interviews."""
    return f"{language}/years/{year}.md"


def status_page(language: str) -> str:
    """The page of what is left to do."""
    return f"{language}/status/index.md"


def index_page(language: str, kind: type[Entry]) -> str:
    """The page that lists the entries of a registry."""
    return f"{language}/{FOLDERS[kind]}/index.md"


def entry_page(language: str, entry: Entry) -> tuple[str, str]:
    """The page of a registry entry, and the anchor on it; terms share one page."""
    if isinstance(entry, Term):
        return index_page(language, Term), entry.id
    return f"{language}/{FOLDERS[type(entry)]}/{entry.id}.md", ""


FOLDERS: dict[type[Entry], str] = {Person: "people", Topic: "topics", Term: "glossary"}
"""The folder of each registry's pages, and its anchor on the home page."""


class MomentAnchor(NamedTuple):
    """Where a moment is reached on its note's page."""

    id: str
    own: bool
    """False where a heading or an earlier moment carries the anchor."""
    name: str
    """What the moment is called beyond the page, where it shares its name with no other of the
    note: as the anchor, and numbered where it has no timestamp: ``t438_1``."""


class SectionAnchors(NamedTuple):
    """The anchors of a section: its heading's, and one for each moment."""

    heading: str
    moments: tuple[MomentAnchor, ...]


def stamp_anchor(at: Timestamp) -> str:
    """The anchor of the first moment at a timestamp: ``t438``."""
    return f"t{at.seconds}"


@lru_cache(maxsize=32)  # notes that are written are asked for again and again
def note_anchors(note: Note) -> tuple[SectionAnchors, ...]:
    """The anchors of a note's sections, in order.

    A section's heading carries the anchor of its first timestamp; a second moment at the same
    second gets ``t438-2``; a section without any timestamp is ``s3``, by its place.
    """
    used: Counter[str] = Counter()
    return tuple(
        _section_anchors(section, number, used) for number, section in enumerate(note.sections, 1)
    )


def _section_anchors(section: Section, number: int, used: Counter[str]) -> SectionAnchors:
    start = section.start
    heading = f"s{number}" if start is None else _unique(stamp_anchor(start), used)
    return SectionAnchors(heading, tuple(_moment_anchors(section, heading, used)))


def _moment_anchors(section: Section, heading: str, used: Counter[str]) -> Iterator[MomentAnchor]:
    latest, before_first_stamp = heading, True
    for moment in section.moments:
        if moment.at is None:
            yield MomentAnchor(latest, own=False, name=_counted(f"{latest}_", used))
            continue
        own = not before_first_stamp
        latest = _unique(stamp_anchor(moment.at), used) if own else heading
        before_first_stamp = False
        yield MomentAnchor(latest, own, latest)


def _counted(name: str, used: Counter[str]) -> str:
    used[name] += 1
    return f"{name}{used[name]}"


def _unique(anchor: str, used: Counter[str]) -> str:
    used[anchor] += 1
    return anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}"

"""The page of a note: who, when, and the interview section by section."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from kikigaki import links, youtube
from kikigaki.model import Note, Recording, Reference
from kikigaki.pages.beside import NOTHING, Beside, elsewhere
from kikigaki.pages.edition import Edition
from kikigaki.pages.page import Page
from kikigaki.pages.parts import fact, facts, page_body, paragraph
from kikigaki.pages.sections import sections
from kikigaki.pages.strip import contents
from kikigaki.text import Block, Box, Day, Inline, Link, PageLink, Paragraph, Span, Words
from kikigaki.wiki import Named

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note stands: among the others, and on disk."""

    newer: Named | None = None
    older: Named | None = None
    source: str = ""
    """Its YAML file, from the folder of notes."""
    edit_url: str = ""
    """Where that is edited; empty where nobody can say."""


def note_page(edition: Edition, note: Note, place: Place, beside: Beside = NOTHING) -> Page:
    """Build the page of a note, which leads to what stands beside it."""
    src_uri = links.note_page(edition.language, note.id)
    summary = edition.text(note.summary)
    body = page_body(
        edition,
        src_uri,
        edition.inline(note.title, note.id),
        _facts(edition, note),
        Box((), "kk-tools"),
        contents(edition, note),
        Box(summary, "kk-summary") if summary else None,
        *sections(edition, note, place.edit_url),
        elsewhere(edition, beside),
        _pager(edition, place),
    )
    title = edition.words(note.title, note.id)
    description = edition.words(edition.plain(note.summary))
    return Page(
        src_uri, edition.language, title, description, body, place.source, extra=beside.head
    )


def _facts(edition: Edition, note: Note) -> Box | None:
    strings = edition.strings
    watch = Link(youtube.watch_url(note.video), (Words(strings("note.watch")),), "kk-watch")
    return facts(
        [
            _people(edition, "note.guests", note.guests),
            _people(edition, "note.hosts", note.hosts),
            _published(edition, note),
            _fact(edition, "note.duration", note.duration, strings.duration),
            _fact(edition, "note.spoken", note.spoken, strings.language_name),
            _topics(edition, note),
            _translation(edition, note),
            _recordings(edition, note),
            _author(edition),
            (Paragraph((watch,)),),
        ]
    )


def _fact(
    edition: Edition, key: str, value: T | None, show: Callable[[T], str]
) -> tuple[Block, ...] | None:
    return fact(edition.strings(key), [Words(show(value))]) if value else None


def _published(edition: Edition, note: Note) -> tuple[Block, ...] | None:
    if note.published is None:
        return None
    shown = edition.strings.date(note.published)
    return fact(edition.strings("note.published"), [Day(note.published, shown)])


def _author(edition: Edition) -> tuple[Block, ...] | None:
    author = edition.collection.author
    if not author:
        return None
    return fact(edition.strings("note.author"), [edition.person(author)], css="kk-author")


def _people(edition: Edition, key: str, people: tuple[Reference, ...]) -> tuple[Block, ...] | None:
    values = [edition.person(reference.id) for reference in people]
    css = key.replace("note.", "kk-")
    return fact(edition.strings(key), values, " · ", css) if values else None


def _translation(edition: Edition, note: Note) -> tuple[Block, ...] | None:
    state = note.translation.get(edition.language)
    if state is None:
        return None
    words = Words(edition.strings(f"translation.{state}"))
    return fact(edition.strings("note.translation"), [words], css="kk-translation")


def _topics(edition: Edition, note: Note) -> tuple[Block, ...] | None:
    topics = edition.collection.topics
    values = [edition.entry_link(topics[ref.id]) for ref in note.topics if ref.id in topics]
    return fact(edition.strings("note.topics"), values, " · ") if values else None


def _recordings(edition: Edition, note: Note) -> tuple[Block, ...] | None:
    values = [_recording(edition, recording) for recording in note.also]
    return fact(edition.strings("note.also"), values, " · ") if values else None


def _recording(edition: Edition, recording: Recording) -> Inline:
    name = Link(recording.url, (edition.inline(recording.name, recording.url),))
    return Span((name, Words(f" ({_offset(edition, recording.offset)})")))


def _offset(edition: Edition, seconds: int) -> str:
    if not seconds:
        return edition.strings("note.offset.same")
    direction = "earlier" if seconds < 0 else "later"
    return edition.strings(f"note.offset.{direction}", seconds=abs(seconds))


def _pager(edition: Edition, place: Place) -> Box | None:
    """The way to the next older and the next newer note."""
    pairs = (("note.previous", place.newer), ("note.next", place.older))
    parts = [_neighbour(edition, key, near) for key, near in pairs if near is not None]
    label = edition.strings("page.interviews")
    return Box(tuple(parts), "kk-pager", tag="nav", label=label) if parts else None


def _neighbour(edition: Edition, key: str, note: Named) -> Paragraph:
    link: PageLink = edition.note_link(note)
    return paragraph(Span((Words(edition.strings(key)),), "kk-label"), " ", link)

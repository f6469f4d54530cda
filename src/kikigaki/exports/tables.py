"""A note as a table of its moments; :mod:`kikigaki.importers.spreadsheet` reads it back."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from kikigaki.exports.source import Source
from kikigaki.model import Moment, Note
from kikigaki.tables import MARK, columns, safe
from kikigaki.text import Text, to_readable
from kikigaki.timestamps import HOUR, MINUTE, Timestamp


def table(source: Source) -> bytes:
    """A row a moment, its texts in all languages as they are typed: RFC 4180, with a BOM."""
    names = columns(source.edition.collection.languages)
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    rows = list(_rows(source.note))
    for first in rows[:1]:
        first |= _typed("summary", source.note.summary)  # noqa: PLW2901 - it is the row itself
    writer.writerows([safe(row.get(name, "")) for name in names] for row in rows)
    return f"{MARK}{stream.getvalue()}".encode()


def _rows(note: Note) -> Iterator[dict[str, str]]:
    head = {"note": note.id, "video": note.video, **_named("title", note.title)}
    for section in note.sections:
        shared = head | _named("section", section.title)
        yield from (shared | _row(moment) for moment in section.moments)


def _row(moment: Moment) -> dict[str, str]:
    row = {
        "at": _clock(moment.at) if moment.at is not None else "",
        "speaker": moment.speaker.id if moment.speaker else "",
        "by": moment.by.id if moment.by else "",
        "topics": " ".join([topic.id for topic in moment.topics]),
    }
    for voice, texts in moment.voices():
        row |= _typed(voice, texts)
    return row


def _typed(name: str, texts: Mapping[str, Text]) -> dict[str, str]:
    return _named(name, {tag: to_readable(text) for tag, text in texts.items()})


def _named(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{tag}": text for tag, text in texts.items()}


def _clock(at: Timestamp) -> str:
    """With its hours, always: a spreadsheet takes 7:18 for eighteen minutes past seven."""
    hours, rest = divmod(at.seconds, HOUR)
    return f"{hours}:{rest // MINUTE:02}:{rest % MINUTE:02}"

"""A note as a table of its moments; :mod:`kikigaki.importers.spreadsheet` reads it back."""

import csv
from collections.abc import Mapping
from io import StringIO

from kikigaki.exports.source import Source
from kikigaki.model import Moment, Section
from kikigaki.tables import MARK, columns, safe
from kikigaki.text import to_readable
from kikigaki.timestamps import HOUR, MINUTE, Timestamp


def table(source: Source) -> bytes:
    """A row a moment, its texts in all languages as they are typed: RFC 4180, with a BOM."""
    names = columns(source.edition.collection.languages)
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    for section in source.note.sections:
        head = _head(source, section)
        rows = (head | _row(moment) for moment in section.moments)
        writer.writerows([safe(row.get(name, "")) for name in names] for row in rows)
    return f"{MARK}{stream.getvalue()}".encode()


def _head(source: Source, section: Section) -> dict[str, str]:
    """What the rows of a section share."""
    note = source.note
    titles = {**_named("title", note.title), **_named("section", section.title)}
    return {"note": note.id, "video": note.video, **titles}


def _row(moment: Moment) -> dict[str, str]:
    row = {
        "at": _clock(moment.at) if moment.at is not None else "",
        "speaker": moment.speaker.id if moment.speaker else "",
        "by": moment.by.id if moment.by else "",
        "topics": " ".join([topic.id for topic in moment.topics]),
    }
    for voice, texts in moment.voices():
        row |= _named(voice, {tag: to_readable(text) for tag, text in texts.items()})
    return row


def _named(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{tag}": text for tag, text in texts.items()}


def _clock(at: Timestamp) -> str:
    """With its hours, always: a spreadsheet takes 7:18 for eighteen minutes past seven."""
    hours, rest = divmod(at.seconds, HOUR)
    return f"{hours}:{rest // MINUTE:02}:{rest % MINUTE:02}"

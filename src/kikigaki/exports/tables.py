"""A note as a table of its moments; :mod:`kikigaki.importers.spreadsheet` reads it back."""

import csv
from collections.abc import Iterator
from io import StringIO

from kikigaki.exports.source import Source
from kikigaki.languages import LanguageMap
from kikigaki.model import Moment, Section
from kikigaki.tables import MARK, Row, columns, safe
from kikigaki.text import Text, to_readable
from kikigaki.timestamps import HOUR, MINUTE, Timestamp


def table(source: Source) -> bytes:
    """A row a moment, its texts in all languages as they are typed: RFC 4180, with a BOM."""
    names = columns(source.edition.collection.languages)
    rows = [
        _row(source, section, moment)
        for section in source.note.sections
        for moment in section.moments
    ]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([safe(row.get(name, "")) for name in names] for row in rows)
    return f"{MARK}{stream.getvalue()}".encode()


def _row(source: Source, section: Section, moment: Moment) -> Row:
    note = source.note
    return {
        "note": note.id,
        "video": note.video,
        "at": _clock(moment.at) if moment.at is not None else "",
        "speaker": moment.speaker.id if moment.speaker else "",
        "by": moment.by.id if moment.by else "",
        "topics": " ".join(topic.id for topic in moment.topics),
        **dict(_named("title", note.title)),
        **dict(_named("section", section.title)),
        **dict(_typed("question", moment.question)),
        **dict(_typed("answer", moment.answer)),
        **dict(_typed("comment", moment.comment)),
    }


def _named(name: str, texts: LanguageMap[str]) -> Iterator[tuple[str, str]]:
    return ((f"{name}.{tag}", text) for tag, text in texts.items())


def _typed(name: str, texts: LanguageMap[Text]) -> Iterator[tuple[str, str]]:
    return ((f"{name}.{tag}", to_readable(text)) for tag, text in texts.items())


def _clock(at: Timestamp) -> str:
    """With its hours, always: a spreadsheet takes 7:18 for eighteen minutes past seven."""
    hours, rest = divmod(at.seconds, HOUR)
    return f"{hours}:{rest // MINUTE:02}:{rest % MINUTE:02}"

"""A note as a table of its moments; :mod:`kikigaki.importers.spreadsheet` reads it back."""

import csv
from collections.abc import Iterator
from io import StringIO

from kikigaki.exports.views.source import Source
from kikigaki.languages import LanguageMap
from kikigaki.model import Moment, Note
from kikigaki.tables import MARK, columns, safe
from kikigaki.text import Text, to_readable
from kikigaki.timestamps import HOUR, MINUTE, Timestamp


def table(source: Source) -> bytes:
    """A row a moment, its texts in all languages as they are typed: RFC 4180, with a BOM."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns(source.edition.collection.languages))
    writer.writerows([[*map(safe, row)] for row in _Rows(source).of(source.note)])
    return f"{MARK}{stream.getvalue()}".encode()


class _Rows:
    """Gives the cells of each row, in the order of :func:`columns`."""

    def __init__(self, source: Source) -> None:
        family = source.edition.family
        self.editions = [family[language] for language in source.edition.collection.languages]

    def of(self, note: Note) -> Iterator[list[str]]:
        summary = [to_readable(note.summary.get(one.language, ())) for one in self.editions]
        head = [note.id, note.video, *self.words(note.title)]
        for section in note.sections:
            title = self.words(section.title)
            for moment in section.moments:
                yield [*head, *summary, *title, *self.moment(moment)]
                summary = [""] * len(self.editions)

    def moment(self, moment: Moment) -> list[str]:
        return [
            _clock(moment.at) if moment.at is not None else "",
            moment.speaker.id if moment.speaker else "",
            *self.typed(moment, moment.question),
            *self.typed(moment, moment.answer),
            *self.typed(moment, moment.comment),
            moment.by.id if moment.by else "",
            " ".join([topic.id for topic in moment.topics]),
        ]

    def words(self, texts: LanguageMap[str]) -> list[str]:
        return [texts.get(edition.language, "") for edition in self.editions]

    def typed(self, moment: Moment, texts: LanguageMap[Text]) -> list[str]:
        return [
            edition.said(moment, texts[edition.language]).typed()
            if edition.language in texts
            else ""
            for edition in self.editions
        ]


def _clock(at: Timestamp) -> str:
    """With its hours, always: a spreadsheet takes 7:18 for eighteen minutes past seven."""
    hours, rest = divmod(at.seconds, HOUR)
    return f"{hours}:{rest // MINUTE:02}:{rest % MINUTE:02}"

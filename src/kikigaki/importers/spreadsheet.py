"""A table of moments, as a spreadsheet saved it, becomes a note in the making, or several."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

from kikigaki import youtube
from kikigaki.diagnostics import Code, Diagnostic, Position, did_you_mean, quote
from kikigaki.ids import id_fault
from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.languages import LanguageMap
from kikigaki.tables import MARK, Row, columns, unsafe
from kikigaki.timestamps import Timestamp, TimestampError

_DELIMITERS = ",;\t"
_FEWEST = 2
"""Columns by which a table is told from other files."""


def read_table(path: str, text: str, languages: Sequence[str]) -> Draft | None:
    """The notes of a table; commas, semicolons or tabs part its cells, as the spreadsheet likes.

    ``path`` is how diagnostics name the file. None where the first line does not name columns.
    """
    text = text.removeprefix(MARK)
    try:
        first = next(csv.reader([_head(text)], delimiter=_delimiter(text)), [])
    except csv.Error:
        return None
    if len({name.strip() for name in first} & {*columns(languages)}) < _FEWEST:
        return None
    return _Reading(path, languages).draft(text)


def _head(text: str) -> str:
    return text.partition("\n")[0].rstrip("\r")


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=_head(text).count)


@dataclass(slots=True)
class _Reading:
    path: str
    languages: Sequence[str]
    problems: list[Diagnostic] = field(default_factory=list)

    def draft(self, text: str) -> Draft:
        found = [self.note(note_id, rows) for note_id, rows in self.notes(text).items()]
        first, *more = found or [Draft()]
        return replace(first, diagnostics=tuple(self.problems), more=tuple(more))

    def notes(self, text: str) -> dict[str, list[tuple[int, Row]]]:
        """The rows of each note by its id; without one, a row belongs to the note above."""
        found: dict[str, list[tuple[int, Row]]] = {}
        note_id = ""
        for line, row in self.rows(text):
            note_id = next(self.ids(line, row, "note"), note_id)
            found.setdefault(note_id, []).append((line, row))
        return found

    def note(self, note_id: str, rows: Sequence[tuple[int, Row]]) -> Draft:
        line, first = rows[0]
        return Draft(
            id=note_id,
            title=self.head(rows, "title"),
            summary=self.head(rows, "summary"),
            video=self.video(line, first),
            sections=tuple(self.sections(rows)),
            typed=True,
        )

    def rows(self, text: str) -> Iterator[tuple[int, Row]]:
        """The rows that say anything, each with its first line in the file."""
        reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
        names: list[str] = []
        line = 1
        try:
            for cells in reader:
                if not names:
                    names = [cell.strip() for cell in cells]
                    self.check(names)
                elif any(cells):
                    yield line, dict(zip(names, map(unsafe, cells), strict=False))
                line = reader.line_num + 1
        except csv.Error as error:
            hint = "export it as comma-separated values"
            self.problem(line, Code.BAD_VALUE, f"no table: {error}", hint)

    def check(self, names: Sequence[str]) -> None:
        """Name the columns that cannot be read, and the one that must be there."""
        known = columns(self.languages)
        for name in names:
            if name and name not in known:
                message = f"no column is called “{quote(name)}”"
                self.problem(1, Code.UNKNOWN_KEY, message, did_you_mean(name, known))
        if "at" not in names:
            hint = f"the first line names the columns: {', '.join(known)}"
            self.problem(1, Code.MISSING_KEY, "no column is called “at”", hint)

    def sections(self, rows: Iterable[tuple[int, Row]]) -> Iterator[DraftSection]:
        """Rows whose titles go together; without one, a row goes on with the section above."""
        title, moments = LanguageMap[str](), list[DraftMoment]()
        for line, row in rows:
            own = self.texts(row, "section")
            if moments and not _together(title, own):
                yield DraftSection(title, tuple(moments))
                title, moments = LanguageMap(), []
            title = self.union(title, own)
            moments.append(self.moment(line, row))
        if moments:
            yield DraftSection(title, tuple(moments))

    def union(self, first: LanguageMap[str], other: LanguageMap[str]) -> LanguageMap[str]:
        """What either has, in the order of languages."""
        both = {**other, **first}
        return LanguageMap({tag: both[tag] for tag in self.languages if tag in both})

    def head(self, rows: Iterable[tuple[int, Row]], name: str) -> LanguageMap[str]:
        """A text of the whole note: in each language the first that a row has."""
        found = LanguageMap[str]()
        for line, row in rows:
            own = self.texts(row, name)
            for tag, text in own.items():
                if found.get(tag, text) != text:
                    message = f"{name}.{tag} is not that of the rows above"
                    self.problem(line, Code.LEFT_OUT, message, "change it in the first row")
            found = self.union(found, own)
        return found

    def moment(self, line: int, row: Row) -> DraftMoment:
        return DraftMoment(
            self.stamp(line, row.get("at", "").strip()),
            self.texts(row, "question"),
            self.texts(row, "answer"),
            self.texts(row, "comment"),
            next(self.ids(line, row, "speaker"), ""),
            next(self.ids(line, row, "by"), ""),
            tuple(self.ids(line, row, "topics")),
        )

    def ids(self, line: int, row: Row, column: str) -> Iterator[str]:
        """What a cell names by id; what cannot be one is said and left out."""
        for named in filter(None, re.split(r"[\s,、]+", row.get(column, ""))):
            if fault := id_fault(named):
                self.problem(line, Code.BAD_ID, f"{column}: {fault.message}", fault.hint)
            else:
                yield named

    def texts(self, row: Row, name: str) -> LanguageMap[str]:
        found = {tag: row.get(f"{name}.{tag}", "") for tag in self.languages}
        return LanguageMap(
            {tag: text.replace("\r\n", "\n") for tag, text in found.items() if text.strip()}
        )

    def stamp(self, line: int, text: str) -> Timestamp | None:
        try:
            return Timestamp.parse(text) if text else None
        except TimestampError as error:
            message = f"“{quote(text)}” is not a timestamp"
            self.problem(line, Code.BAD_STAMP, message, str(error))
            return None

    def video(self, line: int, row: Row) -> str:
        if not (text := row.get("video", "").strip()):
            return ""
        try:
            return youtube.parse(text).id
        except youtube.VideoError as error:
            self.problem(line, Code.BAD_VIDEO, f"“{quote(text)}” is no video", str(error))
            return ""

    def problem(self, line: int, code: Code, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(Position(self.path, line), code, message, hint))


def _together(title: LanguageMap[str], other: LanguageMap[str]) -> bool:
    """Whether two titles may be one: they differ in no language, and share one if both have any."""
    shared = title.keys() & other.keys()
    return not (title and other) or (
        bool(shared) and all(title[tag] == other[tag] for tag in shared)
    )

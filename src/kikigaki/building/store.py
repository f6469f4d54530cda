"""What the last build left behind: one SQLite file, changed as a whole or not at all.

It is read only where the site's checksum is the one it names, which nobody can foresee who did not
run the build; a file that somebody else put there is never unpacked.
"""

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kikigaki.building.kept import Kept, Previous
from kikigaki.building.rows import NAMES, TABLES, Row, contribution_of, note_of, record_of
from kikigaki.pages import Packed
from kikigaki.search import NoteRecord

_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB);
CREATE TABLE sections (
    term TEXT, language TEXT, title TEXT, html TEXT, PRIMARY KEY (term, language)
);
{TABLES}"""


class Store:
    """An open store."""

    Error = (sqlite3.Error, pickle.UnpicklingError, EOFError, zlib.error)
    """What reading a store raises that is damaged, or another's."""

    def __init__(self, file: Path, *, new: bool = False) -> None:
        if new:
            file.unlink(missing_ok=True)
        self.file = file
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("PRAGMA synchronous = OFF")
        if new:
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.executescript(_TABLES)
        elif _tables(self._db) != _tables_of_ours():
            self._db.close()
            raise sqlite3.DatabaseError("the tables are not ours")
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """Make what was changed the last build, and close."""
        self._db.execute("COMMIT")
        self._db.close()

    def close(self) -> None:
        """Close and forget what was changed."""
        self._db.close()

    def plain(self, key: str) -> Any:  # noqa: ANN401 - a number or a text
        """A number or text that nothing has to be unpacked for; None where there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put_plain(self, key: str, value: str) -> None:
        """Keep a text."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def value(self, key: str) -> Any:  # noqa: ANN401 - whatever was kept
        """A value that was kept; None where there is none."""
        found = self.plain(key)
        return None if found is None else pickle.loads(found)  # noqa: S301 - see the module

    def keep(self, key: str, value: object) -> None:
        """Keep a value."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, data))

    def previous(self) -> Previous:
        """What the last build knows of the notes and registries."""
        digests, registries = self.value("registries")
        return Previous({kept.uri: kept for kept in self.notes()}, registries, digests)

    def notes(self) -> Iterator[Kept]:
        """All notes of the last build."""
        for (data,) in self._db.execute("SELECT kept FROM notes"):
            yield note_of(data)

    def put(self, rows: Iterable[Row]) -> None:
        """Keep what is known of a note."""
        for table, values in rows:
            places = ", ".join("?" * len(values))
            self._db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({places})", values)  # noqa: S608 - our own names

    def forget(self, note_id: str) -> None:
        """Forget a note that is gone."""
        for table in NAMES:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (note_id,))  # noqa: S608 - our own names

    def contribution(self, note_id: str, language: str) -> Packed | None:
        """What a note adds to other pages; None if it is new."""
        query = "SELECT card, line, rest FROM contributions WHERE id = ? AND language = ?"
        row = self._db.execute(query, (note_id, language)).fetchone()
        return contribution_of(*row) if row else None

    def lines(self, language: str) -> dict[str, str]:
        """The line of each note, by its id: most of what the other pages show of most notes."""
        query = "SELECT id, line FROM contributions WHERE language = ?"
        return dict(self._db.execute(query, (language,)))

    def items(self, language: str) -> dict[str, bytes]:
        """What each note adds to files about many notes, by its id."""
        query = "SELECT id, item FROM items WHERE language = ?"
        return dict(self._db.execute(query, (language,)).fetchall())

    def item(self, note_id: str, language: str) -> bytes:
        """What a note adds to them; nothing where it did not."""
        query = "SELECT item FROM items WHERE id = ? AND language = ?"
        row = self._db.execute(query, (note_id, language)).fetchone()
        return bytes(row[0]) if row else b""

    def record(self, note_id: str) -> tuple[str, NoteRecord] | None:
        """What search knows of a note, and the name of its files."""
        query = "SELECT name, record FROM records WHERE id = ?"
        row = self._db.execute(query, (note_id,)).fetchone()
        return (row[0], record_of(row[1])) if row else None

    def section(self, term: str, language: str) -> tuple[str, str] | None:
        """The part of a term on the glossary's page: its plain title, and its HTML."""
        query = "SELECT title, html FROM sections WHERE term = ? AND language = ?"
        row = self._db.execute(query, (term, language)).fetchone()
        return (row[0], row[1]) if row else None

    def keep_section(self, term: str, language: str, title: str, html: str) -> None:
        """Keep the part of a term."""
        row = (term, language, title, html)
        self._db.execute("INSERT OR REPLACE INTO sections VALUES (?, ?, ?, ?)", row)


def _tables(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """Names and definitions: a view or trigger would run what its author wrote."""
    return list(database.execute("SELECT name, sql FROM sqlite_master ORDER BY name"))


def _tables_of_ours() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_TABLES)
        return _tables(database)

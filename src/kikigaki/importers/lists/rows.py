"""Rows of tables: the first cell that is a timestamp, and the first that is a title."""

import re
from dataclasses import replace

from kikigaki.importers.lists.entry import Entry, Place
from kikigaki.importers.lists.reading import read_entries
from kikigaki.importers.lists.titles import is_label, squeeze
from kikigaki.importers.pages import Line, Mark, flatten
from kikigaki.importers.stamps import narrow

_CELL = re.compile(r"(?<!\\)\|")
_NO_WORDS = re.compile(r"[\W\d_]*")


def read_row(line: Line) -> list[Entry]:
    """The entry a row may be, if any; a second timestamp in it is an end or a length."""
    alone = replace(line, mark=Mark.PLAIN)
    cells = [cell.strip() for cell in _CELL.split(line.body.strip("|")) if cell.strip()]
    read = [(cell, next(iter(read_entries(alone, cell)), None)) for cell in cells]
    stamps = [entry for _, entry in read if entry and entry.place is Place.ALONE]
    if not stamps:
        return []
    words = [squeeze(flatten(cell).text) for cell, entry in read if entry not in stamps]
    titles = [text for text in words if not _NO_WORDS.fullmatch(text) and not _is_label(text)]
    rest = " / ".join(titles[1:])
    title = titles[0] if titles else ""
    return [replace(stamps[0], line=line, place=Place.CELL, title=title, rest=rest)]


def _is_label(text: str) -> bool:
    return is_label(f"{narrow(text)}:")

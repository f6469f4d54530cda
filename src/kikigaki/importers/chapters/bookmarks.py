"""PotPlayer's bookmarks (``.pbf``): ``0=1022148*Title*…`` in milliseconds, and a picture as hex."""

import re
from collections.abc import Iterator

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split

_HEADING = "[Bookmark]"
_ROW = re.compile(r"[0-9]{1,6}=([0-9]{1,12})\*(.*)")
_PICTURE = re.compile(r"[0-9A-Fa-f]*")
_EMPTY = re.compile(r"[0-9]{1,6}=[ \t]*")
_MILLISECONDS = 1000


def read(text: str) -> Reading | None:
    """The bookmarks of a file; None if it does not begin as such a file does."""
    if not text.lstrip().startswith(_HEADING):
        return None
    chapters, faults = split(_parts(text.split("\n")))
    return Reading(chapters, faults)


def _parts(lines: list[str]) -> Iterator[Chapter | Fault]:
    for number, line in enumerate(lines, start=1):
        row = _ROW.fullmatch(line.strip())
        start = seconds.number(row[1], _MILLISECONDS) if row else None
        if row and start is not None:
            yield Chapter(start, words(_title(row[2])), line=number)
        elif line.strip() and line.strip() != _HEADING and not _EMPTY.fullmatch(line):
            yield Fault(number, "not a bookmark, and left out")


def _title(rest: str) -> str:
    title, star, picture = rest.rpartition("*")
    return title if star and _PICTURE.fullmatch(picture) else rest

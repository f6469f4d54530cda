"""The menu in a report of MediaInfo: ``00:02:49.624    : en:From the Sea``."""

import re
from itertools import takewhile

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import UNKNOWN
from kikigaki.importers.tags import tag_of

_MENU = re.compile(r"Menu(?: #[0-9]+)?")
_ROW = re.compile(r"([0-9]{2,4}:[0-9]{2}:[0-9]{2}\.[0-9]{3})[ \t]+: (?:([a-z]{2,3})?:)?(.*)")


def read(text: str) -> Reading | None:
    """The chapters of the first menu, with or without its heading; None if there is none."""
    lines = [line.strip() for line in text.split("\n")]
    heading = next((number for number, line in enumerate(lines, 1) if _MENU.fullmatch(line)), 0)
    rows = ((n, _ROW.fullmatch(line)) for n, line in enumerate(lines[heading:], heading + 1))
    found = [_chapter(n, row) for n, row in takewhile(lambda row: row[1], rows) if row]
    chapters = tuple(chapter for chapter in found if chapter is not None)
    return Reading(chapters) if chapters else None


def _chapter(number: int, row: re.Match[str]) -> Chapter | None:
    start = seconds.clock(row[1])
    title = words(row[3], tag_of(row[2] or "") or UNKNOWN)
    return Chapter(start, title, line=number) if start is not None else None

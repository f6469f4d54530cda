"""Plain tables: a time, a comma or tab, and a title; and the labels of Audacity."""

import re

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, words
from kikigaki.importers.draft import Chapter

_ROW = re.compile(r"([0-9]{1,4}(?::[0-9]{1,2}){1,2}(?:\.[0-9]{1,9})?)[ ]*[,\t](.*)")
_LABEL = re.compile(r"([0-9]{1,7}\.[0-9]{1,9})\t([0-9]{1,7}\.[0-9]{1,9})\t(.*)")
_HEADING = re.compile(r"(?:start|time|timestamp|at|開始|時刻)[^0-9]*", re.IGNORECASE)


def read(text: str) -> Reading | None:
    """The chapters of a table; None if any other line stands in it."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if lines and _HEADING.fullmatch(lines[0][1]):
        lines = lines[1:]
    chapters = [_chapter(number, line) for number, line in lines]
    found = tuple(chapter for chapter in chapters if chapter is not None)
    if not found or len(found) < len(chapters) or not all(chapter.title for chapter in found):
        return None
    return Reading(found)


def _chapter(number: int, line: str) -> Chapter | None:
    if row := _ROW.fullmatch(line):
        start, title = seconds.clock(row[1]), words(_unquoted(row[2].strip()))
        return Chapter(start, title, line=number) if start is not None else None
    if label := _LABEL.fullmatch(line):
        start, end = seconds.number(label[1]), seconds.number(label[2])
        return Chapter(start, words(label[3]), end, line=number) if start is not None else None
    return None


def _unquoted(cell: str) -> str:
    """A cell of a CSV file that had to be quoted; other quotation marks are part of the title."""
    inside = cell[1:-1]
    quoted = cell.startswith('"') and cell.endswith('"') and len(cell) > 1
    had_to_be = "," in inside or '""' in inside
    return inside.replace('""', '"') if quoted and had_to_be else cell

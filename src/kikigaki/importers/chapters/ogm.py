"""Chapters as OGM and mkvextract's simple form have them: ``CHAPTER01=…``, ``CHAPTER01NAME=…``."""

import re
from collections.abc import Iterator

from kikigaki.diagnostics import quote
from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, bad_start, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split

_START = re.compile(r"CHAPTER([0-9]{1,4})[ \t]*=(.*)", re.IGNORECASE)
_NAME = re.compile(r"CHAPTER([0-9]{1,4})NAME(?:[-A-Z]*)[ \t]*=(.*)", re.IGNORECASE)
_OTHER = re.compile(r"CHAPTER[0-9]{1,4}[A-Z]+[ \t]*=.*", re.IGNORECASE)


def read(text: str) -> Reading | None:
    """The chapters of such a file; None if it does not begin with one."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines or not _START.fullmatch(lines[0][1]):
        return None
    chapters, faults = split(_parts(lines))
    return Reading(chapters, faults)


def _parts(lines: list[tuple[int, str]]) -> Iterator[Chapter | Fault]:
    names = [found for _, line in lines if (found := _NAME.fullmatch(line))]
    titles = {name[1]: name[2] for name in reversed(names)}
    for number, line in lines:
        start = _START.fullmatch(line)
        if start is None:
            if not _NAME.fullmatch(line) and not _OTHER.fullmatch(line):
                yield Fault(number, f"“{quote(line)}” belongs to no chapter, and is left out")
            continue
        begins, title = seconds.time(start[2].strip()), titles.get(start[1], "")
        if begins is None:
            yield bad_start(number, title or line)
        else:
            yield Chapter(begins, words(title), line=number)

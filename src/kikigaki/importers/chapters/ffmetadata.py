"""FFmpeg's metadata files: ``[CHAPTER]`` sections in a time base of their own.

As FFmpeg's documentation of the format has it: equals sign, semicolon, number sign, backslash and
line end are escaped by a backslash, and a chapter without a time base counts nanoseconds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, bad_start, day, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split
from kikigaki.importers.tags import tag_of

_NANOSECONDS = Fraction(1, 10**9)
_BASE = re.compile(r"([1-9][0-9]{0,9})/([1-9][0-9]{0,9})")
_COUNT = re.compile(r"[0-9]{1,18}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(slots=True)
class _Section:
    """A bracketed name, or none for what stands above the first, and the values below it."""

    name: str
    line: int
    values: dict[str, str] = field(default_factory=dict)


def read(text: str) -> Reading | None:
    """The chapters of an ffmetadata file; None if it is not one."""
    if not text.lstrip().startswith((";FFMETADATA", "[CHAPTER]")):
        return None
    top, *sections = _sections(text)
    chapters, faults = split(_chapter(s) for s in sections if s.name.upper() == "CHAPTER")
    said = top.values
    return Reading(
        chapters,
        faults,
        title=words(said.get("title", "")),
        published=day(said.get("date", "")),
        language=tag_of(said.get("language", "")),
        description=said.get("description", "") or said.get("comment", ""),
    )


def _sections(text: str) -> list[_Section]:
    sections = [_Section("", 1)]
    for number, line in _lines(text):
        if line.startswith("[") and line.rstrip().endswith("]"):
            sections.append(_Section(line.strip()[1:-1], number))
        elif not line.startswith((";", "#")):
            key, value = _pair(line)
            sections[-1].values[key.strip().lower()] = value.strip()
    return sections


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; one whose end is escaped goes on in the next."""
    begin, parts = 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        begin = begin if parts else number
        parts.append(line)
        if not _ends_escaped(line):
            yield begin, "\n".join(parts)
            parts = []
    if parts:
        yield begin, "\n".join(parts)


def _pair(line: str) -> tuple[str, str]:
    """What stands before and behind the first ``=`` that is not escaped."""
    pieces = line.split("=")
    count = next((n for n, piece in enumerate(pieces, 1) if not _ends_escaped(piece)), len(pieces))
    key, value = "=".join(pieces[:count]), "=".join(pieces[count:])
    return _ESCAPED.sub(r"\1", key), _ESCAPED.sub(r"\1", value)


def _ends_escaped(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _chapter(section: _Section) -> Chapter | Fault:
    title = section.values.get("title", "")
    base = _BASE.fullmatch(section.values.get("timebase", "").strip())
    unit = Fraction(int(base[1]), int(base[2])) if base else _NANOSECONDS
    count, end = (section.values.get(key, "").strip() for key in ("start", "end"))
    if not _COUNT.fullmatch(count) or int(count) * unit >= seconds.LATEST:
        return bad_start(section.line, title or f"START={count}")
    over = seconds.ratio(int(end) * unit) if _COUNT.fullmatch(end) else None
    return Chapter(seconds.ratio(int(count) * unit), words(title), over, line=section.line)

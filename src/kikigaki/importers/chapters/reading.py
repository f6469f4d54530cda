"""What the reader of one kind of chapters gives."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kikigaki.diagnostics import quote
from kikigaki.importers.draft import NOTHING, Chapter
from kikigaki.importers.found import UNKNOWN, Fault
from kikigaki.languages import LanguageMap

_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Reading:
    """The chapters of a file, before anybody knows what the file is called.

    Texts whose language the file does not say are in the language ``und``.
    """

    chapters: tuple[Chapter, ...]
    faults: tuple[Fault, ...] = ()
    title: LanguageMap[str] = NOTHING
    duration: Decimal | None = None
    media: str = ""
    published: datetime.date | None = None
    language: str = ""
    description: str = ""


def split(parts: Iterable[Chapter | Fault]) -> tuple[tuple[Chapter, ...], tuple[Fault, ...]]:
    """What could be read, and what could not."""
    every = tuple(parts)
    chapters = tuple(part for part in every if isinstance(part, Chapter))
    return chapters, tuple(part for part in every if isinstance(part, Fault))


def words(text: str, language: str = UNKNOWN) -> LanguageMap[str]:
    """A text in one language, trimmed; an empty map if there is none."""
    return LanguageMap({language: text.strip()}) if text.strip() else NOTHING


def bad_start(line: int, what: str) -> Fault:
    """A chapter whose beginning cannot be read is left out."""
    return Fault(line, f"“{quote(what.strip())}” has no time that can be read, and is left out")


def day(text: str) -> datetime.date | None:
    """The day that a date begins with, ``2024-04-18`` or ``20240418``; None if it is none."""
    found = _DAY.match(text.strip())
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None

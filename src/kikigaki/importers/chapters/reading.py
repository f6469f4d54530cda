"""What the reader of one kind of chapters gives."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kikigaki.diagnostics import quote
from kikigaki.importers.characters import allowed, lost_in
from kikigaki.importers.draft import NOTHING, Chapter
from kikigaki.importers.found import UNKNOWN, ChaptersFound, Fault, as_diagnostics
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

    def named(self, path: str, form: str, language: str) -> ChaptersFound:
        """The chapters of a file of this name and kind, in characters that notes may have.

        ``language`` is that of the texts, where the file does not say it.
        """
        language = self.language or language
        lost = lost_in(self._texts())
        return ChaptersFound(
            form,
            tuple(
                replace(c, title=_in(language, c.title), text=_in(language, c.text))
                for c in self.chapters
            ),
            title=_in(language, self.title),
            duration=self.duration,
            media=allowed(self.media),
            published=self.published,
            language=self.language,
            description=allowed(self.description),
            diagnostics=as_diagnostics(path, (*self.faults, *lost)),
        )

    def _texts(self) -> Iterator[str]:
        yield from self.title.values()
        for chapter in self.chapters:
            yield from (*chapter.title.values(), *chapter.text.values())


def _in(language: str, texts: LanguageMap[str]) -> LanguageMap[str]:
    """Texts as notes may have them, in this language where that of one was not known."""
    return LanguageMap(
        {language if key == UNKNOWN else key: allowed(text) for key, text in texts.items()}
    )


def words(text: str, language: str = UNKNOWN) -> LanguageMap[str]:
    """A title in one language, on one line; an empty map if there is none."""
    title = " ".join(text.split())
    return LanguageMap({language: title}) if title else NOTHING


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

"""What a citation of a note names; the reading page names the same of a moment.

The rules are those of ``assets/reading/citation.js``, and tests hold both to the same examples.
"""

from dataclasses import dataclass

from kikigaki.exports.views.source import Source, once
from kikigaki.model import Reference
from kikigaki.pages import Edition


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything a citation names, in the words of one language."""

    key: str
    """Stable: the note's id, the language, and for a moment its anchor too."""
    speakers: tuple[str, ...]
    """Names of who is cited; names are never taken apart."""
    hosts: tuple[str, ...]
    authors: tuple[str, ...]
    """Who wrote the notes."""
    title: str
    date: str
    """The day of the interview, ``2024-04-18``; may be empty, as may be those that follow."""
    stamp: str
    site: str
    """The name of the site."""
    language: str
    state: str
    """How the text of this language came to be, in words."""
    url: str

    @property
    def translators(self) -> tuple[str, ...]:
        """Who answers for a text that says how it came to be."""
        return self.authors if self.state else ()


@once
def citation(source: Source) -> Citation:
    """The citation of a whole note."""
    note, edition = source.note, source.edition
    author, people = edition.collection.author, edition.collection.people
    state = note.translation.get(source.language)
    return Citation(
        key=f"{note.id}-{source.language}",
        speakers=_names(edition, note.guests),
        hosts=_names(edition, note.hosts),
        authors=(edition.name(people[author]),) if author in people else (),
        title=source.title,
        date=note.day,
        stamp="",
        site=edition.words(edition.collection.name),
        language=source.language,
        state=edition.strings(f"translation.{state}") if state else "",
        url=source.page if source.site_url else "",
    )


def _names(edition: Edition, references: tuple[Reference, ...]) -> tuple[str, ...]:
    people = edition.collection.people
    return tuple(edition.name(people[one.id]) for one in references if one.id in people)

"""What notes that follow each other add to the files that are made of all notes.

Much of it is the same from note to note, so that a run takes less than its notes would one by one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kikigaki.search.making.facets import facets_of
from kikigaki.search.making.indexed import IndexedNote
from kikigaki.search.making.postings import Places, add_places, note_times
from kikigaki.search.making.records import NoteRecord, names_in
from kikigaki.search.making.state import Numbered

LONGEST = 128
"""Notes of a run: the lists of a longer one would be copied too often."""


@dataclass(slots=True)
class Run:
    """Notes that follow each other, and what they add."""

    languages: Sequence[str]
    notes: list[Numbered] = field(default_factory=list)
    facets: Counter[str] = field(default_factory=Counter)
    """How many passages have each facet."""
    places: list[dict[str, Places]] = field(init=False)
    """For each language, those of every token."""

    def __post_init__(self) -> None:
        self.places = [{} for _ in self.languages]

    def add(self, one: IndexedNote) -> None:
        """Take the next note."""
        facets = _add(self.places, len(self.notes), one.record, self.languages)
        self.facets.update([token[1:] for tokens in facets for token in tokens])
        self.notes.append(one.numbered)


def runs(notes: Iterable[IndexedNote], languages: Sequence[str]) -> Iterator[Run]:
    """Any number of notes, run by run."""
    run = Run(languages)
    for number, note in enumerate(notes, 1):
        run.add(note)
        if not number % LONGEST:
            yield run
            run = Run(languages)
    yield run


def chunks(record: NoteRecord, languages: Sequence[str]) -> list[dict[str, bytes]]:
    """What one note adds to the lists of each language; it depends on that note alone."""
    found: list[dict[str, Places]] = [{} for _ in languages]
    _add(found, 0, record, languages)
    return [{token: data for token, (_, _, data) in one.items()} for one in found]


def _add(
    found: Sequence[dict[str, Places]], number: int, record: NoteRecord, languages: Sequence[str]
) -> list[set[str]]:
    """Add the places of a note; give its facets, which stand in the lists of the first language."""
    facets = [facets_of(passage) for passage in record.passages]
    named = [names_in(record, passage) for passage in record.passages]
    for language, places in zip(languages, found, strict=True):
        for passage, times in enumerate(note_times(record, language, named)):
            if places is found[0]:
                times.update(dict.fromkeys(facets[passage], 1))
            add_places(places, number, passage, times)
    return facets

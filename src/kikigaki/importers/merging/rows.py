"""Which moments of a note the rows of a table are.

Told by their timestamp, and of several in one second by what is said; then by what is said alone;
then by standing between the same two. A row that is none of them is new where it was typed, or, if
its timestamp does not belong there, by its time.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from kikigaki.importers.merging.places import (
    Heard,
    Matches,
    Place,
    by_time,
    draft_marks,
    marks,
    moment_at,
)
from kikigaki.model import Note
from kikigaki.timestamps import Timestamp


def match_rows(note: Note, said: Sequence[Heard], found: Matches) -> None:
    """Tell where rows belong."""
    rows = _Rows(note, said)
    rows.take_by_time()
    rows.take_by_words()
    rows.take_between()
    above: Place | None = None
    for number, row in enumerate(said):
        if number in rows.taken:
            place = rows.taken[number]
            above = (place[0], place[1] + 1)
            found.pairs.append((place, row))
            if row.moment.at is not None and moment_at(note, place).at is None:
                found.stamps.append((place, row.moment.at))
        else:
            above = _new_place(note, said, number, above)
            found.new.append((above, row))


def _new_place(note: Note, said: Sequence[Heard], number: int, above: Place | None) -> Place | None:
    """Before which moment a new row comes; ``above`` is where the one above it ends."""
    row = said[number]
    if row.section is None:
        return None
    begins = not number or said[number - 1].part != row.part
    place = (row.section, 0) if begins or above is None else above
    if row.moment.at is None:
        return place
    timely = by_time(note, place[0], row.moment.at, asked=row.titled)
    return place if timely[0] == place[0] and _is_in_order(note, place, row.moment.at) else timely


def _is_in_order(note: Note, place: Place, at: Timestamp) -> bool:
    section, number = place
    stamps = [moment.at or at for moment in note.sections[section].moments]
    return max(stamps[:number], default=at) <= at <= min(stamps[number:], default=at)


class _Rows:
    """Finds places for rows; each has one, and each place is one's."""

    def __init__(self, note: Note, said: Sequence[Heard]) -> None:
        self.note = note
        self.said = said
        self.marks = [draft_marks(row.moment) for row in said]
        self.places: dict[Hashable, list[Place]] = {}
        """Places in the note's order, by what is said there and when."""
        for number, section in enumerate(note.sections):
            for count, moment in enumerate(section.moments):
                for sign in (*marks(moment), moment.at):
                    self.places.setdefault(sign, []).append((number, count))
        self.taken: dict[int, Place] = {}
        """The places of rows that are in the note."""
        self.free = {place for places in self.places.values() for place in places}

    def take_by_time(self) -> None:
        """The same second, and best the same words."""
        for alike in (True, False):
            for number, row in enumerate(self.said):
                if row.moment.at is not None and number not in self.taken:
                    places = self.places.get(row.moment.at, [])
                    same = self.alike(number) if alike else places
                    self.take(number, [place for place in places if place in same])

    def take_by_words(self) -> None:
        """The same words, and best without a timestamp."""
        for number in range(len(self.said)):
            if number not in self.taken:
                places = sorted(self.alike(number))
                self.take(number, sorted(places, key=self.is_stamped))

    def take_between(self) -> None:
        """As many on both sides, below the same one."""
        for block in self.blocks():
            number, row = block[0], self.said[block[0]]
            section, begin = self.taken.get(number - 1, (row.section, -1))
            if section is None or (begin >= 0 and self.said[number - 1].part != row.part):
                section, begin = row.section, -1
            if section is None:
                continue
            places = list(self.free_below((section, begin + 1)))
            if len(places) == len(block):
                self.taken |= dict(zip(block, places, strict=True))
                self.free -= set(places)

    def blocks(self) -> Iterator[list[int]]:
        """Rows without a timestamp or a place that follow each other."""
        block: list[int] = []
        for number, row in enumerate(self.said):
            if block and (number in self.taken or row.part != self.said[block[0]].part):
                yield block
                block = []
            if number not in self.taken and row.moment.at is None:
                block.append(number)
        if block:
            yield block

    def free_below(self, place: Place) -> Iterator[Place]:
        section, begin = place
        for number in range(begin, len(self.note.sections[section].moments)):
            if (section, number) not in self.free or self.is_stamped((section, number)):
                return
            yield section, number

    def alike(self, number: int) -> set[Place]:
        return {place for mark in self.marks[number] for place in self.places.get(mark, ())}

    def take(self, number: int, places: Iterable[Place]) -> None:
        """The first free place behind that of the row above, else the first."""
        free = [place for place in places if place in self.free]
        above = self.taken.get(number - 1, (-1, -1))
        if free:
            self.taken[number] = next((place for place in free if place > above), free[0])
            self.free.discard(self.taken[number])

    def is_stamped(self, place: Place) -> bool:
        return moment_at(self.note, place).at is not None

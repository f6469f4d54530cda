"""Which moments of a note are heard when those of a draft are.

What begins in the same second is the same; so is what begins the same section, where one of both
does not say when. Words are no sign: they are in another language, or told otherwise.
"""

from collections.abc import Sequence
from typing import TypeAlias

from kikigaki.importers.merging.places import Heard, Matches, Place, by_time, moment_at, runs
from kikigaki.model import Note
from kikigaki.timestamps import Timestamp

_Key: TypeAlias = Timestamp | int
"""When moments are heard; or the section that they begin, where nobody says when."""


def match_heard(note: Note, said: Sequence[Sequence[Heard]], found: Matches) -> None:
    """Tell where moments belong; those of a run belong together."""
    places = _places(note)
    parts: set[int] = set()
    for run in said:
        first, begins = run[0], run[0].part not in parts
        parts.add(first.part)
        key = _key(note, first, places, begins=begins)
        if key is not None and places.get(key):
            _match(note, places[key].pop(0), run, found)
        elif first.section is None and (first.at is None or first.at not in places):
            found.new += [(None, heard) for heard in run]
        elif first.section is not None and first.at is not None and first.at not in places:
            place = by_time(note, first.section, first.at)
            found.new += [(place, heard) for heard in run]
        else:
            found.left += run


def _key(
    note: Note, first: Heard, places: dict[_Key, list[list[Place]]], *, begins: bool
) -> _Key | None:
    if first.at is None or first.at in places:
        return first.section if first.at is None else first.at
    unstamped = first.section is not None and note.sections[first.section].start is None
    return first.section if begins and unstamped else None


def _places(note: Note) -> dict[_Key, list[list[Place]]]:
    """The places of all runs, by when they are heard."""
    found: dict[_Key, list[list[Place]]] = {}
    for number, section in enumerate(note.sections):
        count = 0
        for run in runs(section.moments):
            key = number if run[0].at is None else run[0].at
            found.setdefault(key, []).append([(number, count + n) for n in range(len(run))])
            count += len(run)
    return found


def _match(note: Note, places: Sequence[Place], run: Sequence[Heard], found: Matches) -> None:
    """The first of both is the same; the others are, if they are as many."""
    same = len(run) if len(run) == len(places) else 1
    found.pairs += zip(places[:same], run[:same], strict=True)
    found.left += run[same:]
    if run[0].moment.at is not None and moment_at(note, places[0]).at is None:
        found.stamps.append((places[0], run[0].moment.at))

"""Where the parts of a query are, as the postings know it: candidates with a score.

A place is ``note * PASSAGES + passage``; each language has its own. Scores add what kind of place
it is (title, often, once, only a name) to how well the word fits (as typed, inflected, begun).
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from kikigaki.search.making.postings import Lists, read_postings

PASSAGES = 1 << 12
"""More than a note can hold, by the limits of a file."""
TYPED, INFLECTED, BEGUN = 2, 1, 0
PER_WEIGHT = 3

Scores: TypeAlias = dict[int, int]
"""A score for each place in one language."""


def read_places(lists: Lists, fits: int) -> list[Scores]:
    """The places of a token."""
    return [
        {
            note * PASSAGES + passage: weight * PER_WEIGHT + fits
            for note, passage, weight in read_postings(places)
        }
        for places in lists
    ]


def either(parts: Iterable[list[Scores]], languages: int) -> list[Scores]:
    """The places of any, each with its best score."""
    united: list[Scores] = [{} for _ in range(languages)]
    for part in parts:
        for scores, more in zip(united, part, strict=True):
            for place, score in more.items():
                if score > scores.get(place, -1):
                    scores[place] = score
    return united


def both(one: list[Scores], other: list[Scores]) -> list[Scores]:
    """The places of both in the same language, each with its worse score."""
    return [
        {place: min(score, b[place]) for place, score in a.items() if place in b}
        for a, b in zip(one, other, strict=True)
    ]


def all_of(parts: Iterator[list[Scores]]) -> list[Scores]:
    """The places of every part."""
    places = next(parts)
    for part in parts:
        places = both(places, part)
    return places

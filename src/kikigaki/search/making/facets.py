"""What search results can be narrowed down by, other than words: person, topic, voice, year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kikigaki.model import Collection, Entry
from kikigaki.search.making.records import NoteRecord, Passage

FACET = "\x01"
"""Begins the token of a facet, which no text has."""


def facet_token(kind: str, value: str) -> str:
    """The token of a person (``p``), topic (``t``) or voice (``v``)."""
    return f"{FACET}{kind}{value}"


def facets_of(passage: Passage) -> set[str]:
    """The tokens of the facets of a passage."""
    people = (facet_token("p", person) for person in passage.people())
    topics = (facet_token("t", topic) for topic in passage.topics)
    voices = (facet_token("v", speech.voice) for speech in passage.speeches if speech.voice)
    return {*people, *topics, *voices}


def facet_counts(record: NoteRecord) -> Counter[str]:
    """How many passages of a note have each facet."""
    return Counter(token[1:] for passage in record.passages for token in facets_of(passage))


def facet_menu(counts: Mapping[str, int], collection: Collection) -> dict[str, Any]:
    """For each kind, the values that occur, with their names and how many passages have them."""
    return {
        "person": list(_named("p", collection.people.values(), counts)),
        "topic": list(_named("t", collection.topics.values(), counts)),
        "voice": [
            [voice, {}, counts[f"v{voice}"]]
            for voice in ("question", "answer", "comment")
            if counts.get(f"v{voice}")
        ],
    }


def _named(kind: str, entries: Iterable[Entry], counts: Mapping[str, int]) -> Iterator[list[Any]]:
    present = [entry for entry in entries if counts.get(kind + entry.id)]
    for entry in sorted(present, key=lambda entry: (-counts[kind + entry.id], entry.id)):
        yield [entry.id, dict(entry.name), counts[kind + entry.id]]


def years(days: Iterable[str]) -> list[list[int]]:
    """Each year with the number of its first note, of the days of notes in their order."""
    begun: dict[int, int] = {}
    for number, day in enumerate(days):
        begun.setdefault(int(day[:4] or 0), number)
    return [[year, first] for year, first in begun.items()]

"""The order of names in a language: 五十音 by reading, or the alphabet."""

from collections.abc import Iterable
from typing import TypeVar

from kikigaki.model import Entry
from kikigaki.pages.edition import Edition
from kikigaki.pages.readings import sounds

E = TypeVar("E", bound=Entry)


def in_order(edition: Edition, entries: Iterable[E]) -> list[E]:
    """Entries as a reader of the language looks for them: by reading, else by name."""
    return sorted(entries, key=lambda entry: (_sort_key(edition, entry), entry.id))


def _sort_key(edition: Edition, entry: Entry) -> str:
    return sounds(entry.reading.get(edition.language) or edition.name(entry))

"""The order of names in a language: 五十音 by reading, or the alphabet."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from kikigaki.model import Entry
from kikigaki.pages.edition import Edition

E = TypeVar("E", bound=Entry)
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def in_order(edition: Edition, entries: Iterable[E]) -> list[E]:
    """Entries as a reader of the language looks for them: by reading, else by name."""
    return sorted(entries, key=lambda entry: (_sort_key(edition, entry), entry.id))


def _sort_key(edition: Edition, entry: Entry) -> str:
    reading = entry.reading.get(edition.language) or edition.name(entry)
    folded = unicodedata.normalize("NFKC", reading).casefold()
    return folded.translate(_TO_HIRAGANA)

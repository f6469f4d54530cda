"""The order of names in a language: 五十音 by reading, or the alphabet."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from kikigaki.model import Entry
from kikigaki.pages.edition import Edition
from kikigaki.pages.readings import sounds

E = TypeVar("E", bound=Entry)

_LONG = "ー"
_LARGE = dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True))
_VOWELS = {
    sound: row[0]
    for row in (
        "あかさたなはまやらわ",
        "いきしちにひみりゐ",
        "うくすつぬふむゆる",
        "えけせてねへめれゑ",
        "おこそとのほもよろを",
    )
    for sound in row
}


def in_order(edition: Edition, entries: Iterable[E]) -> list[E]:
    """Entries as a reader of the language looks for them: by reading, else by name."""
    return sorted(entries, key=lambda entry: (_sort_key(edition, entry), entry.id))


def _sort_key(edition: Edition, entry: Entry) -> tuple[str, str]:
    heard = sounds(entry.reading.get(edition.language) or edition.name(entry))
    return plainly(heard), heard


def plainly(heard: str) -> str:
    """What dictionaries compare first: か for が, つ for っ, ええ for えー, e for é.

    The order of kana is that of JIS X 4061: only what is equal so far is compared by voicing and
    size.
    """
    plain = ""
    for character in unicodedata.normalize("NFD", heard):
        if character == _LONG:
            character = _VOWELS.get(plain[-1:], character)  # noqa: PLW2901 - as it sounds
        if not unicodedata.combining(character):
            plain += _LARGE.get(character, character)
    return plain

"""How names are read: ruby over the part of a name that does not say so itself."""

import unicodedata
from itertools import takewhile

from kikigaki.model import Entry
from kikigaki.pages.edition import Edition
from kikigaki.text import Inline, Ruby, Words

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def sounds(text: str) -> str:
    """A text to compare by how it is read: in small letters, katakana as hiragana."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_HIRAGANA)


def title(edition: Edition, entry: Entry) -> tuple[Inline, ...]:
    """The name of an entry as a heading shows it, with its reading where one is given."""
    chosen = entry.name.choose(edition.language)
    reading = entry.reading.get(edition.language)
    if chosen is None or not chosen.translated or not reading:
        return (edition.inline(entry.name, entry.id),)
    return ruby(chosen.value, reading)


def ruby(name: str, reading: str) -> tuple[Inline, ...]:
    """A name with ruby over what its kana do not read: コンテキスト and ruby over 長."""
    if len(sounds(name)) != len(name) or len(sounds(reading)) != len(reading):
        return (Ruby(name, reading),)
    before = _shared(name, reading)
    after = _shared(name[before:][::-1], reading[before:][::-1])
    if not name[before : len(name) - after]:
        return (Words(name),)
    end = len(name) - after
    middle = Ruby(name[before:end], reading[before : len(reading) - after])
    parts: tuple[Inline, ...] = (Words(name[:before]), middle, Words(name[end:]))
    return tuple(part for part in parts if part != Words(""))


def _shared(name: str, reading: str) -> int:
    """How many characters at the beginning sound as they are written."""
    pairs = zip(sounds(name), sounds(reading), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

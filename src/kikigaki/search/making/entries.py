"""People, topics and terms: found by any of their names, and other words for what is asked.

Each name, alias and reading is a token from each of its places where a word may begin, so that
バーグ and berg's beginning find their person; the postings say which entries, and which of them
have exactly that name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from kikigaki import links
from kikigaki.model import Collection, Entry, Person, Term, Topic
from kikigaki.search.making.address import page_address
from kikigaki.search.making.texts import compact
from kikigaki.search.making.varints import varints
from kikigaki.search.words.fold import plain
from kikigaki.search.words.spellings import loose
from kikigaki.search.words.tokens import RUN
from kikigaki.text import Text, shorten, to_plain
from kikigaki.wiki import registries

NAME = "\x02"
"""Begins the token of a name, which no text has."""
TOPIC = "topic"
KINDS: dict[type[Entry], str] = {Person: "person", Topic: TOPIC, Term: "term"}
PER_FILE = 16
_DESCRIPTION_COLUMNS = 160
_LONGEST = 24
_PARTS = re.compile(r"[^\s・=＝]+")
"""Of a person's reading, family and given name."""


def all_entries(collection: Collection) -> list[Entry]:
    """Every registry entry: terms, topics, people, each in the order of ids."""
    return [
        registry[entry_id] for registry in registries(collection) for entry_id in sorted(registry)
    ]


def name_key(name: str) -> str:
    """A name as it is looked up: loose, one space between words of scripts that have them."""
    key = ""
    dense = True
    for found in RUN.finditer(loose(plain(name))):
        is_dense = bool(found["dense"])
        key += found[0] if is_dense or dense else f" {found[0]}"
        dense = is_dense
    return key


def name_postings(entries: Sequence[Entry]) -> dict[str, bytes]:
    """For each part of a name, the entries' numbers: times two, plus one if it is the whole."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for key in {name_key(name) for name in _names(entry)}:
            for begin in _beginnings(key):
                whole = found[key[begin:]].get(number, 0) or not begin
                found[key[begin:]][number] = int(whole)
    return {
        NAME + part: varints(number << 1 | whole for number, whole in sorted(numbers.items()))
        for part, numbers in found.items()
    }


def _names(entry: Entry) -> Iterator[str]:
    yield from entry.name.values()
    for reading in entry.reading.values():
        yield reading
        if isinstance(entry, Person):
            yield from _PARTS.findall(reading)
    for aliases in entry.aliases.values():
        yield from aliases


def _beginnings(key: str) -> Iterator[int]:
    """Where a word may begin: anywhere in scripts without spaces, but not at the last letter."""
    for found in RUN.finditer(key):
        yield found.start()
        if found["dense"] and len(key) <= _LONGEST:
            yield from range(found.start() + 1, found.end() - 1)


def entry_files(entries: Sequence[Entry], *, directory_urls: bool) -> Iterator[bytes]:
    """What is shown of the entries, some in each file."""
    records = [_record(entry, directory_urls=directory_urls) for entry in entries]
    for start in range(0, len(records), PER_FILE):
        yield compact(records[start : start + PER_FILE])


def _record(entry: Entry, *, directory_urls: bool) -> dict[str, Any]:
    page, anchor = links.entry_page("", entry)
    return {
        "kind": KINDS[type(entry)],
        "id": entry.id,
        "page": page_address(page.removeprefix("/"), anchor, directory_urls=directory_urls),
        "name": dict(entry.name),
        "others": [*dict.fromkeys(other for other in _others(entry))],
        "description": {tag: _described(text) for tag, text in entry.description.items()},
    }


def _others(entry: Entry) -> Iterator[str]:
    """Aliases: other words for the same; a reading is no word of a text."""
    for aliases in entry.aliases.values():
        yield from aliases


def _described(text: Text) -> str:
    return shorten(to_plain(text), _DESCRIPTION_COLUMNS)

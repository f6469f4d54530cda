"""What an export about many notes is made from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kikigaki.model import Collection
from kikigaki.strings import Strings, catalog


@dataclass(frozen=True, slots=True)
class Library:
    """The notes of a collection in one language."""

    known: Collection
    """Its registries, name and description; its notes are below."""
    language: str
    site_url: str
    """The address of the site, with a final ``/``; empty where the site does not know it."""
    items: Sequence[bytes]
    """The record of each note, newest first; see :mod:`kikigaki.exports.items`."""

    @property
    def strings(self) -> Strings:
        """The site's own words."""
        return catalog(self.language)

    @property
    def folder(self) -> str:
        """The address of the language's part of the site, which is its home page too."""
        return f"{self.site_url}{self.language}/"

    @property
    def name(self) -> str:
        """What the collection is called."""
        return self.known.name.best(self.language, "") or "Kikigaki"

    @property
    def description(self) -> str:
        """What it is, in a sentence; may be empty."""
        return self.known.description.best(self.language, "")

    @property
    def author(self) -> str:
        """Who writes the notes; the collection's name where it does not say."""
        person = self.known.people.get(self.known.author)
        name = person.name.best(self.language, "") if person else ""
        return name or self.known.author or self.name

    def newest(self, number: int, *, dated: bool = False) -> list[dict[str, Any]]:
        """So many records; where they must be ``dated``, notes without a day are left out."""
        found: list[dict[str, Any]] = []
        for line in self.items:
            if len(found) == number:
                break
            record = json.loads(line)
            found += [record] if not dated or "published" in record else []
        return found

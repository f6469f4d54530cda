"""What an export about many notes is made from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kikigaki.pages import Edition


@dataclass(frozen=True, slots=True)
class Library:
    """The notes of a collection in one language."""

    edition: Edition
    site_url: str
    """The address of the site, with a final ``/``; empty where the site does not know it."""
    items: Sequence[bytes]
    """The record of each note, newest first; see :mod:`.items`."""

    @property
    def language(self) -> str:
        """The language of the export."""
        return self.edition.language

    @property
    def folder(self) -> str:
        """The address of the language's part of the site, which is its home page too."""
        return f"{self.site_url}{self.language}/"

    @property
    def name(self) -> str:
        """What the collection is called."""
        return self.edition.words(self.edition.collection.name, "Kikigaki")

    @property
    def description(self) -> str:
        """What it is, in a sentence; may be empty."""
        return self.edition.words(self.edition.collection.description)

    @property
    def author(self) -> str:
        """Who writes the notes; the collection's name where it does not say."""
        people, author = self.edition.collection.people, self.edition.collection.author
        return self.edition.name(people[author]) if author in people else author or self.name

    def newest(self, number: int, *, dated: bool = False) -> list[dict[str, Any]]:
        """So many records; where they must be ``dated``, notes without a day are left out."""
        found: list[dict[str, Any]] = []
        for line in self.items:
            if len(found) == number:
                break
            record = json.loads(line)
            found += [record] if not dated or "published" in record else []
        return found

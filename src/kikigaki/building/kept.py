"""What a build keeps of a note, and what the last one left of all of them."""

import datetime
import pickle
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kikigaki.building.engine import Addresses
from kikigaki.collection import Registries, newest_first
from kikigaki.diagnostics import Diagnostic
from kikigaki.frames import Frame, Shape
from kikigaki.heads import Head
from kikigaki.languages import LanguageMap
from kikigaki.search import State


@dataclass(frozen=True, slots=True)
class Kept:
    """A note that was read and found right."""

    head: Head
    uri: str
    """Its file, from the folder of notes."""
    digest: bytes
    """Of the file's text."""
    refs: frozenset[str]
    """Entries it names by id, whether they are there or not: ``person/…``, ``topic/…``."""
    links: frozenset[str]
    """The targets of its wiki links, folded, without a timestamp."""
    problems: tuple[Diagnostic, ...] = ()
    """Warnings and hints."""

    def dump(self) -> tuple[Any, ...]:
        """The same in plain values, which are read twenty times as fast."""
        head = self.head
        return (
            self.uri,
            self.digest,
            tuple(self.refs),
            tuple(self.links),
            pickle.dumps(self.problems) if self.problems else b"",
            head.id,
            dict(head.title),
            head.published.toordinal() if head.published else 0,
            (head.guests, head.hosts, head.topics),
            head.seconds,
            dict(head.moments),
        )

    @classmethod
    def load(cls, values: tuple[Any, ...]) -> "Kept":
        """What was dumped."""
        uri, digest, refs, links, problems, note_id, title, day, parts, seconds, moments = values
        head = Head(
            id=note_id,
            title=LanguageMap(title),
            published=datetime.date.fromordinal(day) if day else None,
            guests=parts[0],
            hosts=parts[1],
            topics=parts[2],
            seconds=seconds,
            moments=moments,
        )
        found = pickle.loads(problems) if problems else ()  # noqa: S301 - see the store
        return cls(head, uri, digest, frozenset(refs), frozenset(links), found)


@dataclass
class Previous:
    """The last build, as far as it is of use."""

    notes: dict[str, Kept] = field(default_factory=dict)
    """By the path of their files."""
    registries: Registries = field(default_factory=Registries)
    registry_digests: dict[str, bytes] = field(default_factory=dict)
    stale: bool = False
    """Whether all notes are to be read again, and all pages to be written."""

    @cached_property
    def heads(self) -> list[Head]:
        """The heads of all notes, newest first."""
        return sorted((kept.head for kept in self.notes.values()), key=newest_first)


@dataclass(slots=True)
class Site:
    """What is known of the site as a whole."""

    shell_key: str = ""
    shell_paths: set[str] = field(default_factory=set)
    """Files that the site generator wrote."""
    frames: dict[Shape, Frame] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    pages: list[str] = field(default_factory=list)
    """The generated pages, by ``src_uri``."""
    wholes: list[str] = field(default_factory=list)
    """Files about many notes, for others to use."""
    index: State = field(default_factory=State)
    changed: tuple[str, ...] = ()
    """What the last build changed, and the spare has not."""
    spare: bool = False
    """Whether there is a spare."""

    def edit_address(self, source: str) -> str:
        """Where a file of the notes' folder is edited; empty where nobody can say."""
        if not source:
            return ""
        stem = source.rpartition(".")[0]
        return self.addresses.edit_url.replace("{path}", source).replace("{stem}", stem)

"""The values of a file, each with the keys that lead to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki.formatting.outline import Kind, Outline
from kikigaki.source import Mapping, Node, Scalar, Sequence, follow
from kikigaki.timestamps import Timestamp, TimestampError

Trail: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A typed value."""

    scalar: Scalar
    kind: Kind
    trail: Trail
    """Keys and indexes from the root."""

    def language(self, languages: tuple[str, ...]) -> str:
        """The language it is in; a plain text is in the collection's first."""
        named = (str(part) for part in reversed(self.trail) if part in languages)
        return next(named, languages[0])


def fields(node: Node, outline: Outline, trail: Trail = ()) -> Iterator[Field]:
    """Every value below a node, in file order."""
    match node:
        case Scalar():
            yield Field(node, outline.kind, trail)
        case Sequence(items):
            for number, item in enumerate(items):
                yield from fields(item, outline.below(None), (*trail, number))
        case Mapping(entries):
            for entry in entries:
                key = entry.key.text
                yield from fields(entry.value, outline.below(key), (*trail, key))


def stamp_at(root: Node, trail: Trail) -> Timestamp | None:
    """The stamp of the moment a trail leads into, or of the nearest one before it."""
    match trail:
        case ("sections", int() as section, "moments", int() as moment, *_):
            for number in range(moment, -1, -1):
                node = follow(root, ("sections", section, "moments", number, "at"))
                if isinstance(node, Scalar):
                    return _parsed(node.text)
    return None


def _parsed(text: str) -> Timestamp | None:
    try:
        return Timestamp.parse(text)
    except TimestampError:
        return None

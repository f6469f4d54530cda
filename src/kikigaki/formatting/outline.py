"""What each place of a file holds, and in which order its keys stand, as the schema lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import Any

from kikigaki.schema import ANSWER, FILES
from kikigaki.timestamps import is_canonical

_SECTION = "#/$defs/SectionShape"


class Kind(Enum):
    """What a typed value is, as far as its layout goes."""

    OTHER = auto()
    """Taken by the letter: ids, addresses, days."""
    LINE = auto()
    """A text of one line, in which white space is one space."""
    PROSE = auto()
    """A text in the Markdown subset."""
    STAMP = auto()


@dataclass(frozen=True, slots=True)
class Outline:
    """What may stand at a place."""

    kind: Kind = Kind.OTHER
    """Of a plain text there."""
    keys: Mapping[str, "Outline"] = field(default_factory=dict)
    """Of a mapping there, in canonical order; empty where the keys are free."""
    item: "Outline | None" = None
    """Of every item, or of every value whose key is free."""
    spaced: bool = False
    """Whether a blank line stands between its entries."""

    def below(self, key: str | None) -> "Outline":
        """The outline of a value: below a key, or of an item."""
        return self.keys.get(key or "") or self.item or Outline()


@lru_cache(maxsize=16)
def outline(kind: str, languages: tuple[str, ...]) -> Outline:
    """The outline of a kind of file: ``note`` or a registry, in a collection's languages."""
    schema = FILES[kind].model_json_schema()
    return _Reader(schema["$defs"], languages).outline(schema)


@dataclass(frozen=True, slots=True)
class _Reader:
    shapes: dict[str, Any]
    languages: tuple[str, ...]

    def outline(self, schema: dict[str, Any]) -> Outline:
        if reference := schema.get("$ref"):
            return self.outline(self.shapes[reference.rpartition("/")[2]])
        if "languageMap" in schema:
            return self.language_map(schema["languageMap"])
        if "properties" in schema:
            return Outline(keys=self.keys(schema["properties"]))
        if "items" in schema:
            spaced = schema["items"].get("$ref") == _SECTION
            return Outline(item=self.outline(schema["items"]), spaced=spaced)
        if "patternProperties" in schema:
            return Outline(item=self.entry(schema), spaced=True)
        examples = schema.get("examples", ())
        return Outline(Kind.STAMP if examples and all(map(is_canonical, examples)) else Kind.OTHER)

    def keys(self, properties: dict[str, Any]) -> dict[str, Outline]:
        """The keys of a mapping; the answer stands there in each language."""
        keys: dict[str, Outline] = {}
        for name, schema in properties.items():
            names = self.languages if name == ANSWER else (name,)
            keys |= dict.fromkeys(names, self.outline(schema))
        return keys

    def entry(self, schema: dict[str, Any]) -> Outline:
        """Of an entry of a registry, whatever its id."""
        schemas = [*schema.get("patternProperties", {}).values(), {}]
        return self.outline(schemas[0])

    def language_map(self, name: str) -> Outline:
        kind = {"line": Kind.LINE, "text": Kind.PROSE}.get(name, Kind.OTHER)
        return Outline(kind, dict.fromkeys(self.languages, Outline(kind)))

"""The shapes as JSON Schema for editors, and as a table for people."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kikigaki.schema.fields import MAX_LINE, PLAIN_KINDS, Shape
from kikigaki.schema.note import ANSWER, MomentShape, NoteShape, RecordingShape, SectionShape
from kikigaki.schema.registry import REGISTRIES, TermShape
from kikigaki.text import MAX_CHARACTERS

FILES: dict[str, type[BaseModel]] = {"note": NoteShape, **REGISTRIES}
"""The kinds of YAML file, and the shape of each."""

_TABLES: tuple[tuple[str, type[Shape]], ...] = (
    ("A note", NoteShape),
    ("A section", SectionShape),
    ("A moment", MomentShape),
    ("Another recording (`also`)", RecordingShape),
    ("A registry entry", TermShape),
)
_ITEMS: dict[str, dict[str, Any]] = {
    "line": {"type": ["string", "null"], "maxLength": MAX_LINE},
    "text": {"type": ["string", "null"], "maxLength": MAX_CHARACTERS},
    "lines": {"type": ["array", "null"], "items": {"type": "string", "maxLength": MAX_LINE}},
    "state": {"enum": ["human", "reviewed", "machine", None]},
}
_KINDS = {
    "line": "language map",
    "text": "language map of texts",
    "lines": "language map of lists",
    "state": "language map of `human`, `reviewed`, `machine`",
}


def json_schema(kind: str, languages: tuple[str, ...]) -> str:
    """The JSON Schema of a kind of file, as text, for a collection in these languages."""
    schema = FILES[kind].model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(_finish(schema, languages), ensure_ascii=False, indent=2) + "\n"


def _finish(schema: Any, languages: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    """Language maps spelled out, and pydantic's own titles and nulls left out."""
    if isinstance(schema, list):
        return [_finish(item, languages) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "languageMap" in schema:
        described = {k: v for k, v in schema.items() if k == "description"}
        return {**_language_map(schema["languageMap"], languages), **described}
    finished = {
        name: _finish(value, languages)
        for name, value in schema.items()
        if not (name == "title" and isinstance(value, str))
        and not (name == "default" and not value)
    }
    properties = finished.get("properties", {})
    for name in properties.keys() - finished.get("required", ()):
        properties[name] = _or_nothing(properties[name])
    if ANSWER in properties:
        sentence = properties.pop(ANSWER)["description"]
        for language in languages:
            properties[language] = {**_ITEMS["text"], "description": sentence}
    return finished


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, or no value at all, by which a key counts as not written."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **values, "type": [schema["type"], "null"]}


def _language_map(kind: str, languages: tuple[str, ...]) -> dict[str, Any]:
    item = _ITEMS[kind]
    mapping = {
        "type": "object",
        "properties": dict.fromkeys(languages, item),
        "additionalProperties": False,
        "minProperties": 1,
    }
    plain = {"type": "string", **{k: v for k, v in item.items() if k == "maxLength"}}
    return {"anyOf": [plain, mapping]} if kind in PLAIN_KINDS else mapping


def reference_table(languages: tuple[str, ...]) -> str:
    """Every key of the format in Markdown tables: key, value, meaning; required ones in bold."""
    return "\n".join(_table(title, shape, languages) for title, shape in _TABLES)


def _table(title: str, shape: type[Shape], languages: tuple[str, ...]) -> str:
    rows = "".join(_rows(shape, languages))
    return f"**{title}**\n\n| key | value | meaning |\n| --- | --- | --- |\n{rows}"


def _rows(shape: type[Shape], languages: tuple[str, ...]) -> Iterator[str]:
    schema = shape.model_json_schema()
    for name, value in schema["properties"].items():
        shown = ", ".join(f"`{tag}`" for tag in languages) if name == ANSWER else f"`{name}`"
        if name in schema.get("required", ()):
            shown = f"**{shown}**"
        kind = "text" if name == ANSWER else _kind(name, value)
        yield f"| {shown} | {kind} | {value['description']} |\n"


def _kind(name: str, schema: dict[str, Any]) -> str:
    if "languageMap" in schema:
        return _KINDS[schema["languageMap"]]
    if schema.get("type") == "array":
        return "list of " + ("addresses" if name == "links" else _item_kind(schema["items"]))
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if "examples" in schema:
        return {"at": "timestamp", "duration": "timestamp"}.get(name, "text")
    if schema.get("type") == "integer":
        return "whole seconds"
    return {"date": "date", "uri": "address"}.get(schema.get("format", ""), "id")


def _item_kind(schema: dict[str, Any]) -> str:
    names = {"MomentShape": "moments", "SectionShape": "sections", "RecordingShape": "recordings"}
    return names.get(schema.get("$ref", "").rpartition("/")[2], "ids")

"""Plain data against a shape: every fault at once, each with the path that leads to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kikigaki.diagnostics import MANY, Code, did_you_mean, quote
from kikigaki.schema.fields import Shape
from kikigaki.schema.note import ANSWER, MomentShape, NoteShape, RecordingShape, SectionShape
from kikigaki.schema.registry import EntryShape, GlossaryShape, TermShape

Path: TypeAlias = tuple[int | str, ...]
_ITEMS: dict[str, type[Shape]] = {
    "sections": SectionShape,
    "moments": MomentShape,
    "also": RecordingShape,
}
_KIND_NAMES = {"string_type": "a text", "list_type": "a list"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the value, or the key, that a path leads to."""

    path: Path
    """Keys and indexes from the root; may end in a key that is missing."""
    code: Code
    message: str
    hint: str
    at_key: bool
    """Whether the key itself is meant, not its value."""


def validate(shape: type[BaseModel], data: object, languages: tuple[str, ...]) -> list[Fault]:
    """All faults of the data, in no particular order; none if it has the shape."""
    try:
        shape.model_validate(data, context=languages)
    except ValidationError as error:
        return [_fault(shape, detail, languages) for detail in _few(error)]
    return []


def _few(error: ValidationError) -> Iterator[ErrorDetails]:
    """No more of a kind than are listed."""
    counts: Counter[tuple[str, str]] = Counter()
    for detail in error.errors(include_url=False):
        kind = (detail["type"], detail.get("ctx", {}).get("code", ""))
        counts[kind] += 1
        if counts[kind] <= MANY + 1:
            yield detail


def _fault(shape: type[BaseModel], error: ErrorDetails, languages: tuple[str, ...]) -> Fault:
    path, at_key = _path(error)
    code, message, hint = _explain(shape, error, path, languages)
    at_key = at_key or code in (Code.UNKNOWN_KEY, Code.MISSING_KEY)
    return Fault(path, code, message, hint, at_key)


def _path(error: ErrorDetails) -> tuple[Path, bool]:
    """The path without pydantic's ``[key]`` and without our name for what has no key."""
    loc = tuple(part for part in error["loc"] if part != ANSWER)
    at_key = loc[1:][-1:] == ("[key]",) and error["type"] != "extra_forbidden"
    return loc[:-1] if at_key else loc, at_key


def _explain(
    shape: type[BaseModel], error: ErrorDetails, path: Path, languages: tuple[str, ...]
) -> tuple[Code, str, str]:
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "kikigaki":
            return context["code"], context["message"], context["hint"]
        case "extra_forbidden":
            return _unknown_key(shape, path, languages)
        case "missing":
            return Code.MISSING_KEY, f"“{path[-1]}” is missing", _sentence(shape, path)
        case "too_short":
            return Code.EMPTY, "an empty list", "write an item, or leave the key out"
        case "literal_error":
            hint = f"expected {context['expected']}"
            return Code.BAD_VALUE, f"“{quote(str(error['input']))}” is not allowed here", hint
        case kind:
            expected = _KIND_NAMES.get(kind, "a mapping of keys and values")
            message = f"expected {expected}, found {_kind(error['input'])}"
            return Code.WRONG_KIND, message, _kind_hint(kind, error["input"], languages)


def _unknown_key(
    shape: type[BaseModel], path: Path, languages: tuple[str, ...]
) -> tuple[Code, str, str]:
    name = str(path[-1])
    keys = list(_keys_at(shape, path))
    if ANSWER in keys:
        keys = [key for key in keys if key != ANSWER] + list(languages)
        if name in ("answer", "text"):
            hint = "the answer stands straight in the moment: " + ", ".join(languages)
            return Code.UNKNOWN_KEY, f"no key “{name}” here", hint
    hint = did_you_mean(name, keys) or f"the keys here are {', '.join(keys)}"
    return Code.UNKNOWN_KEY, f"no key “{quote(name)}” here", hint


def _keys_at(shape: type[BaseModel], path: Path) -> Iterator[str]:
    owner = owner_of(shape, path)
    return (field.alias or name for name, field in owner.model_fields.items())


def _sentence(shape: type[BaseModel], path: Path) -> str:
    fields = owner_of(shape, path).model_fields
    return fields[str(path[-1])].description or ""


def owner_of(shape: type[BaseModel], path: Path) -> type[BaseModel]:
    """The shape of the mapping that holds the last key of a path."""
    if not issubclass(shape, NoteShape):
        return TermShape if issubclass(shape, GlossaryShape) else EntryShape
    names = [part for part in path[:-1] if isinstance(part, str) and part in _ITEMS]
    return _ITEMS[names[-1]] if names else NoteShape


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    kinds: dict[type, str] = {str: "a text", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), "something else")


def _kind_hint(kind: str, value: object, languages: tuple[str, ...]) -> str:
    if kind == "list_type" and isinstance(value, str):
        return f"write [{quote(value)}], or a - before each item"
    if isinstance(value, str) and "：" in value:
        return "a full-width colon ：; a key ends in a half-width : and a space"
    if kind == "dict_type":
        return f"write the language first, as in {languages[0]}: …"
    if kind == "string_type" and isinstance(value, dict | list):
        return "put the text into quotes if it begins with { or [ or holds a colon"
    return ""

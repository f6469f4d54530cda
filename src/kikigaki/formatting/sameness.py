"""Whether what was written says the same as what was typed."""

from collections import Counter
from collections.abc import Mapping as AnyMapping
from dataclasses import fields, is_dataclass
from typing import Any

from kikigaki.formatting.comments import find_comments
from kikigaki.formatting.outline import Kind, Outline
from kikigaki.source import Mapping, Node, Scalar, Sequence, compose
from kikigaki.text import MAX_CHARACTERS, Wiki, parse
from kikigaki.timestamps import Timestamp, TimestampError


def same_file(root: Node, text: str, written: str, outline: Outline) -> bool:
    """Whether a written file has the values and comments of a composed text."""
    again, _ = compose(written, "")
    if again is None or not _same(root, again, outline):
        return False
    comments = [
        Counter(comment.text for comment in find_comments(*file))
        for file in ((root, text), (again, written))
    ]
    return comments[0] == comments[1]


def _same(one: Node, other: Node, outline: Outline) -> bool:
    match one, other:
        case Scalar(), Scalar():
            return _same_value(one.text, other.text, outline.kind)
        case Sequence(), Sequence():
            pairs = zip(one.items, other.items, strict=False)
            equally_many = len(one.items) == len(other.items)
            return equally_many and all(_same(a, b, outline.below(None)) for a, b in pairs)
        case Mapping(), Mapping():
            values = [{e.key.text: e.value for e in node} for node in (one, other)]
            return values[0].keys() == values[1].keys() and all(
                _same(value, values[1][key], outline.below(key)) for key, value in values[0].items()
            )
        case _:
            return False


def _same_value(one: str, other: str, kind: Kind) -> bool:
    if one == other:
        return True
    match kind:
        case Kind.LINE:
            return squeezed(one) == squeezed(other)
        case Kind.PROSE:
            return same_prose(one, other)
        case Kind.STAMP:
            return _seconds(one) == _seconds(other) is not None
        case Kind.OTHER:
            return False


def same_prose(one: str, other: str) -> bool:
    """Whether two texts have the same words and read alike."""
    if squeezed(one) != squeezed(other) or len(one) > MAX_CHARACTERS:
        return False
    readings = [parse(text) for text in (one, other)]
    codes = [Counter(problem.code for problem in reading.problems) for reading in readings]
    return codes[0] == codes[1] and alike(readings[0].text, readings[1].text)


def squeezed(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - any value of the model
    """Whether two values of the model are equal but for places in a file or in a text."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        names = [field.name for field in fields(one) if field.compare]
        if isinstance(one, Wiki):
            names.remove("offset")
        return all(alike(getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, AnyMapping):
        return list(one) == list(other) and all(alike(one[key], other[key]) for key in one)
    return bool(one == other)


def _seconds(text: str) -> int | None:
    try:
        return Timestamp.parse(text).seconds
    except TimestampError:
        return None

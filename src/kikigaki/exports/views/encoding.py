"""Values as the bytes of a file."""

from html import escape
from typing import Any

from kikigaki.search.making.texts import compact
from kikigaki.text.characters import FORBIDDEN

_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def as_json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """JSON on one line, with a line break at its end; Japanese stands as it is."""
    return compact(value) + b"\n"


def fields(value: dict[str, Any]) -> bytes:
    """The fields of an object without its braces, to be put beside others."""
    return compact(value)[1:-1]


def as_xml(text: str) -> str:
    """A text in XML or HTML, between tags or in an attribute; without what XML cannot hold."""
    return escape(FORBIDDEN.sub("", text))


def in_script(data: bytes) -> str:
    """JSON in a ``<script>``, which nothing in it can end or turn into a comment."""
    text = data.decode().strip()
    for character, escape_of in _IN_SCRIPT.items():
        text = text.replace(character, escape_of)
    return text


def known(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the fields that nothing is known for."""
    return {key: value for key, value in record.items() if value or value == 0}

"""Values as the bytes of a file."""

from html import escape
from typing import Any

from kikigaki.search.making.texts import compact, json_writer
from kikigaki.text.characters import FORBIDDEN

_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def as_json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """JSON on one line, with a line break at its end; Japanese stands as it is."""
    return compact(value) + b"\n"


def as_readable_json(value: Any) -> str:  # noqa: ANN401 - as above
    """JSON with a line for each value, for people to read; without a line break at its end."""
    return json_writer()(value, indent=2).decode()


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

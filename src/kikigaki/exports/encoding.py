"""Values as the bytes of a file."""

import json
from typing import Any


def as_json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """JSON on one line, with a line break at its end; Japanese stands as it is."""
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def known(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the fields that nothing is known for."""
    return {key: value for key, value in record.items() if value not in (None, "", [], ())}

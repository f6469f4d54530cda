"""JSON from strangers: numbers as exact as they stand, and a bounded depth."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

_DIGITS = 40


class ObjectError(ValueError):
    """The text is not JSON that is read; ``line`` is where, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def looks_like_json(text: str) -> bool:
    """Whether a text begins as a JSON object or array does."""
    return text.lstrip().startswith(("{", "["))


def parse(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """What a JSON text holds, with fractions as Decimals.

    Raises:
        ObjectError: it is not JSON, has NaN or Infinity, or is nested too deeply.
    """
    try:
        return json.loads(text, parse_float=_number, parse_int=_whole, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ObjectError(f"not well-formed JSON: {error.msg}", error.lineno) from None
    except InvalidOperation:
        raise ObjectError("a number has too large an exponent") from None
    except RecursionError:
        raise ObjectError("nested too deeply") from None


def objects_in(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:  # noqa: ANN401 - JSON is anything
    """The objects of an array with their numbers from 1; nothing if it is no array."""
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            if isinstance(item, dict):
                yield number, item


def text_in(item: dict[str, Any], *keys: str) -> str:
    """The text under the first of these keys that holds one; empty if none does."""
    found = (item.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str)), "")


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ObjectError(f"a number that measures nothing: {digits[:20]}")
    return int(digits)


def _number(digits: str) -> Decimal:
    number = Decimal(digits) if len(digits) <= _DIGITS else None
    exponent = number.as_tuple().exponent if number is not None else None
    if number is None or not isinstance(exponent, int) or not -_DIGITS <= exponent <= _DIGITS:
        raise ObjectError(f"a number that measures nothing: {digits[:20]}")
    return number


def _refuse(name: str) -> None:
    raise ObjectError(f"{name} is not a number in JSON")

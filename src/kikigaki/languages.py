"""Language maps, and the one rule for what is shown when a language is missing."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
U = TypeVar("U")

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""What a language tag looks like: BCP 47 as far as sites use it (``ja``, ``pt-BR``)."""


class Chosen(NamedTuple, Generic[T]):
    """What a reader of one language gets: the value and the language it is really in."""

    value: T
    language: str
    translated: bool
    """False when the asked language is missing and another one stands in."""


class LanguageMap(Mapping[str, T]):
    """The same thing in several languages, in the collection's order of languages.

    Immutable; equal to any mapping with the same items. The name is the IIIF term.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, T] | None = None) -> None:
        self._values = dict(values or {})

    def __getitem__(self, language: str) -> T:
        return self._values[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return f"LanguageMap({self._values!r})"

    def choose(self, language: str) -> Chosen[T] | None:
        """The fallback rule: the asked language, else the first that exists, else nothing."""
        values = self._values
        if language in values:
            return Chosen(values[language], language, translated=True)
        for other, value in values.items():
            return Chosen(value, other, translated=False)
        return None

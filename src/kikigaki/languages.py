"""Language maps, and the one rule for what is shown when a language is missing."""

import re
from typing import Generic, NamedTuple, NoReturn, TypeVar

T = TypeVar("T")
D = TypeVar("D")

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""What a language tag looks like: BCP 47 as far as sites use it (``ja``, ``pt-BR``)."""


class Chosen(NamedTuple, Generic[T]):
    """What a reader of one language gets: the value and the language it is really in."""

    value: T
    language: str
    translated: bool
    """False when the asked language is missing and another one stands in."""


class LanguageMap(dict[str, T]):
    """The same thing in several languages, in the collection's order of languages.

    Equal to any mapping with the same items, and never changed. The name is the IIIF term.
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # it never changes
        return hash(tuple(self.items()))

    def __repr__(self) -> str:
        return f"LanguageMap({dict(self)!r})"

    def __reduce__(self) -> tuple[type, tuple[dict[str, T]]]:
        return LanguageMap, (dict(self),)

    def _never(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a language map does not change")

    __setitem__ = __delitem__ = __ior__ = _never
    clear = pop = popitem = setdefault = update = _never

    def choose(self, language: str) -> Chosen[T] | None:
        """The fallback rule: the asked language, else the first that exists, else nothing."""
        if language in self:
            return Chosen(self[language], language, True)  # noqa: FBT003 - by name takes as long again
        for other, value in self.items():
            return Chosen(value, other, translated=False)
        return None

    def best(self, language: str, otherwise: D) -> T | D:
        """The value that :meth:`choose` gives, by itself; another one where it gives nothing."""
        if language in self:  # asked for often, so that no Chosen is made for it
            return self[language]
        return next(iter(self.values()), otherwise)

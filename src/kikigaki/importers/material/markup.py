"""XML from strangers as a tree: no entity, no outside file, a bounded depth and size.

The parser is the standard library's expat, which loads nothing by itself. A handler refuses every
entity declaration, so that no text can unfold into more than was sent, and a document type that
carries declarations of its own; with those gone there is nothing left for another library to guard.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_DEPTH = 64
MAX_ELEMENTS = 400_000
"""A word of automatic captions is an element, and twenty hours have about 200,000 of them."""


class MarkupError(ValueError):
    """The text is not XML that is read; ``line`` is where, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True, eq=False)
class Element:
    """An element; prefixes are dropped, since the same vocabulary comes in many namespaces."""

    name: str
    attributes: dict[str, str]
    line: int
    """Where its tag begins, from 1."""
    content: list["Element | str"] = field(default_factory=list)
    """Text and elements, in order."""

    def elements(self, *names: str) -> Iterator["Element"]:
        """The elements right inside, those of these names if any are given."""
        for child in self.content:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, name: str) -> "Element | None":
        """The first element of a name right inside."""
        return next(self.elements(name), None)

    def every(self, name: str) -> Iterator["Element"]:
        """The elements of a name at any depth, in order."""
        for child in self.elements():
            if child.name == name:
                yield child
            yield from child.every(name)

    def text(self) -> str:
        """All text inside, without markup."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.content)

    def text_of(self, name: str) -> str:
        """The text of the first element of a name right inside, trimmed; empty if there is none."""
        found = self.first(name)
        return found.text().strip() if found is not None else ""


def looks_like_xml(text: str) -> bool:
    """Whether a text begins as XML does."""
    return text.lstrip().startswith("<")


def parse(text: str) -> Element:
    """The root element of a document.

    Raises:
        MarkupError: it is not well-formed, declares entities, or is too deep or too large.
    """
    document = text.lstrip()
    before = text[: len(text) - len(document)].count("\n")
    return _Reader(before).read(document)


class _Reader:
    """Builds the tree from expat's events."""

    def __init__(self, before: int) -> None:
        self._before = before
        # The text is Unicode already: whatever its declaration says is overridden.
        self._parser = expat.ParserCreate("utf-8")
        self._open = [Element("", {}, 1)]
        self._count = 0
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    def read(self, text: str) -> Element:
        try:
            self._parser.Parse(text.encode(), True)  # noqa: FBT003 - expat's
        except expat.ExpatError as error:
            message = f"not well-formed XML: {expat.ErrorString(error.code)}"
            raise MarkupError(message, self._before + error.lineno) from None
        except UnicodeEncodeError:
            raise MarkupError("a lone surrogate is not a character") from None
        return next(self._open[0].elements())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > MAX_DEPTH:
            self._refuse(f"nested more than {MAX_DEPTH} deep")
        if self._count > MAX_ELEMENTS:
            self._refuse(f"more than {MAX_ELEMENTS:,} elements")
        plain = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), plain, self._line())
        self._open[-1].content.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _doctype(self, name: str, _: str | None, __: str | None, declares: int) -> None:
        if declares:
            self._refuse(f"the document type {name[:20]} declares something, which is not read")

    def _entity(self, name: str, *_: object) -> None:
        self._refuse(f"the entity {name[:20]} is declared, and entities are not read")

    def _skipped(self, name: str, _: int) -> None:
        self._refuse(f"the entity {name[:20]} is not declared")

    def _refuse(self, message: str) -> None:
        raise MarkupError(message, self._line())

    def _line(self) -> int:
        return self._before + self._parser.CurrentLineNumber


def _local(name: str) -> str:
    return name.rpartition(":")[2]

"""Single values out of nodes: what cannot be read is left out, since the schema has named it."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from kikigaki.diagnostics import MANY, Code, Diagnostic, Position
from kikigaki.languages import LanguageMap
from kikigaki.model import Reference, Translation, WikiLink
from kikigaki.reader.shape import stamp_form
from kikigaki.source import Mapping, Node, Scalar, Sequence
from kikigaki.text import (
    MAX_CHARACTERS,
    Paragraph,
    Problem,
    Text,
    Words,
    markup_in,
    parse,
    wiki_links,
)
from kikigaki.timestamps import Timestamp, TimestampError

MAX_MARKUP_OF_FILE = 60_000
"""Characters of markup in all texts of a file; reading each takes up to a fiftieth millisecond."""
T = TypeVar("T")
_NOTHING: LanguageMap[Any] = LanguageMap()
"""One for all that is not there: most moments have one voice, and few say how they came to be."""
_REFUSED: Text = (Paragraph((Words("…"),)),)
"""Stands for a text that cannot be read at all, so that nobody calls its moment silent."""


class Values:
    """Reads values for one file and gathers what is wrong inside its texts."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.diagnostics: list[Diagnostic] = []
        self.kinds: Counter[Code] = Counter()
        self.markup = 0

    def line(self, node: Node | None) -> str:
        """A one-line text: inner line ends become spaces."""
        return " ".join(node.text.split()) if isinstance(node, Scalar) else ""

    def stamp(self, node: Node | None) -> Timestamp | None:
        """A timestamp, with a hint where its form is unusual."""
        if not isinstance(node, Scalar):
            return None
        try:
            stamp = Timestamp.parse(node.text)
        except TimestampError:
            return None
        self.diagnostics += stamp_form(node)
        return stamp

    def date(self, node: Node | None) -> datetime.date | None:
        """A day."""
        try:
            return datetime.date.fromisoformat(self.line(node))
        except ValueError:
            return None

    def seconds(self, node: Node | None) -> int:
        """A number of whole seconds, which may be negative."""
        try:
            return int(self.line(node))
        except ValueError:
            return 0

    def references(self, node: Node | None) -> tuple[Reference, ...]:
        """A list of ids."""
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(ref for item in items if (ref := self.reference(item)))

    def reference(self, node: Node | None) -> Reference | None:
        """One id."""
        return Reference(node.text, node.position) if isinstance(node, Scalar) else None

    def lines(self, node: Node | None) -> tuple[str, ...]:
        """A list of one-line texts."""
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(filter(None, map(self.line, items)))

    def states(self, node: Node | None) -> LanguageMap[Translation]:
        """The state of each language that is given one."""
        if node is None:
            return _NOTHING
        known = set(Translation)
        return LanguageMap(
            {
                language: Translation(value.text)
                for language, value in self._by_language(node)
                if isinstance(value, Scalar) and value.text in known
            }
        )

    def line_map(self, node: Node | None) -> LanguageMap[str]:
        """A language map of one-line texts."""
        return self._map(node, self.line)

    def lines_map(self, node: Node | None) -> LanguageMap[tuple[str, ...]]:
        """A language map of lists."""
        return self._map(node, self.lines)

    def text_map(self, node: Node | None) -> tuple[LanguageMap[Text], tuple[WikiLink, ...]]:
        """A language map of texts, and the wiki links in them."""
        if node is None:
            return _NOTHING, ()
        links: list[WikiLink] = []

        def text(value: Node) -> Text:
            if not isinstance(value, Scalar) or len(value.text) > MAX_CHARACTERS:
                return _REFUSED  # the schema has named it
            if self._exhausted(value):
                return _REFUSED
            parsed = parse(value.text)
            self._diagnose(value, parsed.problems)
            if "[[" in value.text:
                links.extend(_links(parsed.text, value.locate))
            return parsed.text or (_REFUSED if parsed.problems else ())

        return self._map(node, text), tuple(links)

    def _exhausted(self, scalar: Scalar) -> bool:
        """Whether the file has more markup than is read; said once."""
        if len(scalar.document.text) <= MAX_MARKUP_OF_FILE:
            return False  # most files are not longer than that, and need no counting
        before, self.markup = self.markup, self.markup + markup_in(scalar.text)
        if before <= MAX_MARKUP_OF_FILE < self.markup:
            message = f"the texts have more than {MAX_MARKUP_OF_FILE:,} characters of markup so far"
            found = Diagnostic(scalar.position, Code.TOO_LONG, message, "split the note")
            self.diagnostics.append(found)
        return self.markup > MAX_MARKUP_OF_FILE

    def _diagnose(self, scalar: Scalar, problems: Iterable[Problem]) -> None:
        """Give problems their places; no more of a kind than are listed."""
        for problem in problems:
            self.kinds[problem.code] += 1
            if self.kinds[problem.code] <= MANY + 1:
                position = scalar.locate(problem.offset)
                found = Diagnostic(position, problem.code, problem.message, problem.hint)
                self.diagnostics.append(found)

    def _map(self, node: Node | None, read: Callable[[Node], T]) -> LanguageMap[T]:
        values = ((language, read(value)) for language, value in self._by_language(node))
        return LanguageMap({language: value for language, value in values if value})

    def _by_language(self, node: Node | None) -> Iterator[tuple[str, Node]]:
        """The values in the collection's order of languages; a plain text is in the first."""
        if isinstance(node, Scalar):
            yield self.languages[0], node
        if isinstance(node, Mapping):
            for language in self.languages:
                if value := node.get(language):
                    yield language, value


def _links(text: Text, locate: Callable[[int], Position]) -> Iterator[WikiLink]:
    return (WikiLink(link.target, locate(link.offset)) for link in wiki_links(text))

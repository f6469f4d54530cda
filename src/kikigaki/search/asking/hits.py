"""A candidate looked at: whether its texts hold what was asked for, and how it is shown.

The browser's twin is ``assets/search/search.js``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kikigaki.search.asking.index import Index
from kikigaki.search.asking.match import Searched, Span, united
from kikigaki.search.asking.snippet import Piece, pieces, whole
from kikigaki.search.asking.ways import Sought

if TYPE_CHECKING:
    from kikigaki.search.asking.search import Wishes

TITLE, NAME = "title", "name"


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a passage: its title, what a voice says, or a name."""

    kind: str
    """``title``, ``name``, or a voice; empty for a summary."""
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in one language."""

    language: str
    title: str
    section: str
    kind: str
    """What the snippet is of: a voice, or empty for a summary."""
    person: str
    """The name of who is heard in it."""
    heading: tuple[Piece, ...]
    """The section's title, or the note's for its head, with what was found in it."""
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A moment, or a note's head, that has what was asked for."""

    note: str
    page: str
    anchor: str
    seconds: int | None
    date: str
    video: str
    shown: Shown
    """In the reader's language, where the passage is in it."""
    matching: Shown
    """In the language that has what was asked for: the same, or another."""

    @property
    def address(self) -> str:
        """Where it is, from the root of the site, in the language that has it."""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{self.matching.language}/{self.page}{anchor}"


def look(index: Index, place: int, parts: Sequence[Sought], wishes: "Wishes") -> Hit | None:
    """What a candidate is shown as; None if its texts do not hold all parts."""
    reader = wishes.only or wishes.language or index.languages[0]
    voices = wishes.filters.get("voice", ())
    looked = _Looked(index, place, tuple(voices))
    found: dict[str, list[dict[int, list[Span]] | None]] = {}
    for language in _order(index, place, parts, reader, wishes.only):
        fields = [Searched(field.text) for field in looked.fields(language)]
        found[language] = [part.wanted.spans(fields) for part in parts]
        if all(any(one[n] is not None for one in found.values()) for n in range(len(parts))):
            return looked.hit(found, reader)
    return None


def _order(
    index: Index, place: int, parts: Sequence[Sought], reader: str, only: str
) -> Iterator[str]:
    """The languages to look at: the reader's, then others in which some part may be."""
    for language in sorted(index.languages, key=lambda tag: tag != reader):
        number = index.languages.index(language)
        possible = any(part.scores is None or place in part.scores[number] for part in parts)
        if possible and only in ("", language):
            yield language


@dataclass(frozen=True, slots=True)
class _Looked:
    index: Index
    place: int
    voices: tuple[str, ...]
    """Only what these say is looked at, if there are any."""

    def fields(self, language: str) -> list[Field]:
        texts, passage = self.index.texts(self.place, language)
        _, _, section, begins, speeches, topics = passage
        said = [Field(voice, who, text) for voice, who, text in speeches]
        if self.voices:
            return [field for field in said if field.kind in self.voices]
        titles = [texts["title"] if section < 0 else texts["sections"][section]] * bool(begins)
        people = texts["people"] if section < 0 else [who for _, who, _ in speeches]
        keys = [*(("p" + who) for who in people), *(("t" + topic) for topic in topics)]
        names = [texts["names"][key] for key in dict.fromkeys(keys) if key in texts["names"]]
        return [
            *said,
            *(Field(TITLE, "", title) for title in titles),
            *(Field(NAME, "", name) for name in names),
        ]

    def hit(self, found: dict[str, list[dict[int, list[Span]] | None]], reader: str) -> Hit:
        matching = max(found, key=lambda tag: sum(spans is not None for spans in found[tag]))
        texts, (anchor, seconds, *_) = self.index.texts(self.place, reader)
        return Hit(
            note=texts["id"],
            page=texts["page"],
            anchor=anchor,
            seconds=seconds,
            date=texts["date"],
            video=texts["video"],
            shown=self.shown(reader, found.get(reader, [])),
            matching=self.shown(matching, found[matching]),
        )

    def shown(self, language: str, found: Sequence[dict[int, list[Span]] | None]) -> Shown:
        texts, (_, _, section, *_) = self.index.texts(self.place, language)
        fields = self.fields(language)
        field, spans = _best_field(fields, found)
        title = texts["sections"][section] if section >= 0 else texts["title"]
        return Shown(
            language,
            texts["title"],
            texts["sections"][section] if section >= 0 else "",
            field.kind,
            texts["names"].get("p" + field.person, ""),
            tuple(whole(title, _title_spans(fields, found))),
            tuple(pieces(field.text, spans)),
        )


def _best_field(
    fields: Sequence[Field], found: Sequence[dict[int, list[Span]] | None]
) -> tuple[Field, list[Span]]:
    """What is said where most parts of the query are; else the first thing that is said."""
    said = [n for n, field in enumerate(fields) if field.kind not in (TITLE, NAME) and field.text]
    spans: dict[int, list[Span]] = {n: [] for n in said}
    parts = dict.fromkeys(said, 0)
    for of_part in filter(None, found):
        for number, some in of_part.items():
            if some and number in spans:
                spans[number] += some
                parts[number] += 1
    if not said:
        return Field("", "", ""), []
    best = max(said, key=lambda n: parts[n])
    return fields[best], list(united(spans[best]))


def _title_spans(
    fields: Sequence[Field], found: Sequence[dict[int, list[Span]] | None]
) -> list[Span]:
    """What is found in the title that a passage begins."""
    titles = [number for number, field in enumerate(fields) if field.kind == TITLE]
    spans = (span for part in found if part for number in titles for span in part.get(number, ()))
    return list(united(spans))

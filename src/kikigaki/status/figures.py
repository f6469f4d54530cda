"""From nodes and history to figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikigaki.rewriting import Source
from kikigaki.rewriting.fields import Trail, stamp_at
from kikigaki.source import Mapping, Node, Scalar, Sequence, follow
from kikigaki.status.history import UNCOMMITTED, UNKNOWN, History
from kikigaki.status.values import (
    Freshness,
    NoteStatus,
    Piece,
    State,
    Status,
    Undefined,
    Unstamped,
    Version,
)


def status(
    sources: Iterable[Source], languages: tuple[str, ...], history: History | None
) -> Status:
    """What is left to do, as far as the files say. Pure; never raises for what is in them.

    The language that others translate is the video's, if it is one of the collection, else the
    first. Without a history nobody knows what is stale.
    """
    files = list(sources)
    notes = [_Counter(file, languages, history).note() for file in files if file.kind == "note"]
    glossaries = [file for file in files if file.kind == "glossary"]
    undefined = [term for file in glossaries for term in _undefined(file, languages)]
    return Status(languages, tuple(notes), tuple(undefined))


def _undefined(file: Source, languages: tuple[str, ...]) -> Iterator[Undefined]:
    for entry in file.root if isinstance(file.root, Mapping) else ():
        defined = _by_language(follow(entry.value, ("description",)), languages)
        missing = tuple(language for language in languages if language not in defined)
        if missing:
            yield Undefined(entry.key.text, entry.key.position, missing)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a text may stand in each language."""

    key: str
    trail: Trail
    """To its language map; the moment itself is that of its answer."""
    section: int | None = None
    moment: Trail = ()


def _spots(root: Node) -> Iterator[_Spot]:
    yield _Spot("title", ("title",))
    yield _Spot("summary", ("summary",))
    for number in range(_length(follow(root, ("sections",)))):
        section: Trail = ("sections", number)
        yield _Spot("title", (*section, "title"), number)
        for index in range(_length(follow(root, (*section, "moments")))):
            moment: Trail = (*section, "moments", index)
            yield _Spot("question", (*moment, "question"), number, moment)
            yield _Spot("answer", moment, number, moment)
            yield _Spot("comment", (*moment, "comment"), number, moment)


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts one note."""

    file: Source
    languages: tuple[str, ...]
    history: History | None

    def note(self) -> NoteStatus:
        spots = list(_spots(self.file.root))
        return NoteStatus(
            id=self.file.stem,
            path=self.file.path,
            title=self.shown(("title",)),
            source=self.source(),
            pieces=tuple(piece for spot in spots if (piece := self.piece(spot))),
            unstamped=tuple(self.unstamped()),
        )

    def source(self) -> str:
        spoken = follow(self.file.root, ("spoken",))
        named = spoken.text if isinstance(spoken, Scalar) else ""
        return named if named in self.languages else self.languages[0]

    def piece(self, spot: _Spot) -> Piece | None:
        """The text of a spot; None where it exists in no language."""
        texts = _by_language(follow(self.file.root, spot.trail), self.languages)
        if not texts:
            return None
        at = stamp_at(self.file.root, spot.moment)
        versions = {tag: self.version(tag, texts, spot) for tag in self.languages}
        return Piece(spot.key, spot.section, at, versions)

    def version(self, language: str, texts: dict[str, Scalar], spot: _Spot) -> Version:
        text, source = texts.get(language), texts.get(self.source())
        if text is None:
            return Version(State.MISSING, None, None)
        if text is source:
            return Version(self.state(language, spot), Freshness.SOURCE, text.position)
        freshness = Freshness.CURRENT if source is None else self.freshness(source, text)
        return Version(self.state(language, spot), freshness, text.position)

    def state(self, language: str, spot: _Spot) -> State:
        """What the moment says about itself, else the note; a person's if neither does."""
        for trail in ((*spot.moment, "translation", language), ("translation", language)):
            node = follow(self.file.root, trail)
            if isinstance(node, Scalar) and node.text in _STATES:
                return State(node.text)
        return State.HUMAN

    def freshness(self, source: Scalar, text: Scalar) -> Freshness:
        lines = (self.history or {}).get(self.file.uri, [])
        theirs, ours = _lines(source), _lines(text)
        if not lines or max(*theirs, *ours) > len(lines) or set(theirs) & set(ours):
            return Freshness.UNKNOWN  # two texts on one line have one history
        changed, followed = (max(lines[n - 1] for n in numbers) for numbers in (theirs, ours))
        if changed == UNCOMMITTED or changed == followed == UNKNOWN:
            return Freshness.UNKNOWN
        return Freshness.STALE if changed > followed else Freshness.CURRENT

    def unstamped(self) -> Iterator[Unstamped]:
        sections = follow(self.file.root, ("sections",))
        for number, node in enumerate(sections.items if isinstance(sections, Sequence) else ()):
            moments = follow(node, ("moments",))
            items = moments.items if isinstance(moments, Sequence) else ()
            if not any(follow(item, ("at",)) for item in items):
                yield Unstamped(node.position, self.shown(("sections", number, "title")))

    def shown(self, trail: Trail) -> str:
        """A title in the first language that it has."""
        texts = _by_language(follow(self.file.root, trail), self.languages)
        return " ".join(next((text.text for text in texts.values()), "").split())


_STATES = {state.value for state in State} - {State.MISSING.value}


def _length(node: Node | None) -> int:
    return len(node.items) if isinstance(node, Sequence) else 0


def _by_language(node: Node | None, languages: tuple[str, ...]) -> dict[str, Scalar]:
    """The texts that are not empty, in the collection's order; a plain text is in the first."""
    found: dict[str, Node | None] = {languages[0]: node} if isinstance(node, Scalar) else {}
    if isinstance(node, Mapping):
        found = {tag: node.get(tag) for tag in languages}
    texts = ((tag, text) for tag, text in found.items() if isinstance(text, Scalar))
    return {tag: text for tag, text in texts if text.text.strip()}


def _lines(text: Scalar) -> range:
    """The lines of the file, from 1, that hold a text; of a block text, not that of its sign."""
    raw = text.document.text[text.start : text.end].rstrip()
    first = text.position.line
    return range(first + (text.style in ("|", ">")), first + raw.count("\n") + 1)

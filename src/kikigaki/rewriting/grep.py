"""Finding words in the texts of all files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikigaki.diagnostics import Position
from kikigaki.formatting.outline import Kind
from kikigaki.rewriting.fields import Field, Trail, fields, stamp_at
from kikigaki.rewriting.files import Source
from kikigaki.rewriting.folding import fold
from kikigaki.source import Scalar, follow
from kikigaki.timestamps import Timestamp

_NAMES = ("aliases", "reading")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a term stands."""

    position: Position
    source: str
    """The note's id, or the registry and the entry's id: ``glossary/agent``."""
    section: str
    """The title of the section, in the language of the text if it has one; or empty."""
    at: Timestamp | None
    """The timestamp of the moment, or of the one that it belongs to."""
    language: str
    key: str
    """What kind of text it is: ``title``, ``question``, ``answer``, ``description``."""
    line: str
    """The line of the text that it begins on."""


def grep(
    sources: Iterable[Source],
    term: str,
    languages: tuple[str, ...],
    *,
    language: str = "",
    ignore_case: bool = False,
) -> Iterator[Hit]:
    """Every place where a term stands in a title, name or text, file by file.

    Full-width and half-width forms are the same, and a term is found across the end of a line.
    """
    wanted = fold(term.strip(), ignore_case=ignore_case).text
    for source in sources:
        for field in fields(source.root, source.outline):
            spoken = field.language(languages)
            if wanted and _is_text(field) and language in ("", spoken):
                yield from _hits(source, field, wanted, spoken, ignore_case=ignore_case)


def _is_text(field: Field) -> bool:
    return field.kind in (Kind.LINE, Kind.PROSE) or any(name in field.trail for name in _NAMES)


def _hits(
    source: Source, field: Field, wanted: str, spoken: str, *, ignore_case: bool
) -> Iterator[Hit]:
    text = field.scalar.text
    names = [str(part) for part in field.trail if isinstance(part, str)]
    for offset in fold(text, ignore_case=ignore_case).find(wanted):
        yield Hit(
            position=field.scalar.locate(offset),
            source=source.stem if source.kind == "note" else f"{source.kind}/{names[0]}",
            section=_section(source, field.trail, spoken),
            at=stamp_at(source.root, field.trail),
            language=spoken,
            key=_key(names, spoken),
            line=_line(text, offset),
        )


def _key(names: list[str], language: str) -> str:
    key = next(name for name in reversed(names) if name != language)
    return "answer" if key == "moments" else key


def _line(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else None].strip()


def _section(source: Source, trail: Trail, language: str) -> str:
    if source.kind != "note" or trail[:1] != ("sections",):
        return ""
    title = (*trail[:2], "title")
    node = follow(source.root, (*title, language)) or follow(source.root, title)
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""

"""Lines and words are put between those of a note."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikigaki.formatting.comments import HEADER
from kikigaki.importers.merging.missing import Missing
from kikigaki.importers.merging.saying import Entries, Saying
from kikigaki.importers.notes.lines import (
    entry_lines,
    inline,
    inside,
    moment_lines,
    section_lines,
)
from kikigaki.source import Mapping, Node, Scalar, Sequence, follow


class NotInsertable(Exception):  # noqa: N818 - names what was found
    """The note is written in a way that has no room for further lines; the message says where."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something written at a place of the note."""

    start: int
    text: str
    depth: int
    """Of lists and mappings around it: of what is added at one place, the deepest comes first."""
    end: int = 0
    """Index behind what it takes the place of; 0 where that is nothing."""


def inserted(
    text: str, root: Mapping, missing: Missing, sayings: Iterable[Saying], first: str
) -> str:
    """A note with the parts it lacks; all else of before stays as it is.

    ``first`` is the language of a plain text that stands for a language map. What differs takes the
    place of what is there.

    Raises:
        NotInsertable: a list has no room, is not there at all, or has something else in it.
    """
    for section in _items(root, "sections"):
        _items(section, "moments")
    pieces = [*_pieces(text, root, missing), *_said(text, root, sayings, first)]
    for piece in sorted(pieces, key=lambda piece: (-piece.start, piece.depth)):
        text = text[: piece.start] + piece.text + text[piece.end or piece.start :]
    return text


def value_at(root: Mapping, saying: Saying, key: str) -> Node:
    """A value that is there, or the plain text that stands for it."""
    node = follow(root, saying.path) or root
    entry = node.entry(key) if isinstance(node, Mapping) else None
    return entry.value if entry is not None else node


# --- Sections, moments, timestamps ----------------------------------------------------------------


def _pieces(text: str, root: Mapping, missing: Missing) -> Iterator[_Piece]:
    """Of pieces for one place the last one comes first."""
    sections = _items(root, "sections")
    for section in reversed(missing.sections):
        node = _list(root, "sections")
        block = _block(section_lines(section.section, _indent(node)), first=not section.before)
        yield _Piece(_index(text, node, section.before), block, 1)
    for new in reversed(missing.moments):
        number, before = new.place
        moments = _list(sections[number], "moments")
        lines = moment_lines(new.moment, _indent(moments))
        yield _Piece(_index(text, moments, before), _joined(lines), 3)
    for (number, count), at in missing.stamps:
        moment = _items(sections[number], "moments")[count]
        key = moment.entries[0].key
        between = ", " if moment.flow else "\n" + " " * (key.position.column - 1)
        yield _Piece(key.start, f"at: {at}{between}", 4)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _block(lines: Iterable[str], *, first: bool) -> str:
    return f"{_joined(lines)}\n" if first else f"\n{_joined(lines)}"


def _list(parent: Mapping, key: str) -> Sequence:
    """A list that further lines can be put into."""
    node = parent.get(key)
    if not isinstance(node, Sequence) or not node.items:
        raise NotInsertable(f"{parent.position}: there is no list of {key}")
    if node.flow:
        raise NotInsertable(f"{node.position}: the {key} stand in brackets")
    return node


def _items(parent: Mapping, key: str) -> list[Mapping]:
    """The sections or moments of a list; the reader counts these alone."""
    node = parent.get(key)
    items = node.items if isinstance(node, Sequence) else ()
    found = [item for item in items if isinstance(item, Mapping) and item.entries]
    if len(found) < len(items):
        raise NotInsertable(f"{parent.position}: something else stands among the {key}")
    return found


def _indent(node: Sequence | Mapping) -> str:
    return " " * (node.position.column - 1)


# --- What is said ---------------------------------------------------------------------------------


def _said(text: str, root: Mapping, sayings: Iterable[Saying], first: str) -> Iterator[_Piece]:
    for saying in sayings:
        node, depth = follow(root, saying.path), len(saying.path)
        match node:
            case Scalar():
                whole = {first: node.text, **saying.new, **saying.other}
                yield _instead(text, node.start, node, f"{{ {inside(whole)} }}")
            case Mapping():
                yield from _entries(text, node, saying.new, depth)
                for key, value in saying.other.items():
                    if (entry := node.entry(key)) is not None:
                        words = f" {inline(value)}"
                        yield _instead(text, entry.key.end + 1, entry.value, words)
            case _:
                raise NotInsertable(f"{root.position}: nothing stands at {saying.path[-1]}")


def _instead(text: str, start: int, value: Node, words: str) -> _Piece:
    """Words in the place of a value, but for white space behind it and a comment beside it."""
    comment = HEADER.match(text, value.start)
    words += f" {comment[1]}" if comment else ""
    return _Piece(start, words, 0, len(text[: _end(value)].rstrip()))


def _entries(text: str, node: Mapping, new: Entries, depth: int) -> Iterator[_Piece]:
    """Below what stands in a mapping, or behind it in its braces; or behind a key with nothing."""
    known = {key: node.entry(key) for key in new}
    for key, entry in known.items():
        if entry is not None:
            if not isinstance(entry.value, Scalar) or not entry.value.empty:
                raise NotInsertable(f"{entry.value.position}: something else stands at {key}")
            yield _Piece(entry.key.end + 1, f" {inline(new[key])}", depth)
    added = {key: value for key, value in new.items() if known[key] is None}
    if not added:
        return
    if node.flow:
        before = text[: node.end - 1].rstrip()
        comma = "" if before.endswith(("{", ",")) else ","
        yield _Piece(len(before), f"{comma} {inside(added)}", depth)
    else:
        lines = (line for entry in added.items() for line in entry_lines(*entry))
        block = _joined(f"{_indent(node)}{line}" for line in lines)
        yield _Piece(_behind(text, node), block, depth)


# --- Where ----------------------------------------------------------------------------------------


def _index(text: str, node: Sequence, before: int) -> int:
    """Where lines before an item of a list are put in: below the one above it, if there is one."""
    if not before:
        return text.rfind("\n", 0, node.start) + 1
    return _below(text, node.items[before - 1], node.position.column)


def _behind(text: str, node: Mapping) -> int:
    """Where entries are put in: below those that are there; of a note, above its sections."""
    if (sections := node.entry("sections")) is not None:
        return text.rfind("\n", 0, sections.key.start) + 1
    return _below(text, node, node.position.column - 1)


def _below(text: str, node: Node, column: int) -> int:
    """Where the line behind all that is written in a node begins.

    Comments belong to it that stand below it, at ``column`` (from 0) or further in.
    """
    last = text[: _end(node)].rstrip()
    end = text.find("\n", len(last))
    if end < 0:
        return len(text)
    comments = re.compile(rf"(?:[ ]{{{column},}}#[^\n]*\n)*")
    found = comments.match(text, end + 1)
    return found.end() if found else end + 1


def _end(node: Node) -> int:
    """Index behind the last character of what is written in a node."""
    match node:
        case Sequence(items) if not node.flow and items:
            return _end(items[-1])
        case Mapping(entries) if not node.flow and entries:
            last = entries[-1]
            empty = isinstance(last.value, Scalar) and last.value.empty
            return last.key.end + 1 if empty else _end(last.value)
        case _:
            return node.end

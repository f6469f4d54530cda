"""Lines are put between the lines of a note."""

from collections.abc import Iterable, Iterator

from kikigaki.importers.merging.missing import Missing
from kikigaki.importers.notes.lines import moment_lines, section_lines
from kikigaki.source import Mapping, Node, Scalar, Sequence


class NotInsertable(Exception):  # noqa: N818 - names what was found
    """The note is written in a way that has no room for further lines; the message says where."""


def inserted(text: str, root: Mapping, missing: Missing) -> str:
    """A note with the parts it lacks; all characters of before stay as they are.

    Raises:
        NotInsertable: a list stands in brackets, or is not there at all.
    """
    for index, piece in sorted(_pieces(text, root, missing), key=lambda pair: -pair[0]):
        text = text[:index] + piece + text[index:]
    return text


def _pieces(text: str, root: Mapping, missing: Missing) -> Iterator[tuple[int, str]]:
    """Where something is put in, and what; of pieces for one place the last one comes first."""
    sections = _list(root, "sections")
    for section in reversed(missing.sections):
        lines = section_lines(section.section, _indent(sections))
        yield _index(text, sections, section.before), _block(lines, first=not section.before)
    for moment in reversed(missing.moments):
        moments = _moments(sections, moment.section)
        lines = (line for one in moment.moments for line in moment_lines(one, _indent(moments)))
        yield _index(text, moments, moment.before), "".join(f"{line}\n" for line in lines)
    for stamp in missing.stamps:
        first = _moments(sections, stamp.section).items[0]
        if not isinstance(first, Mapping) or not first.entries:
            raise NotInsertable(f"{first.position}: no moment stands here")
        key = first.entries[0].key
        between = ", " if first.flow else "\n" + " " * (key.position.column - 1)
        yield key.start, f"at: {stamp.at}{between}"


def _block(lines: Iterable[str], *, first: bool) -> str:
    written = "".join(f"{line}\n" for line in lines)
    return f"{written}\n" if first else f"\n{written}"


def _moments(sections: Sequence, number: int) -> Sequence:
    section = sections.items[number]
    if not isinstance(section, Mapping):
        raise NotInsertable(f"{section.position}: no section stands here")
    return _list(section, "moments")


def _list(parent: Mapping, key: str) -> Sequence:
    node = parent.get(key)
    if not isinstance(node, Sequence) or not node.items:
        raise NotInsertable(f"{parent.position}: there is no list of {key}")
    if node.flow:
        raise NotInsertable(f"{node.position}: the {key} stand in brackets")
    return node


def _indent(node: Sequence) -> str:
    return " " * (node.position.column - 1)


def _index(text: str, node: Sequence, before: int) -> int:
    """Where lines before an item of a list are put in: below the one above it, if there is one."""
    if not before:
        return text.rfind("\n", 0, node.start) + 1
    last = text[: _end(node.items[before - 1])].rstrip()
    end = text.find("\n", len(last))
    return end + 1 if end >= 0 else len(text)


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

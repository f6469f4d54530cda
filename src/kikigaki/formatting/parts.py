"""A file as it will be written: entries in canonical order, each with the comments that are its.

A comment of its own line belongs to the entry below it, or ends the list or mapping it is indented
like; one at the end of a line belongs to the entry that begins or ends on that line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kikigaki.formatting.comments import Comment, blank_above, find_comments
from kikigaki.formatting.outline import Kind, Outline
from kikigaki.formatting.scalars import Written, plain_or_quoted, write
from kikigaki.source import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of a mapping or an item of a list."""

    key: str | None
    """As it is written; None for an item."""
    name: str | None
    """The key as it is read."""
    value: "Written | Group"
    before: tuple[str, ...] = ()
    """The comments above it, and an empty text for each blank line."""
    beside: str = ""
    """The comment at the end of its line, with the space before it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list or mapping."""

    parts: tuple[Part, ...]
    mapping: bool
    inline: bool
    """Whether it is written in brackets on one line."""
    spaced: bool
    after: tuple[str, ...]
    """The comments below its last entry."""


def arrange(root: Mapping, text: str, outline: Outline) -> tuple[tuple[str, ...], Group]:
    """The comments that head a file, and the rest of it."""
    return _Arranger(text, find_comments(root, text)).root(root, outline)


class _Arranger:
    """Goes through nodes and comments in file order, handing each comment to its part."""

    def __init__(self, text: str, comments: list[Comment]) -> None:
        self.text = text
        self.pending = comments[::-1]
        """What no part has taken yet, the next one last."""

    def root(self, root: Mapping, outline: Outline) -> tuple[tuple[str, ...], Group]:
        start = root.entries[0].key.start if root.entries else len(self.text)
        head = tuple(_lines(self.take(start)))
        if head and root.entries and blank_above(self.text, start):
            head = (*head, "")
        group = self.group(root, outline, len(self.text), 0)
        rest = tuple(_lines(self.take(len(self.text))))
        return head, replace(group, after=group.after + rest)

    def group(self, node: Sequence | Mapping, outline: Outline, limit: int, outside: int) -> Group:
        """A list or mapping, up to where the next thing begins.

        ``outside`` is the column of what it stands in.
        """
        inner_limit = node.end if node.flow else limit
        waiting = len(self.pending)
        children = node.items if isinstance(node, Sequence) else node.entries
        limits = [*(_start(child) for child in children[1:]), inner_limit]
        parts = [
            self.part(child, outline, child_limit, node)
            for child, child_limit in zip(children, limits, strict=False)
        ]
        if parts and parts[0].before[:1] == ("",):  # the blank line is that of the whole
            parts[0] = replace(parts[0], before=parts[0].before[1:])
        after = tuple(_lines(self.tail(node, limit, outside)))
        commented = len(self.pending) < waiting
        return Group(
            parts=tuple(_in_order(parts, outline)),
            mapping=isinstance(node, Mapping),
            inline=not commented and self.fits_brackets(node, parts),
            spaced=outline.spaced,
            after=after,
        )

    def part(
        self, child: Entry | Node, outline: Outline, limit: int, parent: Sequence | Mapping
    ) -> Part:
        start = _start(child)
        before = list(_lines(self.take(start)))
        if self.opens_line(start) and blank_above(self.text, start):
            before.append("")
        key, node = (child.key, child.value) if isinstance(child, Entry) else (None, child)
        inner = outline.below(key.text if key else None)
        beside = self.beside(key.end, node.start) if key else None
        if isinstance(node, Scalar) or node.flow:  # a comment between a key and its value
            before += _lines(self.take(node.start))
        value: Written | Group
        if isinstance(node, Scalar):
            value = write(node, inner.kind, bracketed=parent.flow)
            later = self.beside(node.start if node.style in ("|", ">") else node.end, limit)
        else:
            value = self.group(node, inner, limit, parent.position.column)
            later = self.beside(node.end, limit) if node.flow else None
        if beside and later:
            before += [beside.text]
        last = later or beside
        return Part(
            key=_key(key) if key else None,
            name=key.text if key else None,
            value=value,
            before=tuple(before),
            beside=f"{last.gap or ' '}{last.text}" if last else "",
        )

    def opens_line(self, index: int) -> bool:
        """Whether nothing but the signs of list items stands before a character on its line."""
        return not self.text[self.text.rfind("\n", 0, index) + 1 : index].strip(" -?")

    def take(self, limit: int) -> Iterator[Comment]:
        """The comments that begin before an index."""
        while self.pending and self.pending[-1].start < limit:
            yield self.pending.pop()

    def beside(self, index: int, limit: int) -> Comment | None:
        """The next comment, if it stands on the line of a character."""
        if not self.pending or self.pending[-1].start >= limit:
            return None
        start = self.pending[-1].start
        return None if start < index or "\n" in self.text[index:start] else self.pending.pop()

    def tail(self, node: Sequence | Mapping, limit: int, outside: int) -> Iterator[Comment]:
        """The comments that end a list or mapping."""
        if node.flow:
            yield from self.take(node.end)
            return
        while self.pending and self.pending[-1].start < limit:
            column = self.pending[-1].column
            if column < node.position.column or column <= outside:
                return
            yield self.pending.pop()

    def fits_brackets(self, node: Sequence | Mapping, parts: list[Part]) -> bool:
        """Whether what stands in brackets may stay there: it has one line, or is a plain list."""
        values = [part.value for part in parts]
        on_one_line = "\n" not in self.text[node.start : node.end]
        listed = isinstance(node, Sequence) and all(isinstance(v, Written) for v in values)
        return (
            node.flow
            and (on_one_line or listed)
            and all(v.inline if isinstance(v, Group) else not v.body for v in values)
        )


def _start(child: Entry | Node) -> int:
    return child.key.start if isinstance(child, Entry) else child.start


def _key(key: Scalar) -> str:
    return write(key, Kind.OTHER).head or plain_or_quoted(key.text)


def _lines(comments: Iterator[Comment]) -> Iterator[str]:
    for comment in comments:
        if comment.after_blank:
            yield ""
        yield comment.text


def _in_order(parts: list[Part], outline: Outline) -> list[Part]:
    """The parts in the schema's order; as they are where the schema does not know a key."""
    places = {name: place for place, name in enumerate(outline.keys)}
    if any(part.name not in places for part in parts):
        return parts
    return sorted(parts, key=lambda part: places[part.name or ""])

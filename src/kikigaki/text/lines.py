"""Line breaks inside a paragraph: a space between Latin words, nothing between Japanese ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki.text.characters import joins_lines
from kikigaki.text.plain import inline_plain
from kikigaki.text.tree import Inline, Words


@dataclass(frozen=True, slots=True)
class Break:
    """A line end of the source, before it is settled."""


Unsettled: TypeAlias = "Inline | Break"


def settle(children: Sequence[Unsettled]) -> tuple[Inline, ...]:
    """The inline nodes of an element on one line; neighbouring words become one node."""
    nodes: list[Inline] = []
    for index, child in enumerate(children):
        after = children[index + 1 : index + 2]
        node = _between(nodes[-1:], after) if isinstance(child, Break) else child
        if isinstance(node, Words) and nodes and isinstance(nodes[-1], Words):
            nodes[-1] = Words(nodes[-1].text + node.text)
        else:
            nodes.append(node)
    return tuple(node for node in nodes if node != Words(""))


def trim(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inline nodes of a paragraph without space at its ends."""
    match nodes:
        case (Words(text), *rest) if text != text.lstrip():
            return trim((*_words(text.lstrip()), *rest))
        case (*rest, Words(text)) if text != text.rstrip():
            return trim((*rest, *_words(text.rstrip())))
        case _:
            return nodes


def _words(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


def _between(before: Sequence[Inline], after: Sequence[Unsettled]) -> Words:
    """What a line break stands for: a space, or nothing."""
    last = inline_plain(tuple(before)).rstrip()[-1:]
    first = inline_plain(tuple(node for node in after if not isinstance(node, Break)))
    return Words("" if joins_lines(last, first.lstrip()[:1]) else " ")

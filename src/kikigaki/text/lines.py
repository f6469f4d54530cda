"""Line breaks inside a paragraph: a space between Latin words, nothing between Japanese ones."""

from dataclasses import dataclass
from typing import Any

from kikigaki.text.characters import joins_lines
from kikigaki.text.plain import inline_plain
from kikigaki.text.tree import Code, Inline, Wiki, Words


@dataclass(frozen=True, slots=True)
class Break:
    """A line end of the source, before it is settled."""


def settle(children: list[Any]) -> tuple[Inline, ...]:
    """The inline nodes of a paragraph on one line, without space at its ends."""
    joined = _join(_flatten(children))
    return _strip(_merge(joined))


def _flatten(children: list[Any]) -> list[Any]:
    return [_settled_inside(child) for child in children]


def _settled_inside(node: Any) -> Any:  # noqa: ANN401 - a node or a Break
    if isinstance(node, Break | Words | Code | Wiki):
        return node
    return type(node)(*_fields_with(node, _merge(_join(_flatten(list(node.children))))))


def _fields_with(node: Any, children: tuple[Inline, ...]) -> list[Any]:  # noqa: ANN401
    return [node.href, children] if hasattr(node, "href") else [children]


def _join(children: list[Any]) -> list[Inline]:
    nodes: list[Inline] = []
    for index, child in enumerate(children):
        if isinstance(child, Break):
            before = _last(nodes)
            after = _first(children[index + 1 :])
            nodes.append(Words("" if joins_lines(before, after) else " "))
        else:
            nodes.append(child)
    return nodes


def _last(nodes: list[Inline]) -> str:
    return inline_plain(tuple(nodes[-1:])).rstrip()[-1:]


def _first(nodes: list[Any]) -> str:
    return inline_plain(tuple(n for n in nodes[:1] if not isinstance(n, Break))).lstrip()[:1]


def _merge(nodes: list[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for node in nodes:
        before = merged[-1] if merged else None
        if isinstance(node, Words) and isinstance(before, Words):
            merged[-1] = Words(before.text + node.text)
        elif node != Words(""):
            merged.append(node)
    return tuple(merged)


def _strip(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    trimmed = list(nodes)
    while trimmed and isinstance(trimmed[0], Words):
        trimmed[0] = Words(trimmed[0].text.lstrip())
        if trimmed[0].text:
            break
        trimmed.pop(0)
    while trimmed and isinstance(last := trimmed[-1], Words):
        trimmed[-1] = Words(last.text.rstrip())
        if trimmed[-1] != Words(""):
            break
        trimmed.pop()
    return tuple(trimmed)

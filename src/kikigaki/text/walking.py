"""Ways through the tree: every node of a text, its words and wiki links, and changing those."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from kikigaki.text.tree import (
    Block,
    Box,
    Code,
    Day,
    Emphasis,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Ready,
    Ruby,
    Span,
    Strong,
    Text,
    Wiki,
    Words,
)


def inlines(block: Block) -> Iterator[Inline]:
    """Every inline node under a block, in reading order, parents before children."""
    match block:
        case Paragraph(children) | Heading(_, children):
            for child in children:
                yield from _with_descendants(child)
        case Quote(children) | Box(children):
            for inner in children:
                yield from inlines(inner)
        case List(_, items):
            for item in items:
                for inner in item:
                    yield from inlines(inner)
        case Ready():
            pass


_CHILDLESS = (Words, Code, Wiki, Ruby, Day, Ready)


def _with_descendants(node: Inline) -> Iterator[Inline]:
    yield node
    if not isinstance(node, _CHILDLESS):
        for child in node.children:
            yield from _with_descendants(child)


def wiki_links(text: Text) -> Iterator[Wiki]:
    """The wiki links of a text, in reading order."""
    return (node for block in text for node in inlines(block) if isinstance(node, Wiki))


def replace_wiki(text: Text, resolve: Callable[[Wiki], Inline]) -> Text:
    """The same text with every wiki link replaced by what ``resolve`` makes of it."""
    return replace_leaves(
        text, lambda leaf: (resolve(leaf),) if isinstance(leaf, Wiki) else (leaf,)
    )


_LEAVES = (Words, Wiki)


def leaves(text: Text) -> Iterator[Words | Wiki]:
    """The words and wiki links of a text, those inside of links left out."""
    for block in text:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield from _leaves(children)
            case Quote(children) | Box(children):
                yield from leaves(children)
            case List(_, items):
                for item in items:
                    yield from leaves(item)
            case Ready():
                pass


_MARKING = (Emphasis, Strong, Span)


def _leaves(children: tuple[Inline, ...]) -> Iterator[Words | Wiki]:
    for node in children:
        if isinstance(node, _LEAVES):
            yield node
        elif isinstance(node, _MARKING):
            yield from _leaves(node.children)


Change: TypeAlias = Callable[[Words | Wiki], tuple[Inline, ...]]


def replace_leaves(text: Text, change: Change) -> Text:
    """The same text with its words and wiki links changed, those inside of links left alone."""
    return tuple([_changed_block(block, change) for block in text])


def _changed_block(node: Block, change: Change) -> Block:
    match node:
        case Paragraph(children):
            return Paragraph(_changed(children, change))
        case Heading(level, children, anchor, language):
            return Heading(level, _changed(children, change), anchor, language)
        case List(ordered, items):
            return List(ordered, tuple([replace_leaves(item, change) for item in items]))
        case Quote(children):
            return Quote(replace_leaves(children, change))
        case Box():
            return replace(node, children=replace_leaves(node.children, change))
        case Ready():
            return node


def _changed(children: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    changed: list[Inline] = []
    for node in children:
        match node:
            case Words() | Wiki():
                changed += change(node)
            case Emphasis(inner):
                changed.append(Emphasis(_changed(inner, change)))
            case Strong(inner):
                changed.append(Strong(_changed(inner, change)))
            case Span():
                changed.append(replace(node, children=_changed(node.children, change)))
            case _:
                changed.append(node)
    return tuple(changed)

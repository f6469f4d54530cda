"""Lists and quotes: the shapes that every Markdown reader understands alike."""

from itertools import chain
from typing import Any, TypeAlias

from markdown_it.token import Token

from kikigaki.text.tree import Block, List, Paragraph, Quote, Words

Fault: TypeAlias = tuple[str, str]
"""A message and a hint."""


def fault_of_item(children: list[Block]) -> Fault | None:
    """Why the blocks cannot be a list item, or None if they can."""
    if not isinstance(children[0], Paragraph):
        return "a list item that does not begin with words", "write a word before the inner list"
    if any(isinstance(child, Quote) for child in children):
        return "a quote inside a list", "put the quote below the list"
    return None


def is_words(opener: Token) -> bool:
    """Whether the numbers of a list are words: it begins at another than 1, as in ``1984. …``."""
    return opener.type == "ordered_list_open" and str(opener.attrs.get("start", 1)) != "1"


def add_list(opener: Token, items: list[tuple[Block, ...]], parent: list[Any]) -> Fault | None:
    """Append a list; one that follows a list of its own kind directly becomes part of it."""
    if not items:
        return "a list without words", "to show the marker itself, escape it: 2024\\. or \\-"
    if is_words(opener):
        parent += chain.from_iterable(items)
        return None
    ordered = opener.type == "ordered_list_open"
    before = parent[-1] if parent else None
    if isinstance(before, List) and before.ordered == ordered:
        parent[-1] = List(ordered, (*before.items, *items))
        return None
    parent.append(List(ordered, tuple(items)))
    if isinstance(before, List):
        return "a bulleted and a numbered list touch", "put a sentence between them"
    return None


def add_quote(children: list[Block], parent: list[Any]) -> None:
    """Append a quote; one that follows a quote directly becomes part of it."""
    before = parent[-1] if parent else None
    if isinstance(before, Quote):
        parent[-1] = Quote((*before.children, *children))
    else:
        parent.append(Quote(tuple(children)) if children else Paragraph((Words(">"),)))

"""The tree as plain text, for descriptions, excerpts and search."""

from kikigaki.text.characters import joins_lines
from kikigaki.text.tree import Block, Box, Code, Inline, List, Quote, Text, Wiki, Words


def to_plain(text: Text) -> str:
    """The words of a text alone; blocks join as lines of a paragraph do."""
    plain = ""
    for block in filter(None, map(_block, text)):
        plain += ("" if joins_lines(plain[-1:], block[0]) else " ") + block
    return plain.strip()


def inline_plain(nodes: tuple[Inline, ...]) -> str:
    """The words of a run of inline nodes."""
    return "".join(_inline(node) for node in nodes)


def shorten(plain: str, limit: int) -> str:
    """At most ``limit`` code points, ending in … where something was left out."""
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"


def _block(block: Block) -> str:
    match block:
        case List(_, items):
            return " ".join(map(to_plain, items))
        case Quote(children) | Box(children):
            return to_plain(children)
        case _:
            return inline_plain(block.children)


def _inline(node: Inline) -> str:
    match node:
        case Words(text) | Code(text):
            return text
        case Wiki(target, shown):
            return shown or target
        case _:
            return inline_plain(node.children)

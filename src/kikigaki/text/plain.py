"""The tree as plain text, for descriptions, excerpts and search."""

from kikigaki.text.characters import fitting, joins_lines, may_end_word
from kikigaki.text.tree import (
    Block,
    Box,
    Code,
    Day,
    Heading,
    Inline,
    List,
    Mark,
    Quote,
    Ready,
    Ruby,
    Text,
    Wiki,
    Words,
)


def to_plain(text: Text) -> str:
    """The words of a text alone; blocks join as lines of a paragraph do."""
    if len(text) == 1:
        return _block(text[0]).strip()
    plain = ""
    for block in filter(None, map(_block, text)):
        plain += ("" if joins_lines(plain[-1:], block[0]) else " ") + block
    return plain.strip()


def headings(text: Text) -> list[tuple[int, str, str]]:
    """Level, anchor and plain title of each heading, in the order of the page."""
    found: list[tuple[int, str, str]] = []
    for block in text:
        if isinstance(block, Box):
            found += headings(block.children)
        elif isinstance(block, Heading):
            found.append((block.level, block.anchor, to_plain((block,))))
        elif isinstance(block, Ready):
            found += block.headings
    return found


def inline_plain(nodes: tuple[Inline, ...]) -> str:
    """The words of a run of inline nodes."""
    return "".join([_inline(node) for node in nodes])


def shorten(plain: str, most: int) -> str:
    """As many columns as fit, ending in … where something was left out; Latin words stay whole.

    A character of Japanese takes two columns, so that excerpts are equally long in all languages.
    """
    if 2 * len(plain) <= most:
        return plain
    head = plain[: most + 1]
    if fitting(head, most) == len(plain):
        return plain
    whole = end = fitting(head, most - 1)
    while whole and not (may_end_word(head[whole - 1]) or may_end_word(head[whole])):
        whole -= 1
    return plain[: whole or end].rstrip() + "…"


def _block(block: Block) -> str:
    match block:
        case List(_, items):
            return " ".join(map(to_plain, items))
        case Quote(children) | Box(children):
            return to_plain(children)
        case Ready():
            return ""
        case _:
            return inline_plain(block.children)


_TYPED = (Words, Code)


def _inline(node: Inline) -> str:
    if isinstance(node, _TYPED):  # most of them, by a short way
        return node.text
    match node:
        case Ruby(words):
            return words
        case Day(_, shown):
            return shown
        case Wiki(target, shown):
            return shown or target
        case Mark() | Ready():
            return ""
        case _:
            return inline_plain(node.children)

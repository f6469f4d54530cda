"""The tree as the Markdown that people type: no more is escaped than would be read otherwise.

Parsing it gives the same tree again, so it is also how a text goes into another file and back.
Unlike :mod:`.markdown` it is not for Python-Markdown: it keeps to the grammar of texts.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from kikigaki.text.plain import inline_plain
from kikigaki.text.tree import (
    Block,
    Box,
    Code,
    Emphasis,
    Inline,
    Link,
    List,
    PageLink,
    Paragraph,
    Quote,
    Strong,
    Text,
    Wiki,
    Words,
)

Address: TypeAlias = Callable[[str, str], str]
"""Where a page of the site is, by its ``src_uri`` and an anchor on it."""

_SPECIAL = re.compile(r"[*`\\_\[\]!<&{]")
_ESCAPED = re.compile(
    r"[*`]"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not inside a word, as in snake_case
    r"|\[(?=\[|[^\]\n]{1,200}\]:)|\](?=\()"
    r"|!(?=\[)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[A-Za-z0-9]{1,32};)"
    r"|\{(?=:? *[#.][A-Za-z])"
)
_BRACKETS = re.compile(r"[\[\]]")
_BLOCK_MARKER = re.compile(
    r"(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))"
    r"|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|--|>|~{3}|=+\s*$|\[[^\]\n]*\]:)"
)
_ENDS_OF_TICKS = re.compile(r"`+")
_ODD_ADDRESS = re.compile(r"[()<>\\\s]")
_EMPHASISED = (Emphasis, Strong)


def to_readable(text: Text, address: Address = lambda src_uri, _: src_uri) -> str:
    """Write blocks as Markdown without a final line break; nothing gives an empty text."""
    if len(text) == 1:
        return _block(text[0], address)
    return "\n\n".join([_block(block, address) for block in text])


def readable_line(words: str) -> str:
    """Plain words as a line of Markdown that shows them as they are."""
    return _begin(_escape(" ".join(words.split())))


def _escape(words: str, after: str = "") -> str:
    """Words of which nothing is markup; ``after`` is the character that follows them."""
    if not _SPECIAL.search(words):
        return words
    end = len(words)
    escaped = _ESCAPED.sub(
        lambda found: found[0] if found.start() == end else f"\\{found[0]}", words + after
    )
    return escaped[: len(escaped) - len(after)]


def _block(block: Block, address: Address) -> str:
    if isinstance(block, Paragraph):  # most of them, by a short way
        line = _inlines(block.children, address)
        return _begin(line) if isinstance(block.children[0], Words) else line
    match block:
        case List(ordered, items):
            between = "\n" if block.tight else "\n\n"
            return between.join(
                _item("1. " if ordered else "- ", item, between, address) for item in items
            )
        case Quote(children):
            lines = to_readable(children, address).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines)
        case Box(children):
            return to_readable(children, address)
        case _:
            raise TypeError(type(block).__name__)


def _item(marker: str, item: tuple[Block, ...], between: str, address: Address) -> str:
    inner = between.join(_block(block, address) for block in item)
    return marker + re.sub(r"\n(?=[^\n])", "\n" + " " * len(marker), inner)


def _begin(line: str) -> str:
    """A line whose first characters begin no block."""
    found = _BLOCK_MARKER.match(line)
    if found is None:
        return line
    return f"{found['number'] or ''}\\{line[found.end() :]}"


def _inlines(
    children: tuple[Inline, ...], address: Address, marker: str = "*", closing: str = ""
) -> str:
    """Inline nodes on a line, which ``closing`` ends.

    Neighbours that are both emphasised have different marks, so that they stay two.
    """
    written, before, last = "", None, len(children) - 1
    for place, node in enumerate(children):
        if isinstance(node, Words):
            after = closing if place == last else _first(children[place + 1])
            written += _escape(node.text, after)
        else:
            beside = isinstance(before, _EMPHASISED)
            own = marker if before is None else "_" if beside and written.endswith("*") else "*"
            written += _inline(node, address, own)
        before = node
    return written


def _first(node: Inline) -> str:
    """What a node begins with, as far as it matters to the words before it."""
    return "[" if isinstance(node, Link | PageLink | Wiki) else "*"


def _inline(node: Inline, address: Address, marker: str) -> str:
    match node:
        case Code(text):
            return _code(text)
        case Emphasis(children):
            return _marked(marker, children, address)
        case Strong(children):
            return _marked(marker * 2, children, address)
        case Link(href, children):
            return _link(href, children, address)
        case PageLink(src_uri, children, anchor):
            return _link(address(src_uri, anchor), children, address)
        case Wiki(target, shown):
            return f"[[{target}|{shown}]]" if shown else f"[[{target}]]"
        case _:
            return _escape(inline_plain((node,)))


def _marked(marker: str, children: tuple[Inline, ...], address: Address) -> str:
    """Words between marks; what is marked inside, at their very beginning, has the other marks."""
    other = "_" if "*" in marker else "*"
    inner = _inlines(children, address, other, "*")
    inside = inner.strip()
    if inside == inner:  # as a rule
        return f"{marker}{inner}{marker}"
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :] if inside else ""
    spaces = [f"&#{ord(c)};" for c in before], [f"&#{ord(c)};" for c in after]
    return f"{marker}{''.join(spaces[0])}{inside}{''.join(spaces[1])}{marker}"


def _code(text: str) -> str:
    longest = max(map(len, _ENDS_OF_TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _link(href: str, children: tuple[Inline, ...], address: Address) -> str:
    shown = _inlines(children, address, closing="]")
    shown = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", shown)
    href = re.sub(r"&(?=#?[A-Za-z0-9]{1,32};)", "&amp;", href)
    return f"[{shown}](<{href}>)" if _ODD_ADDRESS.search(href) else f"[{shown}]({href})"

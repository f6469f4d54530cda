r"""The tree as canonical Markdown, in which every other special character is escaped.

Python-Markdown with ``attr_list`` and ``md_in_html`` makes of it just what :mod:`.html` writes:
a property test compares the two. Specials that Python-Markdown knows are escaped with ``\``, those
that HTML knows or that only extensions give a meaning to are written as character references.
"""

import posixpath
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from kikigaki.text.paths import relative
from kikigaki.text.plain import to_plain
from kikigaki.text.tags import explained, html_attributes, mark, ruby
from kikigaki.text.tree import (
    Block,
    Box,
    Code,
    Day,
    Emphasis,
    Explained,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    PageLink,
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
from kikigaki.text.walking import inlines

_ESCAPES = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_[]{}"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {c: f"&#{ord(c)};" for c in "~^=$|"}
)
_SPECIAL = re.compile(r"[\\`*_\[\]{}&<>~^=$|+:!]")
"""Most words have none."""
_DOUBLE_PLUS = re.compile(r"\+(?=\+)")
_BANG_BEFORE_LINK = re.compile(r"!$")
_EMOJI_COLON = re.compile(r":(?=[a-z_][a-z0-9_+-]{0,60}:)")
_BLOCK_MARKER = re.compile(r"(?P<number>[0-9]{1,9})(?P<end>[.)])|[#+-]|[:!?/%@](?=.)")
_PLAIN_CODE = re.compile(r"[^`<&\\]+")
_LAST_HASHES = re.compile(r"(?<!#)#+$")
_NOT_IN_ADDRESS = re.compile(r"[\\`*\[\](){}<>\"' |^$]")
# Attribute lists know no escapes, so a label keeps to characters that mean nothing.
_PLAIN_LABEL = re.compile(r"[^\W_]+|[ ・.,()-]")
_INDENT = "    "

_READY = "what was written as HTML has no Markdown"


def to_markdown(text: Text, here: str = "") -> str:
    """Write blocks as Markdown that ends in a line break; nothing gives an empty text.

    ``here`` is the page's own ``src_uri``, from which links to other pages are counted.
    """
    return f"{_blocks(text, here)}\n" if text else ""


def escape(words: str) -> str:
    """Characters written so that Markdown shows them as they are, in the middle of a line."""
    if not _SPECIAL.search(words):
        return words
    escaped = _BANG_BEFORE_LINK.sub(r"\\!", words.translate(_ESCAPES))
    return _EMOJI_COLON.sub("&#58;", _DOUBLE_PLUS.sub(r"\\+", escaped))


def _blocks(text: Text, here: str) -> str:
    return "\n\n".join([_BLOCKS[type(block)](block, here) for block in text])


def _paragraph(block: Paragraph, here: str) -> str:
    return _line(block.children, here)


def _heading(block: Heading, here: str) -> str:
    attributes = _attribute_list(block.anchor, "", block.language, _toc_label(block))
    # Python-Markdown takes away hashes at the end, as in “C#”.
    words = _inlines(block.children, here)
    line = _LAST_HASHES.sub(lambda hashes: r"\#" * len(hashes[0]), words)
    return f"{'#' * block.level} {line} {attributes}".rstrip()


def _quote(block: Quote, here: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _blocks(block.children, here).split("\n"))


def _box(block: Box, here: str) -> str:
    attributes = html_attributes(block.css, block.anchor, block.language, block.label)
    inner = _blocks(block.children, here)
    return f'<{block.tag}{attributes} markdown="1">\n\n{inner}\n\n</{block.tag}>'


def _list(block: List, here: str) -> str:
    marker = "1.  " if block.ordered else "-   "
    between = "\n" if block.tight else "\n\n"
    return between.join(marker + _item(item, between, here) for item in block.items)


def _item(item: tuple[Block, ...], between: str, here: str) -> str:
    inner = between.join([_BLOCKS[type(child)](child, here) for child in item])
    return re.sub(r"\n(?=[^\n])", "\n" + _INDENT, inner) if "\n" in inner else inner


def _line(children: tuple[Inline, ...], here: str) -> str:
    """Inline nodes as one line; a character that would begin a block is escaped."""
    line = _inlines(children, here)
    if isinstance(children[0], Words) and (found := _BLOCK_MARKER.match(line)):
        return _escape_marker(found) + line[found.end() :]
    return line


def _escape_marker(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['end']}"
    marker = found[0]
    return f"\\{marker}" if marker in "#+-!" else f"&#{ord(marker)};"


def _inlines(children: tuple[Inline, ...], here: str, *, nested: bool = False) -> str:
    if nested or len(children) == 1:
        return "".join([_INLINES[type(node)](node, here, nested) for node in children])
    joints = [False, *(_run_together(*pair) for pair in pairwise(children)), False]
    sides = zip(children, pairwise(joints), strict=bool(children))
    return "".join([_INLINES[type(node)](node, here, any(both)) for node, both in sides])


def _run_together(left: Inline, right: Inline) -> bool:
    """Whether the marks of two neighbours would be read as one longer mark."""
    if isinstance(left, Code):
        return isinstance(right, Code)
    return isinstance(left, Emphasis | Strong) and isinstance(right, Emphasis | Strong)


# --- Inlines: ``tags`` says that asterisks and backticks would be misread ------------------------


def _words(node: Words, _here: str, _tags: bool) -> str:
    return escape(node.text)


def _code(node: Code, _here: str, tags: bool) -> str:
    """Backticks where that is plain; tags where backticks, tags or backslashes are inside."""
    if tags or not _PLAIN_CODE.fullmatch(node.text):
        return f"<code>{escape(node.text)}</code>"
    return f"`{node.text}`"


def _emphasis(node: Emphasis, here: str, tags: bool) -> str:
    return _marked("*", "em", _inlines(node.children, here, nested=True), tags=tags)


def _strong(node: Strong, here: str, tags: bool) -> str:
    return _marked("**", "strong", _inlines(node.children, here, nested=True), tags=tags)


def _marked(marker: str, tag: str, inner: str, *, tags: bool) -> str:
    """Asterisks around words; tags where readers differ: beside others, space or punctuation."""
    if tags or not (inner[:1].isalnum() and inner[-1:].isalnum()):
        return f"<{tag}>{inner}</{tag}>"
    return f"{marker}{inner}{marker}"


def _link(node: Link, here: str, tags: bool) -> str:
    shown = _inlines(node.children, here, nested=tags)
    return f"[{shown}]({destination(node.href)}){_attribute_list('', node.css, '')}"


def _page_link(node: PageLink, here: str, tags: bool) -> str:
    shown = _inlines(node.children, here, nested=tags)
    target = _relative(node.src_uri, node.anchor, here)
    return f"[{shown}]({destination(target)}){_attribute_list('', node.css, '')}"


def _span(node: Span, here: str, _tags: bool) -> str:
    inner = _inlines(node.children, here, nested=True)
    return f"<span{html_attributes(node.css, '', node.language)}>{inner}</span>"


def _explained(node: Explained, here: str, _tags: bool) -> str:
    inner = _inlines(node.children, here, nested=True)
    return explained(inner, _inlines(node.explanation, here, nested=True))


def _ruby(node: Ruby, _here: str, _tags: bool) -> str:
    return ruby(escape(node.words), escape(node.reading))


def _day(node: Day, _here: str, _tags: bool) -> str:
    return f'<time datetime="{node.date}">{escape(node.shown)}</time>'


def _mark(node: Mark, here: str, _tags: bool) -> str:
    return mark(node, _inlines(node.children, here, nested=True))


def _wiki(node: Wiki, _here: str, _tags: bool) -> str:
    return escape(node.shown or node.target)


def _no_ready(_node: Ready, *_where: object) -> str:
    raise TypeError(_READY)


_BLOCKS: dict[type, Callable[[Any, str], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    List: _list,
    Quote: _quote,
    Box: _box,
    Ready: _no_ready,
}
_INLINES: dict[type, Callable[[Any, str, bool], str]] = {
    Words: _words,
    Code: _code,
    Emphasis: _emphasis,
    Strong: _strong,
    Link: _link,
    PageLink: _page_link,
    Span: _span,
    Explained: _explained,
    Ruby: _ruby,
    Day: _day,
    Mark: _mark,
    Wiki: _wiki,
    Ready: _no_ready,
}


def destination(href: str) -> str:
    """An address between the round brackets of a link, without what would end or mark it."""
    escaped = href.replace("&", "&amp;")
    return _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", escaped)


def _relative(src_uri: str, anchor: str, here: str) -> str:
    if src_uri == here and anchor:
        return f"#{anchor}"
    path = relative(src_uri, posixpath.dirname(here))
    return f"{path}#{anchor}" if anchor else path


def _toc_label(heading: Heading) -> str:
    """What the table of contents says where the heading has more than that: a reading."""
    if not any(isinstance(node, Ruby) for node in inlines(heading)):
        return ""
    return "".join(_PLAIN_LABEL.findall(to_plain((heading,))))


def _attribute_list(anchor: str, css: str, language: str, toc_label: str = "") -> str:
    parts = [f"#{anchor}"] if anchor else []
    parts += [f".{name}" for name in css.split()]
    parts += [f'lang="{language}"'] if language else []
    parts += [f'data-toc-label="{toc_label}"'] if toc_label else []
    return f"{{ {' '.join(parts)} }}" if parts else ""

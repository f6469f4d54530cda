"""The tree as HTML: what Python-Markdown makes of our Markdown, written directly."""

import posixpath
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from kikigaki.text.markdown import destination
from kikigaki.text.paths import relative
from kikigaki.text.tags import explained, html_attributes, mark, ruby
from kikigaki.text.tree import (
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


def to_html(text: Text, here: str = "") -> str:
    """Write blocks as HTML without a final line break.

    ``here`` is the page's own ``src_uri``, from whose address links to other pages are counted.
    """
    return "\n".join([_BLOCKS[type(block)](block, here) for block in text])


def inner_html(paragraph: Paragraph, here: str = "") -> str:
    """Write what stands in a paragraph, without its tags."""
    return _inlines(paragraph.children, here)


# --- Blocks -------------------------------------------------------------------------------------


def _paragraph(node: Paragraph, here: str) -> str:
    return f"<p>{_inlines(node.children, here)}</p>"


def _heading(node: Heading, here: str) -> str:
    attributes = html_attributes("", node.anchor, node.language)
    return f"<h{node.level}{attributes}>{_inlines(node.children, here)}</h{node.level}>"


def _list(node: List, here: str) -> str:
    tag, item = "ol" if node.ordered else "ul", _tight_item if node.tight else _loose_item
    inner = "\n".join([item(blocks, here) for blocks in node.items])
    return f"<{tag}>\n{inner}\n</{tag}>"


def _loose_item(item: Text, here: str) -> str:
    return f"<li>\n{to_html(item, here)}\n</li>"


def _tight_item(item: Text, here: str) -> str:
    first, *rest = item
    inner = _inlines(first.children, here) if isinstance(first, Paragraph) else ""
    return f"<li>{inner}{to_html(tuple(rest), here)}\n</li>" if rest else f"<li>{inner}</li>"


def _quote(node: Quote, here: str) -> str:
    return f"<blockquote>\n{to_html(node.children, here)}\n</blockquote>"


def _box(node: Box, here: str) -> str:
    attributes = html_attributes(node.css, node.anchor, node.language, node.label)
    inner = f"\n{to_html(node.children, here)}\n" if node.children else ""
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>"


def _ready(node: Ready, _here: str) -> str:
    return node.html


# --- Inlines ------------------------------------------------------------------------------------


def _inlines(children: tuple[Inline, ...], here: str) -> str:
    return "".join([_INLINES[type(node)](node, here) for node in children])


def _escaped(words: str) -> str:
    """Four passes without a find are faster than one that looks at every character."""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("\xa0", "&nbsp;")


def _words(node: Words, _here: str) -> str:
    return _escaped(node.text)


def _code(node: Code, _here: str) -> str:
    return f"<code>{_escaped(node.text)}</code>"


def _emphasis(node: Emphasis, here: str) -> str:
    return f"<em>{_inlines(node.children, here)}</em>"


def _strong(node: Strong, here: str) -> str:
    return f"<strong>{_inlines(node.children, here)}</strong>"


def _link(node: Link, here: str) -> str:
    return _anchor(destination(node.href), node.css, _inlines(node.children, here))


def _page_link(node: PageLink, here: str) -> str:
    address = _page_address(node.src_uri, node.anchor, here)
    return _anchor(address, node.css, _inlines(node.children, here))


def _span(node: Span, here: str) -> str:
    attributes = html_attributes(node.css, "", node.language)
    return f"<span{attributes}>{_inlines(node.children, here)}</span>"


def _explained(node: Explained, here: str) -> str:
    return explained(_inlines(node.children, here), _inlines(node.explanation, here))


def _ruby(node: Ruby, _here: str) -> str:
    return ruby(_escaped(node.words), _escaped(node.reading))


def _day(node: Day, _here: str) -> str:
    return f'<time datetime="{node.date}">{_escaped(node.shown)}</time>'


def _mark(node: Mark, here: str) -> str:
    return mark(node, _inlines(node.children, here))


def _wiki(node: Wiki, _here: str) -> str:
    return _escaped(node.shown or node.target)


def _anchor(href: str, css: str, inner: str) -> str:
    return f'<a{html_attributes(css, "", "")} href="{href}">{inner}</a>'


Write: TypeAlias = Callable[[Any, str], str]
_BLOCKS: dict[type, Write] = {
    Paragraph: _paragraph,
    Heading: _heading,
    List: _list,
    Quote: _quote,
    Box: _box,
    Ready: _ready,
}
_INLINES: dict[type, Write] = {
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
    Ready: _ready,
}
"""Looked up by type: half the time of asking for one after the other."""


# --- Addresses ----------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def page_url(src_uri: str) -> str:
    """The address of a page from the root of the site: ``ja/notes/x/``; of a file, its path."""
    if not src_uri.endswith(".md"):
        return src_uri
    folder, name = posixpath.split(src_uri.removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""


def _page_address(src_uri: str, anchor: str, here: str) -> str:
    if src_uri == here and anchor:
        return f"#{anchor}"
    path = _way(src_uri, here)
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=4096)  # a page asks for the same few again and again
def _way(src_uri: str, here: str) -> str:
    return relative(page_url(src_uri), page_url(here).rstrip("/"))

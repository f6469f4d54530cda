"""The tree as HTML: what Python-Markdown makes of our Markdown, written directly."""

import posixpath
from functools import lru_cache

from kikigaki.text.markdown import destination, explained, html_attributes, mark, ruby
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

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"})


def to_html(text: Text, here: str = "") -> str:
    """Write blocks as HTML without a final line break.

    ``here`` is the page's own ``src_uri``, from whose address links to other pages are counted.
    """
    return "\n".join(_block(block, here) for block in text)


def page_url(src_uri: str) -> str:
    """The address of a page from the root of the site: ``ja/notes/x/``; of a file, its path."""
    if not src_uri.endswith(".md"):
        return src_uri
    folder, name = posixpath.split(src_uri.removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""


def _block(block: Block, here: str) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{_inlines(children, here)}</p>"
        case Heading(level, children, anchor, language):
            attributes = html_attributes("", anchor, language)
            return f"<h{level}{attributes}>{_inlines(children, here)}</h{level}>"
        case List(ordered, items):
            tag, tight = "ol" if ordered else "ul", block.tight
            inner = "\n".join(_item(item, here, tight=tight) for item in items)
            return f"<{tag}>\n{inner}\n</{tag}>"
        case Quote(children):
            return f"<blockquote>\n{to_html(children, here)}\n</blockquote>"
        case Box(children, css, anchor, language, tag, label):
            attributes = html_attributes(css, anchor, language, label)
            inner = f"\n{to_html(children, here)}\n" if children else ""
            return f"<{tag}{attributes}>{inner}</{tag}>"
        case Ready(html):
            return html


def _item(item: tuple[Block, ...], here: str, *, tight: bool) -> str:
    if not tight:
        return f"<li>\n{to_html(item, here)}\n</li>"
    first, *rest = item
    inner = _inlines(first.children, here) if isinstance(first, Paragraph) else ""
    return f"<li>{inner}{to_html(tuple(rest), here)}\n</li>" if rest else f"<li>{inner}</li>"


def _inlines(children: tuple[Inline, ...], here: str) -> str:
    return "".join(_inline(node, here) for node in children)


def _inline(node: Inline, here: str) -> str:
    match node:
        case Words(text):
            return text.translate(_ESCAPES)
        case Code(text):
            return f"<code>{text.translate(_ESCAPES)}</code>"
        case Emphasis(children):
            return f"<em>{_inlines(children, here)}</em>"
        case Strong(children):
            return f"<strong>{_inlines(children, here)}</strong>"
        case Link(href, children, css):
            return _anchor(destination(href), css, _inlines(children, here))
        case PageLink(src_uri, children, anchor, css):
            return _anchor(_page_address(src_uri, anchor, here), css, _inlines(children, here))
        case Span(children, css, language):
            inner = _inlines(children, here)
            return f"<span{html_attributes(css, '', language)}>{inner}</span>"
        case Explained(children, explanation):
            return explained(_inlines(children, here), _inlines(explanation, here))
        case Ruby(words, reading):
            return ruby(words.translate(_ESCAPES), reading.translate(_ESCAPES))
        case Day(date, shown):
            return f'<time datetime="{date}">{shown.translate(_ESCAPES)}</time>'
        case Mark():
            return mark(node, _inlines(node.children, here))
        case Wiki(target, shown):
            return (shown or target).translate(_ESCAPES)
        case Ready(html):
            return html


def _anchor(href: str, css: str, inner: str) -> str:
    return f'<a{html_attributes(css, "", "")} href="{href}">{inner}</a>'


@lru_cache(maxsize=4096)  # as in Markdown, the same few pages again and again
def _page_address(src_uri: str, anchor: str, here: str) -> str:
    if src_uri == here and anchor:
        return f"#{anchor}"
    url = page_url(src_uri) or "."
    path = posixpath.relpath(url, page_url(here) or ".") + ("/" if src_uri.endswith(".md") else "")
    return f"{path}#{anchor}" if anchor else path

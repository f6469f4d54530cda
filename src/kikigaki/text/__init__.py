"""Texts: parsed once into a tree, written back as Markdown, HTML or plain text.

A text is a small CommonMark subset with wiki links. Nothing a note says reaches a page but
through this tree, so every writer decides for itself how the words are escaped.
"""

from kikigaki.text.characters import is_wide
from kikigaki.text.html import inner_html, page_url, to_html
from kikigaki.text.markdown import to_markdown
from kikigaki.text.parse import MAX_CHARACTERS, MAX_MARKUP, Parsed, markup_in, parse
from kikigaki.text.plain import headings, shorten, to_plain
from kikigaki.text.problems import Problem
from kikigaki.text.readable import Address, readable_line, to_readable
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
from kikigaki.text.walking import inlines, leaves, replace_leaves, replace_wiki, wiki_links
from kikigaki.text.wall import clean

__all__ = [
    "MAX_CHARACTERS",
    "MAX_MARKUP",
    "Address",
    "Block",
    "Box",
    "Code",
    "Day",
    "Emphasis",
    "Explained",
    "Heading",
    "Inline",
    "Link",
    "List",
    "Mark",
    "PageLink",
    "Paragraph",
    "Parsed",
    "Problem",
    "Quote",
    "Ready",
    "Ruby",
    "Span",
    "Strong",
    "Text",
    "Wiki",
    "Words",
    "clean",
    "headings",
    "inlines",
    "inner_html",
    "is_wide",
    "leaves",
    "markup_in",
    "page_url",
    "parse",
    "readable_line",
    "replace_leaves",
    "replace_wiki",
    "shorten",
    "to_html",
    "to_markdown",
    "to_plain",
    "to_readable",
    "wiki_links",
]

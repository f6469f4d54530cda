"""The grammar of texts: markdown-it-py set to our subset, with wiki links and Japanese emphasis.

What is outside the subset is still recognised where leaving it out would lose or twist words
(HTML, images, headings, tables, fences, rules), so that it can be named as a problem.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from kikigaki.text import emphasis

MAX_NESTING = 20
_Rule: TypeAlias = Callable[[StateInline, bool], bool]
_WIKI = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,500}))?\]\]")


_OPENED = re.compile(r"(?<!\\)(?:\\\\)*(?P<brackets>\[{2,})")


def opened(inline: Token) -> list[int]:
    r"""Where in inline content a ``[[`` stands as words, and nobody escaped it (``\[\[``)."""
    content = inline.content
    if "[[" not in content:
        return []
    for token in inline.children or []:
        if "begin" in token.meta:  # something else than words: code, a wiki link, a link's bracket
            begin, end = token.meta["begin"], token.meta["end"]
            content = content[:begin] + " " * (end - begin) + content[end:]
    return [found.start("brackets") for found in _OPENED.finditer(content)]


def _make() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    # Indented lines are prose, definitions and block HTML stay in sight as text and tags.
    parser.disable(["code", "reference", "html_block"])
    parser.enable("table")
    parser.inline.ruler.at("emphasis", emphasis.tokenize)
    parser.inline.ruler.at("backticks", _placed(backtick))
    parser.inline.ruler.at("link", _placed(link))
    parser.inline.ruler.at("image", _placed(image))
    parser.inline.ruler.at("autolink", _placed(autolink))
    parser.inline.ruler.at("html_inline", _placed(html_inline))
    parser.inline.ruler.before("link", "wiki", _placed(_wiki))
    # Every address becomes a token; whether it is allowed is our question, with our message.
    parser.validateLink = _is_address  # type: ignore[method-assign]
    return parser


def _is_address(url: str) -> bool:
    """Whether what stands in a link's brackets is meant as an address, unlike ``[sic](原文)``."""
    return not url or any(character in url for character in ".:/#?@")


def _placed(rule: _Rule) -> _Rule:
    """The same rule; its token says from where to where in the inline content it stands."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        begin, known = state.pos, len(state.tokens)
        matched = rule(state, silent)
        for token in [token for token in state.tokens[known:] if token.type != "text"][:1]:
            # What an element holds comes after its opening token, and is searched from there.
            end = begin + 1 if token.nesting else state.pos
            token.meta = {**token.meta, "begin": begin, "end": end}
        return matched

    return placed


def _wiki(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("wiki", "", 0)
        token.content = found[0]
        token.meta = {
            "target": found["target"].strip(),
            "shown": (found["shown"] or "").strip(),
        }
    state.pos = found.end()
    return True


_PARSER = _make()


def tokens(source: str) -> list[Token]:
    """The tokens of one text field; nothing is carried over from another."""
    return _PARSER.parse(source, {})

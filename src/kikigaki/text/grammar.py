"""The grammar of texts: markdown-it-py set to our subset, with wiki links and Japanese emphasis.

What is outside the subset is still recognised where leaving it out would lose or twist words
(HTML, images, headings, tables, fences, rules), so that it can be named as a problem.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kikigaki.text import emphasis

MAX_NESTING = 20
_WIKI = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,500}))?\]\]")


def _make() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    # Indented lines are prose, definitions and block HTML stay in sight as text and tags.
    parser.disable(["code", "reference", "html_block"])
    parser.enable("table")
    parser.inline.ruler.before("link", "wiki", _wiki)
    parser.inline.ruler.at("emphasis", emphasis.tokenize)
    # Every address becomes a token; whether it is allowed is our question, with our message.
    parser.validateLink = lambda _url: True  # type: ignore[assignment,method-assign]
    return parser


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
            "offset": state.pos,
        }
    state.pos = found.end()
    return True


_PARSER = _make()


def tokens(source: str) -> list[Token]:
    """The tokens of one text field; nothing is carried over from another."""
    return _PARSER.parse(source, {})

"""A line's words without its markup, and which of them are links."""

import html
import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kikigaki.text.emphasis import tokenize

_LONG = 2_000
_MANY = 40
_SIGNS = re.compile(r"[\\*_`\[<&!~]")
_ADDRESS = re.compile(r"https?://[^\s<>\"「」【】（）、。]{1,500}")
_END_OF_ADDRESS = ".,;:!?)]}'、。"
_A = re.compile(
    r"""<a\s[^<>]{0,500}?href\s{0,5}=\s{0,5}(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words that are a link."""

    start: int
    """Index of their first character in the flat text."""
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Flat:
    """A line as a reader sees it."""

    text: str
    links: tuple[Span, ...]
    """In order; an address in the open is a link whose words are the address."""

    def link_at(self, index: int) -> Span | None:
        """The link a character belongs to, or None."""
        return next((link for link in self.links if link.start <= index < link.end), None)


def flatten(line: str) -> Flat:
    """Take Markdown and HTML away from a line, or from several that belong together.

    A line with too much markup to be one somebody wrote is taken as it stands, so that the time
    this takes grows with the length of a file and not faster.
    """
    if not _SIGNS.search(line):
        return _with_addresses(line, [])
    if len(line) > _LONG or len(_SIGNS.findall(line)) > _MANY + len(line) // 4:
        return _with_addresses(line, [])
    (inline,) = _PARSER.parseInline(line)
    return _Writer().write(inline.children or [])


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 10})
    parser.inline.ruler.at("emphasis", tokenize)
    parser.validateLink = lambda _url: True  # type: ignore[assignment,method-assign]  # it is only looked at
    parser.normalizeLink = str  # type: ignore[assignment,method-assign]  # as it was typed
    return parser


_PARSER = _parser()


class _Writer:
    def __init__(self) -> None:
        self.text = ""
        self.links: list[Span] = []
        self.open: list[tuple[int, str]] = []

    def write(self, tokens: list[Token]) -> Flat:
        for token in tokens:
            match token.type:
                case "text" | "code_inline":
                    self.text += token.content
                case "softbreak" | "hardbreak":
                    self.text += " "
                case "link_open":
                    self.open.append((len(self.text), str(token.attrs.get("href", ""))))
                case "link_close":
                    self.close()
                case "html_inline":
                    self.tag(token.content)
        return _with_addresses(self.text, self.links)

    def tag(self, tag: str) -> None:
        if found := _A.match(tag):
            self.open.append((len(self.text), html.unescape(found[1] or found[2] or "")))
        elif tag.lower().startswith("</a"):
            self.close()

    def close(self) -> None:
        if self.open:
            start, url = self.open.pop()
            self.links.append(Span(start, len(self.text), url))


def _with_addresses(text: str, links: list[Span]) -> Flat:
    """The text with the addresses that stand in the open as links too."""
    flat = Flat(text, tuple(links))
    if "://" not in text:
        return flat
    found = [
        Span(match.start(), match.start() + len(url), url)
        for match in _ADDRESS.finditer(text)
        if (url := match[0].rstrip(_END_OF_ADDRESS)) and flat.link_at(match.start()) is None
    ]
    return Flat(text, tuple(sorted([*links, *found], key=lambda link: link.start)))

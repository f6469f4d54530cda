"""Tokens become a tree: a stack machine, so that hostile nesting costs no recursion."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from kikigaki.diagnostics import Code as Kind
from kikigaki.diagnostics import quote
from kikigaki.text import blocks, lines
from kikigaki.text.characters import FORBIDDEN, describe
from kikigaki.text.elements import is_html
from kikigaki.text.grammar import opened
from kikigaki.text.lines import Break
from kikigaki.text.places import Places
from kikigaki.text.problems import Problem
from kikigaki.text.tree import Code, Emphasis, Link, Paragraph, Strong, Text, Wiki, Words
from kikigaki.text.urls import fault_of

MAX_DEPTH = 12
_REFUSED = {
    "heading_open": (Kind.TEXT_HEADING, "a heading", "a section's title goes into its title: key"),
    "hr": (Kind.TEXT_RULE, "a horizontal rule", "leave an empty line between paragraphs"),
    "fence": (Kind.TEXT_CODE_BLOCK, "a code block", "texts have inline `code` only"),
    "table_open": (Kind.TEXT_TABLE, "a table", "write a list, or escape the | with \\"),
}


@dataclass(slots=True)
class _Frame:
    """An element that is still open."""

    opener: Token
    offset: int = 0
    """Where an inline element begins in the text field."""
    children: list[Any] = field(default_factory=list)


def build(source: str, tokens: list[Token]) -> tuple[Text, list[Problem]]:
    """Make the tree of one text field, and list what had to be left out of it."""
    builder = _Builder(source)
    builder.read(tokens)
    return tuple(builder.stack[0].children), builder.problems


class _Builder:
    def __init__(self, source: str) -> None:
        self.source = source
        self.places = Places(source)
        self.problems: list[Problem] = []
        self.stack = [_Frame(Token("root", "", 0))]
        self.in_table = 0

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            self.places.enter(token)
            if token.type in _REFUSED:
                self.problem(*_REFUSED[token.type], offset=self.places.line)
            if token.type in ("table_open", "table_close"):
                self.in_table += token.nesting
            elif not self.in_table:
                self.take(token)

    def take(self, token: Token) -> None:
        if token.type == "inline":
            self.read_inline(token.children or [])
            self.tell_of_brackets(token)
        elif token.nesting == 1:
            self.open(token)
        elif token.nesting == -1:
            self.close()

    def open(self, token: Token) -> None:
        self.stack.append(_Frame(token, self.places.inline))
        if len(self.stack) == MAX_DEPTH + 1:
            hint = f"at most {MAX_DEPTH} levels"
            self.problem(Kind.TEXT_TOO_DEEP, "nested too deeply", hint, offset=self.places.line)

    def close(self) -> None:
        frame = self.stack.pop()
        parent = self.stack[-1].children
        closer = _CLOSERS.get(frame.opener.type)
        if closer and len(self.stack) <= MAX_DEPTH:  # a tree is never deeper than walkers recurse
            closer(self, frame, parent)

    def read_inline(self, children: list[Token]) -> None:
        for token in children:
            self.places.enter_inline(token)
            match token.type:
                case "text":
                    self.words(token.content)
                case "softbreak" | "hardbreak":
                    self.add(Break())
                case "code_inline":
                    self.add(Code(" ".join(token.content.split()) or "`"))
                case "wiki":
                    self.wiki(token)
                case "image":
                    self.refuse_inline(Kind.TEXT_IMAGE, "an image", "link to it instead")
                case "html_inline" if not is_html(token.content):
                    self.words(" ".join(token.content.split("\n")))
                case "html_inline":
                    hint = "write \\< for the character itself, or put it into `code`"
                    self.refuse_inline(Kind.TEXT_HTML, f"HTML: {quote(token.content)}", hint)
                case _:
                    self.take(token)

    def add(self, node: object) -> None:
        self.stack[-1].children.append(node)

    def words(self, text: str) -> None:
        for found in FORBIDDEN.finditer(text):
            if found[0] not in self.source:  # typed as &#…;
                message, offset = describe(found[0]), self.places.line
                self.problem(Kind.BAD_CHARACTER, message, "delete it", offset=offset)
        if text:  # an &#10; is a space like any other
            self.add(Words(text.replace("\t", " ").replace("\n", " ").replace("\r", " ")))

    def tell_of_brackets(self, inline: Token) -> None:
        message, hint = "“[[” that begins no wiki link", "[[name]], [[name|shown]] or \\[\\["
        for place in opened(inline):
            self.problem(Kind.WIKI_FORM, message, hint, offset=self.places.offset(place))

    def wiki(self, token: Token) -> None:
        self.add(Wiki(token.meta["target"], token.meta["shown"], self.places.inline))

    def refuse_inline(self, code: Kind, message: str, hint: str) -> None:
        self.problem(code, message, hint, offset=self.places.inline)

    def problem(self, code: Kind, message: str, hint: str, *, offset: int) -> None:
        self.problems.append(Problem(offset, code, message, hint))

    # --- What a closed element becomes ----------------------------------------------------------

    def close_paragraph(self, frame: _Frame, parent: list[Any]) -> None:
        if children := lines.trim(lines.settle(frame.children)):
            parent.append(Paragraph(children))

    def close_emphasis(self, frame: _Frame, parent: list[Any]) -> None:
        node = Strong if frame.opener.type == "strong_open" else Emphasis
        parent.append(node(lines.settle(frame.children)))

    def close_link(self, frame: _Frame, parent: list[Any]) -> None:
        href = str(frame.opener.attrs.get("href", ""))
        fault = fault_of(href)
        if frame.opener.attrs.get("title"):
            fault = "a link with a title", "keep the address alone: [text](https://…)"
        if not frame.children:
            fault = "a link without text", "[text](https://…)"
        if any(outer.opener.type == "link_open" for outer in self.stack):
            fault = "a link inside a link", "put one beside the other"
        if fault:
            self.problem(Kind.BAD_LINK, *fault, offset=frame.offset)
        parent.append(Link(href, lines.settle(frame.children)))

    def close_item(self, frame: _Frame, parent: list[Any]) -> None:
        if not frame.children:
            return
        if fault := blocks.fault_of_item(frame.children):
            self.problem(Kind.TEXT_LIST, *fault, offset=self.places.line_of(frame.opener))
        elif blocks.is_words(self.stack[-1].opener):
            number = f"{frame.opener.info}{frame.opener.markup} "
            first = (Words(number), *frame.children[0].children)
            frame.children[0] = Paragraph(lines.settle(first))
        parent.append(tuple(frame.children))

    def close_list(self, frame: _Frame, parent: list[Any]) -> None:
        fault = blocks.add_list(frame.opener, frame.children, parent)
        if fault:
            self.problem(Kind.TEXT_LIST, *fault, offset=self.places.line_of(frame.opener))

    def close_quote(self, frame: _Frame, parent: list[Any]) -> None:
        blocks.add_quote(frame.children, parent)


_CLOSERS: dict[str, Callable[[_Builder, _Frame, list[Any]], None]] = {
    "paragraph_open": _Builder.close_paragraph,
    "heading_open": _Builder.close_paragraph,
    "em_open": _Builder.close_emphasis,
    "strong_open": _Builder.close_emphasis,
    "link_open": _Builder.close_link,
    "list_item_open": _Builder.close_item,
    "bullet_list_open": _Builder.close_list,
    "ordered_list_open": _Builder.close_list,
    "blockquote_open": _Builder.close_quote,
}

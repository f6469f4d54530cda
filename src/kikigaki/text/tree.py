"""The tree: what a text can be made of, and what a page adds around it.

Texts consist of the first group only; pages put them into boxes under headings. Every node is
frozen. Words never hold line breaks: those are settled when the text is parsed.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar, dataclass_transform

T = TypeVar("T")

if TYPE_CHECKING:

    @dataclass_transform(frozen_default=True)
    def _node(cls: type[T]) -> type[T]: ...

else:
    # Being frozen at run time too would take a tenth of a build.
    _node = dataclass(slots=True, unsafe_hash=True)

# --- What a text is made of ---------------------------------------------------------------------


@_node
class Words:
    """Plain characters, meant as they stand."""

    text: str


@_node
class Emphasis:
    """``*emphasis*``."""

    children: tuple["Inline", ...]


@_node
class Strong:
    """``**strong**``."""

    children: tuple["Inline", ...]


@_node
class Code:
    """```code```, without surrounding space."""

    text: str


@_node
class Link:
    """A link out of the site: http, https or mailto, percent-encoded."""

    href: str
    children: tuple["Inline", ...]
    css: str = ""
    """One of our own class names; texts have none."""


@_node
class Wiki:
    """``[[target]]`` or ``[[target|shown]]``, not yet resolved."""

    target: str
    shown: str
    """The text to show; empty where the target's own name is wanted."""
    offset: int
    """Where it begins in the text field, in code points from 0."""


@_node
class Paragraph:
    """A run of inline nodes."""

    children: tuple["Inline", ...]


@_node
class List:
    """A bulleted or numbered list; each item begins with a paragraph, then paragraphs and lists."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]

    @property
    def tight(self) -> bool:
        """Whether no item needs paragraph tags: one paragraph each, perhaps with such lists."""
        return all(isinstance(b, List) and b.tight for item in self.items for b in item[1:])


@_node
class Quote:
    """A block quote."""

    children: tuple["Block", ...]


# --- What pages add -----------------------------------------------------------------------------


@_node
class PageLink:
    """A link to another page of the site, or to a file that stands on it."""

    src_uri: str
    """The page's Markdown file, from the root of the pages: ``ja/notes/x.md``."""
    children: tuple["Inline", ...]
    anchor: str = ""
    css: str = ""


@_node
class Span:
    """Inline nodes with a class or a language of their own."""

    children: tuple["Inline", ...]
    css: str = ""
    language: str = ""


@_node
class Explained:
    """Words with an explanation that shows where they stand, by pointer, keyboard or touch."""

    children: tuple["Inline", ...]
    explanation: tuple["Inline", ...]


@_node
class Ruby:
    """Words with their reading above them."""

    words: str
    reading: str


@_node
class Day:
    """A date, for eyes and for software."""

    date: datetime.date
    shown: str


@_node
class Mark:
    """A piece of a timeline: where it begins and how long it is, in hundredths of the whole."""

    start: float | None
    """None where it follows on the piece before it."""
    size: float | None
    """None for a point in time."""
    css: str
    anchor: str = ""
    """Where on the same page it leads; empty where it is only drawn."""
    children: tuple["Inline", ...] = ()


@_node
class Heading:
    """A heading, 1 to 6."""

    level: int
    children: tuple["Inline", ...]
    anchor: str = ""
    language: str = ""


@_node
class Box:
    """A block-level element around other blocks."""

    children: tuple["Block", ...]
    css: str = ""
    anchor: str = ""
    language: str = ""
    tag: str = "div"
    label: str = ""
    """What software that reads aloud calls it; one of our own words."""


@_node
class Ready:
    """What was written as HTML before, from nodes like these; it stands for them as it is."""

    html: str
    headings: tuple[tuple[int, str, str], ...] = ()
    """Level, anchor and plain title of each heading in it."""


Inline: TypeAlias = (
    Words
    | Emphasis
    | Strong
    | Code
    | Link
    | PageLink
    | Span
    | Explained
    | Ruby
    | Day
    | Mark
    | Wiki
    | Ready
)
Block: TypeAlias = Paragraph | List | Quote | Heading | Box | Ready
Text: TypeAlias = tuple[Block, ...]
"""A whole text field; empty where nothing was written."""


def inlines(block: Block) -> Iterator[Inline]:
    """Every inline node under a block, in reading order, parents before children."""
    match block:
        case Paragraph(children) | Heading(_, children):
            for child in children:
                yield from _with_descendants(child)
        case Quote(children) | Box(children):
            for inner in children:
                yield from inlines(inner)
        case List(_, items):
            for item in items:
                for inner in item:
                    yield from inlines(inner)
        case Ready():
            pass


_CHILDLESS = (Words, Code, Wiki, Ruby, Day, Ready)


def _with_descendants(node: Inline) -> Iterator[Inline]:
    yield node
    if not isinstance(node, _CHILDLESS):
        for child in node.children:
            yield from _with_descendants(child)


def wiki_links(text: Text) -> Iterator[Wiki]:
    """The wiki links of a text, in reading order."""
    return (node for block in text for node in inlines(block) if isinstance(node, Wiki))


def replace_wiki(text: Text, resolve: Callable[[Wiki], Inline]) -> Text:
    """The same text with every wiki link replaced by what ``resolve`` makes of it."""
    return replace_leaves(
        text, lambda leaf: (resolve(leaf),) if isinstance(leaf, Wiki) else (leaf,)
    )


_LEAVES = (Words, Wiki)


def leaves(text: Text) -> Iterator[Words | Wiki]:
    """The words and wiki links of a text, those inside of links left out."""
    for block in text:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield from _leaves(children)
            case Quote(children) | Box(children):
                yield from leaves(children)
            case List(_, items):
                for item in items:
                    yield from leaves(item)
            case Ready():
                pass


_MARKING = (Emphasis, Strong, Span)


def _leaves(children: tuple[Inline, ...]) -> Iterator[Words | Wiki]:
    for node in children:
        if isinstance(node, _LEAVES):
            yield node
        elif isinstance(node, _MARKING):
            yield from _leaves(node.children)


Change: TypeAlias = Callable[[Words | Wiki], tuple[Inline, ...]]


def replace_leaves(text: Text, change: Change) -> Text:
    """The same text with its words and wiki links changed, those inside of links left alone."""
    return tuple([_changed_block(block, change) for block in text])


def _changed_block(node: Block, change: Change) -> Block:
    match node:
        case Paragraph(children):
            return Paragraph(_changed(children, change))
        case Heading(level, children, anchor, language):
            return Heading(level, _changed(children, change), anchor, language)
        case List(ordered, items):
            return List(ordered, tuple([replace_leaves(item, change) for item in items]))
        case Quote(children):
            return Quote(replace_leaves(children, change))
        case Box():
            return replace(node, children=replace_leaves(node.children, change))
        case Ready():
            return node


def _changed(children: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    changed: list[Inline] = []
    for node in children:
        match node:
            case Words() | Wiki():
                changed += change(node)
            case Emphasis(inner):
                changed.append(Emphasis(_changed(inner, change)))
            case Strong(inner):
                changed.append(Strong(_changed(inner, change)))
            case Span():
                changed.append(replace(node, children=_changed(node.children, change)))
            case _:
                changed.append(node)
    return tuple(changed)

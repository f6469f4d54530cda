"""The tree: what a text can be made of, and what a page adds around it.

Texts consist of the first group only; pages put them into boxes under headings. Every node is
frozen. Words never hold line breaks: those are settled when the text is parsed.
"""

import datetime
from dataclasses import dataclass
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

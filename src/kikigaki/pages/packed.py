"""What a note adds to other pages, written as HTML: small to keep, and fast to put into a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki import links
from kikigaki.mentions import Mention
from kikigaki.model import Note, Term
from kikigaki.pages.contribution import contribution
from kikigaki.pages.edition import Edition
from kikigaki.text import Paragraph, Ready, Text, headings, to_html

Piece: TypeAlias = tuple[bytes, tuple[tuple[int, str, str], ...]]
"""Blocks: their HTML in UTF-8, and their headings as level, anchor and plain title."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A contribution in plain values."""

    card: Piece
    line: str
    """Without the tags of its paragraph, which an item of a list does not have."""
    moments: Mapping[str, Piece]
    uses: Mapping[str, Piece]


def pack(edition: Edition, note: Note, mentions: Mapping[str, Sequence[Mention]]) -> Packed:
    """Write what a note adds; ``mentions`` are its moments by the entry they concern."""
    language = edition.language
    home, glossary = links.home(language), links.index_page(language, Term)
    entry = f"{language}/-/-.md"  # pages of people, topics and years are as deep as that
    contributed = contribution(edition, note, mentions, entry)
    return Packed(
        card=_piece(contributed.card, home),
        line=to_html(contributed.line, entry).removeprefix("<p>").removesuffix("</p>"),
        moments={key: _piece(text, entry) for key, text in contributed.moments.items()},
        uses={key: _piece(text, glossary) for key, text in contributed.uses.items()},
    )


def _piece(text: Text, here: str) -> Piece:
    return to_html(text, here).encode(), tuple(headings(text))


def unpacked(piece: Piece) -> Text:
    """Blocks that were packed."""
    html, found = piece
    return (Ready(html.decode(), tuple(found)),)


class Unpacked(Mapping[str, Text]):
    """Pieces by key, each unpacked when it is asked for."""

    def __init__(self, pieces: Mapping[str, Piece]) -> None:
        self._pieces = pieces

    def __getitem__(self, key: str) -> Text:
        return unpacked(self._pieces[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)


def unpacked_line(html: str) -> Text:
    """A line that was packed."""
    return (Paragraph((Ready(html),)),)

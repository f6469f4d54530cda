"""What stands beside a note's page, for its page to lead to."""

from dataclasses import dataclass

from kikigaki.pages.edition import Edition
from kikigaki.text import Box, Inline, PageLink, Paragraph, Span, Words


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that readers may take along."""

    label: str
    """What it is called, in the language of the page."""
    path: str
    """Where it stands, from the root of the site."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The files of a note in a language, and what they add to the head of its page."""

    offers: tuple[tuple[str, tuple[Offer, ...]], ...] = ()
    """Groups of files; each with its name, the first one's being empty."""
    head: str = ""
    """HTML."""


NOTHING = Beside()


def elsewhere(edition: Edition, beside: Beside) -> Box | None:
    """The files in a few quiet lines; None where there are none."""
    lines = [
        _line(name or edition.strings("note.elsewhere"), offers)
        for name, offers in beside.offers
        if offers
    ]
    label = edition.strings("note.elsewhere")
    return Box(tuple(lines), "kk-elsewhere", tag="nav", label=label) if lines else None


def _line(name: str, offers: tuple[Offer, ...]) -> Paragraph:
    inner: list[Inline] = [Span((Words(name),), "kk-label")]
    for offer in offers:
        between = " · " if len(inner) > 1 else " "
        inner += [Words(between), PageLink(offer.path, (Words(offer.label),))]
    return Paragraph(tuple(inner))

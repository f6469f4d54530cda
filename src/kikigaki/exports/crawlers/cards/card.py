"""A card of a note: its title, who is heard and when, and the sections on a timeline."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO

from kikigaki.exports.crawlers.cards.breaking import break_lines, cut
from kikigaki.exports.crawlers.cards.fonts import Face, Fonts, fonts, no_fonts
from kikigaki.exports.views.chapters import chapters, end_of
from kikigaki.exports.views.source import Source
from kikigaki.model import Reference
from kikigaki.text import shorten

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph's readers show pictures whole."""
_PAPER, _INK = (0xFB, 0xF9, 0xF5), (0x12, 0x2B, 0x40)
_FULL, _QUIET, _TRACK = 239, 165, 22
"""Ink in 240 steps from the paper to the darkest, so that a pixel is a byte."""
_INDIGO, _TINT, _VERMILION = 240, 241, 242
_FLAT = ((0x23, 0x4D, 0x6E), (0xC3, 0xD3, 0xDF), (0xB3, 0x40, 0x2A))
"""Colours without steps; those of assets/kikigaki.css."""
_LEFT, _ROOM = 80, WIDTH - 2 * 80
_TITLE_TOP, _TITLE_BOTTOM = 138, 420
_SIZES = (70, 62, 54, 46, 40)
_LEADING = 1.32
_HANGING = frozenset("「『（【〔〈《")
"""Their left half is empty, so a line that begins with one begins half a character to the left."""
_LONGEST = 240
"""Columns of a title that are tried."""


def card(source: Source) -> bytes | None:
    """A PNG of 1200 by 630; None where :func:`why_no_card` has a reason."""
    found = fonts(_languages(source))
    if found is None or why_no_card(source):
        return None
    return _Card(source, found).png()


def why_no_card(source: Source) -> str:
    """What this machine lacks to draw the card of a note."""
    if reason := no_fonts(_languages(source)):
        return reason
    found = fonts(_languages(source))
    words = _words(source)
    missing = found.bold.lacks("".join(words)) if found else ""
    if _bare(missing):
        return f"the font has no shape for {' '.join(dict.fromkeys(_bare(missing)))}"
    return ""


def _languages(source: Source) -> tuple[str, ...]:
    """The card's own, then those whose words may stand in for it."""
    return tuple(dict.fromkeys((source.language, *source.edition.collection.languages)))


def _bare(text: str) -> str:
    """Without what a card does without: emoji, and signs that only change others."""
    return "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf", "Mn", "Co"))


def _words(source: Source) -> tuple[str, str, str, str]:
    """The site's name, the title, who is heard, and when."""
    note, edition = source.note, source.edition
    strings, comma = edition.strings, edition.strings("ui.cite.comma")
    hosts = comma.join(_names(source, note.hosts))
    people = [*_names(source, note.guests), strings("ui.cite.hosts", hosts=hosts) if hosts else ""]
    published = strings.date(note.published) if note.published else ""
    length = strings.duration(note.duration) if note.duration else ""
    return (
        edition.words(edition.collection.name),
        shorten(source.title, _LONGEST),
        comma.join(filter(None, people)),
        " · ".join(filter(None, (published, length))),
    )


def _names(source: Source, references: tuple[Reference, ...]) -> Iterator[str]:
    people = source.edition.collection.people
    return (source.edition.name(people[one.id]) for one in references if one.id in people)


class _Card:
    """Draws the parts of a card."""

    def __init__(self, source: Source, found: Fonts) -> None:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - may be missing

        self.source, self.fonts = source, found
        self.image = Image.new("L", (WIDTH, HEIGHT), 0)
        self.draw = ImageDraw.Draw(self.image)

    def png(self) -> bytes:
        """Draw it."""
        site, title, people, when = _words(self.source)
        self.draw.rectangle((0, 0, WIDTH, 13), _INDIGO)
        self.draw.rectangle((_LEFT, 66, _LEFT + 7, 99), _VERMILION)
        self.line((_LEFT + 26, 82), site, self.fonts.bold, 30)
        self.title(title)
        self.line((_LEFT, 464), people, self.fonts.regular, 32)
        self.line((_LEFT, 512), when, self.fonts.regular, 26, _QUIET)
        self.strip()
        return self.encoded()

    def line(self, at: tuple[int, int], text: str, face: Face, size: int, ink: int = _FULL) -> None:
        """A line, its middle at a height; cut where it is too long."""
        font, text = face.sized(size), self.drawable(face, text)
        room = WIDTH - _LEFT - at[0]
        if font.getlength(text) > room:
            text = cut(shorten(text, _LONGEST), font.getlength, room)
        self.draw.text(at, text, ink, font, anchor="lm")

    def title(self, text: str) -> None:
        """As large as fits, and cut where even the smallest does not."""
        face = self.fonts.bold
        text = self.drawable(face, text)
        room = _TITLE_BOTTOM - _TITLE_TOP
        for size in _SIZES:
            font, leading = face.sized(size), round(size * _LEADING)
            lines = break_lines(text, font.getlength, _ROOM)
            if len(lines) * leading <= room:
                break
        kept = lines[: room // leading]
        if len(kept) < len(lines):
            kept[-1] = cut(kept[-1], font.getlength, _ROOM)
        for number, line in enumerate(kept):
            middle = _TITLE_TOP + leading // 2 + number * leading
            left = _LEFT - (size // 2 if line[0] in _HANGING else 0)
            self.draw.text((left, middle), line, _FULL, font, anchor="lm")

    def drawable(self, face: Face, text: str) -> str:
        """Only what the font has a shape for."""
        missing = face.lacks(text)
        return " ".join("".join(c for c in text if c not in missing).split())

    def strip(self) -> None:
        """The sections to scale."""
        parts, whole = chapters(self.source), end_of(self.source)
        if whole <= 0:
            return
        top, scale = 562, _ROOM / whole
        self.draw.rectangle((_LEFT, top, _LEFT + _ROOM, top + 17), _TRACK)
        for number, part in enumerate(parts):
            start, end = _LEFT + part.start * scale, _LEFT + min(part.end, whole) * scale
            colour = _TINT if number % 2 else _INDIGO
            self.draw.rectangle((start, top, max(start, end - 1), top + 17), colour)

    def encoded(self) -> bytes:
        """The picture with a byte a pixel."""
        steps = [_mix(step / _FULL) for step in range(_FULL + 1)]
        self.image.putpalette([part for colour in (*steps, *_FLAT) for part in colour])
        stream = BytesIO()
        self.image.save(stream, "PNG")
        return stream.getvalue()


def _mix(ink: float) -> tuple[int, ...]:
    """A colour between paper and ink."""
    pairs = zip(_PAPER, _INK, strict=True)
    return tuple(round(paper + (dark - paper) * ink) for paper, dark in pairs)

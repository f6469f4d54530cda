"""A note in the making: what an importer found, before an editor wrote it up.

Texts are language maps with the one language the source is in, or two where it has both. A title
is plain words. A text is in the Markdown of notes, as far as its source was; what notes do not have
is made plain when the note is written.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from kikigaki.diagnostics import Diagnostic
from kikigaki.languages import LanguageMap
from kikigaki.timestamps import Timestamp

NOTHING: LanguageMap[str] = LanguageMap()


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption: words and when they are heard."""

    start: Decimal
    """Seconds from the beginning, as exact as the file has them; so is ``end``."""
    end: Decimal | None
    text: str
    """Without markup; lines as in the file."""
    voice: str = ""
    """Who speaks, where the file says so."""
    line: int = field(default=1, compare=False)
    """The line it stands on in the file, from 1; 1 too where the format has no lines."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title and where it begins."""

    start: Decimal
    """Seconds from the beginning, as exact as the file has them; so is ``end``."""
    title: LanguageMap[str]
    end: Decimal | None = None
    text: LanguageMap[str] = NOTHING
    """What the file says about it beside its title, such as a synopsis."""
    hidden: bool = False
    """Whether the file keeps it out of lists of chapters."""
    line: int = field(default=1, compare=False)
    """The line it stands on in the file, from 1; 1 too where the format has no lines."""


@dataclass(frozen=True, slots=True)
class DraftMoment:
    """A moment: a timestamp, and what each voice says there."""

    at: Timestamp | None = None
    question: LanguageMap[str] = NOTHING
    answer: LanguageMap[str] = NOTHING
    comment: LanguageMap[str] = NOTHING
    speaker: str = ""
    """Id of who answers, where the source says so; so is ``by``, of who comments."""
    by: str = ""
    topics: tuple[str, ...] = ()
    """Ids of topics."""
    remark: str = ""
    """What the editor should see beside the timestamp, as a comment of the file."""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section: a title, which may be missing still, and its moments."""

    title: LanguageMap[str] = NOTHING
    moments: tuple[DraftMoment, ...] = ()

    @property
    def start(self) -> Timestamp | None:
        """The first timestamp in it; None where it has none."""
        return next((moment.at for moment in self.moments if moment.at is not None), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note, as far as the source tells it."""

    title: LanguageMap[str] = NOTHING
    video: str = ""
    """YouTube's id; empty where the source names none."""
    start: Timestamp | None = None
    """Where the source's address of the video asks playing to begin."""
    published: datetime.date | None = None
    duration: Timestamp | None = None
    spoken: str = ""
    summary: LanguageMap[str] = NOTHING
    sections: tuple[DraftSection, ...] = ()
    raw: bool = False
    """Whether the texts are captions as heard, for an editor to retell."""
    typed: bool = False
    """Whether the texts are typed as a note's are, wiki links included, and stay as they are."""
    id: str = ""
    """What the source calls the note; empty where it does not say."""
    leftovers: tuple[str, ...] = ()
    """Lines that could not be placed, a blank one between pieces; a comment at the note's end."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    more: tuple["Draft", ...] = ()
    """Further notes of the same source; what is wrong with them is told by the first."""

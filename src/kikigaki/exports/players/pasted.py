"""Texts to paste under a video on YouTube: its chapters, and a comment with timestamps."""

from itertools import accumulate

from kikigaki.diagnostics import Position
from kikigaki.exports.views.chapters import Chapter, chapters
from kikigaki.exports.views.clocks import youtube_id
from kikigaki.exports.views.source import Source, once
from kikigaki.exports.views.spoken import spoken
from kikigaki.model import Voice
from kikigaki.timestamps import Timestamp

FEWEST, SHORTEST = 3, 10
"""Chapters and seconds each: https://support.google.com/youtube/answer/9884579 ."""
DESCRIPTION = 5000
"""Bytes of a description, in which the characters below may not stand:
https://developers.google.com/youtube/v3/docs/videos#snippet.description ."""
COMMENT = 10_000
"""Characters of a comment."""


def youtube_chapters(source: Source) -> bytes | None:
    """A line a chapter, as YouTube finds them in a description; None where it would not."""
    return None if _fault(source) is not None else "".join(_lines(source)).encode()


def youtube_why_not(source: Source) -> str:
    """Why YouTube would take these lines for no chapters."""
    fault = _fault(source)
    return fault[1] if fault is not None else ""


def youtube_where(source: Source) -> Position:
    """The place in the note of what is in the way."""
    fault = _fault(source)
    return fault[0] if fault is not None else source.note.position


@once
def _lines(source: Source) -> tuple[str, ...]:
    """A line for each chapter; the first one starts at 0:00."""
    found = chapters(source)
    starts = [(_start(chapter, number), chapter.title) for number, chapter in enumerate(found)]
    if found and found[0].start >= SHORTEST:
        starts.insert(0, (0, source.edition.strings("export.opening")))
    return tuple([f"{Timestamp(start)} {_line(title)}\n" for start, title in starts])


def _start(chapter: Chapter, number: int) -> int:
    """The first chapter takes the seconds before it where there are too few for another one."""
    return 0 if number == 0 and chapter.start < SHORTEST else chapter.start


def _fault(source: Source) -> tuple[Position, str] | None:
    note, found = source.note, chapters(source)
    if source.recording is not None and not youtube_id(source.recording):
        return note.position, "the recording is not on YouTube"
    if len(_lines(source)) < FEWEST:
        return note.position, f"YouTube wants {FEWEST} chapters"
    for number, chapter in enumerate(found):
        if (length := chapter.end - _start(chapter, number)) < SHORTEST:
            words = f"the section at {chapter.at} lasts {length} s; YouTube wants {SHORTEST} s each"
            return chapter.sections[0].position, words
    if (size := len("".join(_lines(source)).encode())) > DESCRIPTION:
        return note.position, f"the lines have {size} bytes; YouTube takes {DESCRIPTION}"
    return None


def youtube_comment(source: Source) -> bytes | None:
    """What the note-taker says, each with its timestamp, and where the rest is to be read.

    None where nothing is said so. Lines that YouTube has no room for are left out at the end.
    """
    lines = [
        f"{Timestamp(clock)} {_line(speech.plain)}\n"
        for said in spoken(source)
        for speech in said.speeches
        if speech.voice is Voice.COMMENT and said.moment.at is not None
        for clock in [source.clock(said.moment.at)]
        if clock >= 0
    ]
    if not lines:
        return None
    head = f"{_line(source.title)}\n\n"
    tail = f"\n{source.page}\n" if source.site_url else ""
    room = COMMENT - len(head) - len(tail)
    lengths = accumulate(map(len, lines))
    shown = [line for line, length in zip(lines, lengths, strict=True) if length <= room]
    return f"{head}{''.join(shown)}{tail}".encode()


def no_comment(_source: Source) -> str:
    """Why there is no comment."""
    return "no moment with a timestamp has a comment"


def _line(text: str) -> str:
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")

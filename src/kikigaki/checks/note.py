"""Rules over one note."""

from collections.abc import Callable, Iterator

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.model import Moment, Note

_WRITE = "write what is said below the language, as in “ja: …”"


def stamps_do_not_go_back(note: Note) -> Iterator[Diagnostic]:
    """Timestamps follow the video: none is before the one above it."""
    latest = None
    for moment in note.moments():
        if moment.at is None:
            continue
        if latest is not None and moment.at < latest:
            message = f"{moment.at} comes after {latest}"
            hint = "put the moments into the order of the video, or correct the timestamp"
            yield Diagnostic(_stamp_of(moment), Code.STAMP_GOES_BACK, message, hint)
        latest = moment.at if latest is None else max(latest, moment.at)


def stamps_stay_within_the_video(note: Note) -> Iterator[Diagnostic]:
    """No timestamp is after the end of the video, where its duration is known."""
    if note.duration is None:
        return
    for moment in note.moments():
        if moment.at is not None and moment.at > note.duration:
            message = f"{moment.at} is after the end of the video, {note.duration}"
            yield Diagnostic(_stamp_of(moment), Code.STAMP_PAST_END, message)


def sections_have_a_stamp(note: Note) -> Iterator[Diagnostic]:
    """A section without any timestamp cannot be opened in the video."""
    for section in note.sections:
        if section.moments and all(m.at_position is None for m in section.moments):
            message = "no moment of this section has a timestamp, so it links to no second"
            hint = "find the place in the video and write at: 7:18"
            yield Diagnostic(section.position, Code.NO_STAMP, message, hint)


def moments_say_something(note: Note) -> Iterator[Diagnostic]:
    """In each moment there is a timestamp, a question, an answer or a comment."""
    for moment in note.moments():
        if moment.at_position is None and not any(moment.voices()):
            yield Diagnostic(moment.position, Code.EMPTY_MOMENT, "nothing is said here", _WRITE)


def moments_are_written(note: Note) -> Iterator[Diagnostic]:
    """A moment with a timestamp says something, in the end."""
    for moment in note.moments():
        if moment.at_position is not None and not any(moment.voices()):
            message = f"nothing is written at {moment.at or 'this timestamp'} yet"
            yield Diagnostic(moment.position, Code.UNWRITTEN, message, _WRITE)


def notes_are_finished(note: Note) -> Iterator[Diagnostic]:
    """A note does not call itself a draft."""
    if note.draft:
        message = "this note is a draft: captions or the like, not retold yet"
        hint = "when you have retold it in your own words, take out draft: yes"
        yield Diagnostic(note.position, Code.DRAFT, message, hint)


def _stamp_of(moment: Moment) -> Position:
    return moment.at_position or moment.position


NOTE_CHECKS: tuple[Callable[[Note], Iterator[Diagnostic]], ...] = (
    stamps_do_not_go_back,
    stamps_stay_within_the_video,
    sections_have_a_stamp,
    moments_say_something,
    moments_are_written,
    notes_are_finished,
)

"""Chapters and captions for a ``<track>``: WebVTT, https://www.w3.org/TR/webvtt1/.

A caption's cue is a moment, named by its anchor. It is shown until the next moment, but no longer
than it takes to read it at leisure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from html import escape

from kikigaki.exports.views.chapters import chapters, end_of
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import Speech, spoken
from kikigaki.model import Voice
from kikigaki.timestamps import full_clock

PER_SECOND = 16
"""How much a slow reader reads, as :func:`_weight` counts: eight Latin letters a second, or four
Japanese characters."""
SHORTEST = 6
"""Seconds, so that nothing flashes by."""


@dataclass(slots=True)
class _Cue:
    name: str
    start: int
    """Seconds from the beginning of the recording; so is ``end``."""
    lines: list[str]
    end: int = 0
    weight: int = 0


def vtt_chapters(source: Source) -> bytes | None:
    """The sections, for ``kind="chapters"``."""
    cues = [
        _Cue(f"t{chapter.at.seconds}", chapter.start, [_words(chapter.title)], chapter.end)
        for chapter in chapters(source)
    ]
    return _file(source, "chapters", cues)


def vtt_captions(source: Source) -> bytes | None:
    """The moments, for ``kind="captions"``; who is heard stands in ``<v>``."""
    cues = sorted((cue for cue in _moments(source) if cue.lines), key=lambda cue: cue.start)
    starts = [cue.start for cue in cues]
    last = max(end_of(source), starts[-1] + SHORTEST) if starts else 0
    for cue in cues:
        later = bisect_right(starts, cue.start)
        following = starts[later] if later < len(starts) else last
        reading = max(SHORTEST, cue.weight // PER_SECOND)
        cue.end, cue.start = min(following, cue.start + reading), max(0, cue.start)
    return _file(source, "captions", [cue for cue in cues if cue.end > 0])


def _moments(source: Source) -> Iterator[_Cue]:
    """A cue for each timestamp; a moment without one belongs to the moment before."""
    cue: _Cue | None = None
    tag = cache(partial(_tag, source))
    for said in spoken(source):
        if said.moment.at is not None:
            if cue is not None:
                yield cue
            cue = _Cue(said.anchor.id, source.clock(said.moment.at), [])
        if cue is not None:
            for speech in said.speeches:
                cue.lines.append(f"{tag(speech.voice, speech.person)}{_text(speech)}</v>")
                cue.weight += _weight(speech.plain)
    if cue is not None:
        yield cue


def _text(speech: Speech) -> str:
    text = escape(speech.plain, quote=False)  # one line already
    return text if speech.translated else f"<lang {speech.language}>{text}</lang>"


def _tag(source: Source, voice: Voice, person: str) -> str:
    """Opens what a voice says; the voice is the class, who speaks the annotation."""
    name = _words(person) or source.edition.strings(f"voice.{voice}")
    return f"<v.{voice} {name}>"


def _weight(text: str) -> int:
    """Two for a Latin letter, four for a Japanese character: its columns, without a table."""
    return len(text) + len(text.encode())


def _words(text: str) -> str:
    """Words on one line, which can neither end a cue nor open a tag."""
    return escape(" ".join(text.split()), quote=False)


def _file(source: Source, kind: str, cues: Iterable[_Cue]) -> bytes | None:
    """A file that says what it is, since chapters and captions look alike."""
    written = [_cue(cue) for cue in cues]
    if not written:
        return None
    head = f"WEBVTT {_words(source.title)}\n"
    notes = (f"NOTE kind: {kind}\n", f"NOTE language: {source.language}\n")
    return "\n".join((head, *notes, *written)).encode()


def _cue(cue: _Cue) -> str:
    lines = "\n".join(cue.lines)
    return f"{cue.name}\n{full_clock(cue.start)}.000 --> {full_clock(cue.end)}.000\n{lines}\n"

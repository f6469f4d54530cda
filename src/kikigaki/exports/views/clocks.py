"""Other recordings of an interview: their addresses at a time, and exports on their clocks.

A note's timestamps are those of its video. A recording that begins later or earlier has an offset.
"""

from collections.abc import Iterator
from dataclasses import replace

from kikigaki import youtube
from kikigaki.exports.views.source import Source
from kikigaki.model import Recording
from kikigaki.timestamps import Timestamp


def recordings(source: Source) -> Iterator[Source]:
    """The same source on the clock of each other recording, in the note's order."""
    return (replace(source, recording=recording) for recording in source.note.also)


def media_url(source: Source, at: Timestamp | None = None) -> str:
    """The address of what is heard, where it is heard at a timestamp of the note.

    Beyond YouTube the time is a media fragment, https://www.w3.org/TR/media-frags/, which browsers
    and some players follow. What is said before a recording begins leads to its beginning.
    """
    recording = source.recording
    if recording is None:
        return youtube.watch_url(source.note.video, at)
    shifted = None if at is None else Timestamp(max(0, source.clock(at)))
    return recording_url(recording, shifted)


def recording_url(recording: Recording, at: Timestamp | None) -> str:
    """The address of a recording at a time on its own clock."""
    if video := youtube_id(recording):
        return youtube.watch_url(video, at)
    base = recording.url.partition("#")[0]
    return recording.url if at is None else f"{base}#t={at.seconds}"


def youtube_id(recording: Recording) -> str:
    """The id of a recording on YouTube; empty where it is elsewhere."""
    try:
        return youtube.parse(recording.url).id
    except youtube.VideoError:
        return ""

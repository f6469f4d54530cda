"""Captions of every kind become cues.

What a file is, its content says; its name only says what it was to be. A file whose name promises
captions and that holds none is refused with the reason.

The readers are our own: of the libraries, none reads every file right that people really have, and
each guesses in silence where an editor needs to be told.
"""

from pathlib import PurePath

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.captions import json3, segments, srt, timedtext, ttml, ttml_apple, webvtt
from kikigaki.importers.captions.reading import Reading
from kikigaki.importers.captions.webvtt_header import is_chapters
from kikigaki.importers.found import CaptionsFound
from kikigaki.importers.material import Json, Material, material_of
from kikigaki.importers.material.markup import Element

__all__ = ["cues_of"]

_XML = (
    ("Apple TTML", ttml_apple.read),
    ("TTML", ttml.read),
    ("srv1", timedtext.read_srv1),
    ("srv3", timedtext.read_srv3),
)
_LINES = (("WebVTT", webvtt.read), ("SBV", srt.read_sbv), ("SRT", srt.read))
_WEBVTT = "WebVTT begins with a line “WEBVTT”"
_SRT = "SRT has lines such as “00:00:01,000 --> 00:00:02,500”, and there are none near its top"
_SBV = "SBV has lines such as “0:00:01.000,0:00:02.500”, and there are none near its top"
_TTML = "TTML is XML whose outermost element is “tt”"
_TIMED_TEXT = "YouTube's timed text is XML whose outermost element is “timedtext” or “transcript”"
_PROMISES = {
    ".vtt": _WEBVTT,
    ".srt": _SRT,
    ".sbv": _SBV,
    ".ttml": _TTML,
    ".dfxp": _TTML,
    ".ytt": _TIMED_TEXT,
    ".srv1": _TIMED_TEXT,
    ".srv2": _TIMED_TEXT,
    ".srv3": _TIMED_TEXT,
    ".json3": "json3 is JSON with a list of “events”",
}
"""What a file of each name must have; a file without it is not guessed at."""
_NO_WORDS = "there are no words with a time in it"


def cues_of(path: str, text: str, *, asked: bool = False) -> CaptionsFound | None:
    """The captions in a file's text; None if it is not captions, or is chapters in WebVTT.

    ``path`` is how diagnostics name the file, and its ending what the file promises to be.
    ``asked`` says that the editor takes the file for captions, which lets any WebVTT be taken for
    them.
    Cues are as in the file, those too that repeat in rolling captions.
    """
    material = material_of(path, text)
    if isinstance(material, Diagnostic):
        return CaptionsFound("damaged", (), diagnostics=(material,))
    if not asked and is_chapters(path, text):
        return None
    suffix = PurePath(path).suffix.lower()
    found = _read(material, suffix)
    if found is None:
        promise = _PROMISES.get(suffix)
        return _refusal(path, suffix[1:], promise) if promise else None
    form, reading = found
    captions = reading.named(path, form)
    if not any(cue.text for cue in captions.cues):
        return _refusal(path, form, _NO_WORDS, captions.diagnostics)
    return captions


def _read(material: Material, suffix: str) -> tuple[str, Reading] | None:
    if isinstance(material, Element):
        readings = ((form, read(material)) for form, read in _XML)
    elif isinstance(material, Json):
        events = json3.read(material.value)
        return ("json3", events) if events is not None else segments.read(material.value)
    else:
        forms = _LINES[:1] if suffix == ".vtt" else _LINES
        readings = ((form, read(material.text)) for form, read in forms)
    return next(((form, reading) for form, reading in readings if reading is not None), None)


def _refusal(
    path: str, form: str, message: str, faults: tuple[Diagnostic, ...] = ()
) -> CaptionsFound:
    hint = "mend the file, or give it the name of what it is"
    problem = Diagnostic(Position(path), Code.BAD_IMPORT, message, hint)
    return CaptionsFound(form, (), diagnostics=(problem, *faults))

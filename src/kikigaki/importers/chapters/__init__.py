"""Chapters of every kind, as values.

What a file is, its content says. Only WebVTT can be captions and chapters alike; the editor says
which, or else what stands above its cues, or else its name and the folder it is in.
"""

from pathlib import PurePath

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.captions.webvtt_header import is_chapters
from kikigaki.importers.chapters import (
    bookmarks,
    cues,
    ffmetadata,
    matroska,
    mediainfo,
    mp4chaps,
    objects,
    ogm,
    podlove,
    tables,
)
from kikigaki.importers.chapters.reading import Reading
from kikigaki.importers.found import UNKNOWN, ChaptersFound
from kikigaki.importers.material import Json, Material, material_of
from kikigaki.importers.material.markup import Element

__all__ = ["chapters_of"]

_XML = (("Matroska chapters", matroska.read), ("Podlove chapters", podlove.read))
_LINES = (
    ("ffmetadata", ffmetadata.read),
    ("OGM chapters", ogm.read),
    ("PotPlayer bookmarks", bookmarks.read),
    ("mp4chaps", mp4chaps.read),
    ("table", tables.read),
    ("MediaInfo menu", mediainfo.read),
)
_PROMISES = {
    ".pbf": "PotPlayer's bookmarks begin with a line “[Bookmark]”",
    ".psc": "Podlove's chapters are XML with an element “chapters”",
    ".ffmetadata": "FFmpeg's metadata begins with a line “;FFMETADATA1”",
}
"""What a file of each name must have."""


def chapters_of(
    path: str, text: str, language: str = UNKNOWN, *, asked: bool = False
) -> ChaptersFound | None:
    """The chapters in a file's text; None if it is not a file of chapters.

    ``path`` is how diagnostics name the file. ``language`` is that of texts whose language the file
    does not say. ``asked`` says that the editor takes the file for chapters, which lets any WebVTT
    be taken for them.
    """
    material = material_of(path, text)
    if isinstance(material, Diagnostic):
        return ChaptersFound("damaged", (), diagnostics=(material,))
    if asked or is_chapters(path, text):
        reading = cues.read(text)
        found = ("WebVTT chapters", reading) if reading is not None else _read(material)
    else:
        found = _read(material)
    if found is None:
        promise = _PROMISES.get(PurePath(path).suffix.lower())
        return _refusal(path, promise) if promise else None
    form, reading = found
    return reading.named(path, form, language)


def _read(material: Material) -> tuple[str, Reading] | None:
    if isinstance(material, Json):
        return objects.read(material.value)
    if isinstance(material, Element):
        readings = ((form, read(material)) for form, read in _XML)
    else:
        readings = ((form, read(material.text)) for form, read in _LINES)
    return next(((form, reading) for form, reading in readings if reading is not None), None)


def _refusal(path: str, message: str) -> ChaptersFound:
    hint = "mend the file, or give it the name of what it is"
    problem = Diagnostic(Position(path), Code.BAD_IMPORT, message, hint)
    return ChaptersFound(PurePath(path).suffix[1:], (), diagnostics=(problem,))

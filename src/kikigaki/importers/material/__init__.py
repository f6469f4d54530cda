"""What a text is made of: XML, JSON or lines, told by how it begins and ends well."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.material import markup, objects
from kikigaki.importers.material.markup import Element

_XML = {".xml", ".ttml", ".dfxp", ".ytt", ".srv1", ".srv2", ".srv3", ".psc"}
_JSON = {".json", ".json3"}


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON text, as :func:`kikigaki.importers.material.objects.parse` gives it."""

    value: Any


@dataclass(frozen=True, slots=True)
class Lines:
    """A text that is neither XML nor JSON."""

    text: str


Material = Element | Json | Lines


def material_of(path: str, text: str) -> Material | Diagnostic:
    """XML or JSON, if that is what the text is; otherwise its lines.

    A diagnostic says what is wrong with XML or JSON where the name or the first characters leave
    no doubt that it was to be that; a memo may begin with ``[0:00]``.
    """
    suffix = PurePath(path).suffix.lower()
    try:
        if suffix in _XML or markup.looks_like_xml(text):
            return markup.parse(text)
        if suffix in _JSON or objects.looks_like_json(text):
            return Json(objects.parse(text))
    except (markup.MarkupError, objects.ObjectError) as error:
        if suffix in _XML | _JSON or text.lstrip().startswith("<?xml"):
            return Diagnostic(Position(path, error.line), Code.BAD_IMPORT, str(error))
    return Lines(text)

"""Matroska's chapters as mkvtoolnix writes and reads them in XML."""

from collections.abc import Iterator

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, bad_start, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import UNKNOWN, Fault, split
from kikigaki.importers.material.markup import Element
from kikigaki.importers.tags import tag_of
from kikigaki.languages import LanguageMap


def read(root: Element) -> Reading | None:
    """The chapters of the default edition, or of the first; None if it is another kind of XML."""
    editions = list(root.elements("EditionEntry"))
    if root.name != "Chapters" or not editions:
        return None
    default = (edition for edition in editions if edition.text_of("EditionFlagDefault") == "1")
    chosen = next(default, editions[0])
    chapters, faults = split(_atoms(chosen))
    others = (edition for edition in editions if edition is not chosen)
    return Reading(chapters, faults + tuple(_left_out(edition) for edition in others))


def _left_out(edition: Element) -> Fault:
    count = sum(1 for _ in edition.every("ChapterAtom"))
    return Fault(edition.line, f"not the default edition: {count} chapters, left out")


def _atoms(inside: Element) -> Iterator[Chapter | Fault]:
    """Chapters and those within them, in the order of the file."""
    for atom in inside.elements("ChapterAtom"):
        start = seconds.clock(atom.text_of("ChapterTimeStart"))
        title = _title(atom)
        if start is None:
            yield bad_start(atom.line, next(iter(title.values()), "a chapter"))
        else:
            end = seconds.clock(atom.text_of("ChapterTimeEnd"))
            yield Chapter(start, title, end, hidden=_is_hidden(atom), line=atom.line)
        yield from _atoms(atom)


def _is_hidden(atom: Element) -> bool:
    return atom.text_of("ChapterFlagHidden") == "1" or atom.text_of("ChapterFlagEnabled") == "0"


def _title(atom: Element) -> LanguageMap[str]:
    """The title in each language.

    Where there is one only, its language says nothing: programs fill in ``eng`` by default.
    """
    displays = list(atom.elements("ChapterDisplay"))
    if len(displays) == 1:
        return words(displays[0].text_of("ChapterString"))
    titles = (words(d.text_of("ChapterString"), _language(d)) for d in displays)
    return LanguageMap(dict(item for title in titles for item in title.items()))


def _language(display: Element) -> str:
    said = display.text_of("ChapLanguageIETF") or display.text_of("ChapterLanguage")
    return tag_of(said) or UNKNOWN

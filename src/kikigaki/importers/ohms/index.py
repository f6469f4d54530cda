"""The index of an OHMS file: points in whole seconds, with texts in one language or two."""

from collections.abc import Iterator

from kikigaki.importers import seconds
from kikigaki.importers.captions.markup import plain
from kikigaki.importers.chapters.reading import bad_start
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.markup import Element
from kikigaki.languages import LanguageMap

_TEXTS = ("synopsis", "partial_transcript")
_LISTS = ("keywords", "subjects")
_NO_LANGUAGE = "the translation of the index is left out: which language it is in is not said"
_SAY_IT = "write it into “transcript_alt_lang”, and let it differ from “language”"


def chapters_in(
    record: Element, main: str, other: str
) -> tuple[tuple[Chapter, ...], tuple[Fault, ...]]:
    """The points of the index, and what could not be read.

    ``main`` is the language of the texts, ``other`` that of their translation, empty if unknown.
    A chapter's text is its synopsis, the beginning of its transcript, its keywords and subjects,
    each a paragraph.
    """
    index = record.first("index")
    points = tuple(index.elements("point")) if index is not None else ()
    languages = {"": main} | ({"_alt": other} if other and other != main else {})
    chapters, faults = split(_chapter(point, languages) for point in points)
    lost = next((p for p in points if "_alt" not in languages and _title_or_text(p, "_alt")), None)
    if lost is not None:
        faults += (Fault(lost.line, _NO_LANGUAGE, hint=_SAY_IT),)
    return chapters, faults


def _chapter(point: Element, languages: dict[str, str]) -> Chapter | Fault:
    titles = LanguageMap({tag: t for key, tag in languages.items() if (t := _title(point, key))})
    texts = LanguageMap({tag: t for key, tag in languages.items() if (t := _text(point, key))})
    start = seconds.time(point.text_of("time"))
    if start is None:
        return bad_start(point.line, next(iter(titles.values()), point.text_of("time")))
    return Chapter(start, titles, text=texts, line=point.line)


def _title_or_text(point: Element, key: str) -> str:
    return _title(point, key) or _text(point, key)


def _title(point: Element, key: str) -> str:
    return " ".join(plain(point.text_of(f"title{key}")).strip("; ").split())


def _text(point: Element, key: str) -> str:
    texts = (plain(point.text_of(f"{name}{key}")) for name in _TEXTS)
    return "\n\n".join(filter(None, (*texts, *_lists(point, key))))


def _lists(point: Element, key: str) -> Iterator[str]:
    for name in _LISTS:
        items = (plain(item) for item in point.text_of(f"{name}{key}").split(";"))
        yield "; ".join(filter(None, items))

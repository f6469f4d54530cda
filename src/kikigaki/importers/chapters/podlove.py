"""Podlove Simple Chapters as XML: alone, or within an episode of a feed."""

from collections.abc import Iterator

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, bad_start, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.markup import Element


def read(root: Element) -> Reading | None:
    """The chapters of the first list in a document; None if it has none."""
    lists = list(_lists(root, ""))
    if not lists:
        return None
    (first, title), *others = lists
    chapters, faults = split(_chapter(chapter) for chapter in first.elements("chapter"))
    left = tuple(Fault(other.line, f"the chapters of another episode, {t}") for other, t in others)
    return Reading(chapters, faults + left, title=words(title))


def _lists(inside: Element, title: str) -> Iterator[tuple[Element, str]]:
    """Every list of chapters, with the title of the episode it belongs to."""
    if inside.name == "chapters" and any("start" in c.attributes for c in inside.elements()):
        yield inside, title
    for child in inside.elements():
        yield from _lists(child, inside.text_of("title") or title)


def _chapter(chapter: Element) -> Chapter | Fault:
    title = chapter.attributes.get("title", "")
    start = seconds.time(chapter.attributes.get("start", ""))
    if start is None:
        return bad_start(chapter.line, title)
    return Chapter(start, words(title), line=chapter.line)

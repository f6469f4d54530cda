"""Chapters for podcast players: JSON Chapters 1.2 of Podcasting 2.0.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from typing import Any

from kikigaki.exports.views.chapters import Chapter, chapters
from kikigaki.exports.views.encoding import as_json, known
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import person_name


def podcast_chapters(source: Source) -> bytes | None:
    """The chapters, each with the address of its section on the note's page."""
    found = chapters(source)
    if not found:
        return None
    author = source.edition.collection.author
    collection = source.edition.collection
    head = {
        "version": "1.2.0",
        "title": source.title,
        "author": person_name(source, author) if author else "",
        "podcastName": source.edition.words(collection.name),
    }
    return as_json(known(head) | {"chapters": [_chapter(source, chapter) for chapter in found]})


def _chapter(source: Source, chapter: Chapter) -> dict[str, Any]:
    record: dict[str, Any] = {
        "startTime": chapter.start,
        "endTime": chapter.end,
        "title": chapter.title,
    }
    # An address from the root of a site that is not known would mean another to a player.
    return record | ({"url": source.permalink(chapter.at)} if source.site_url else {})

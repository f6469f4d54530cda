"""What a note's page says to search engines: schema.org as JSON-LD.

A video with a clip for each section, and the page as an article about it in its own language; what
search engines ask for: https://developers.google.com/search/docs/appearance/structured-data/video .
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kikigaki import links, youtube
from kikigaki.exports.views.chapters import chapters
from kikigaki.exports.views.encoding import as_json, known
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import summary
from kikigaki.model import Entry
from kikigaki.text import shorten
from kikigaki.timestamps import HOUR, MINUTE, Timestamp

_COLUMNS = 500
"""As much of a summary as is shown anywhere."""


def json_ld(source: Source) -> bytes | None:
    """The description of the video and its notes; None where the site has no address."""
    note, collection = source.note, source.edition.collection
    if not source.site_url:
        return None
    people = [reference.id for reference in (*note.guests, *note.hosts)]
    topics = [reference.id for reference in note.topics]
    return as_json(
        known(
            {
                "@context": "https://schema.org",
                "@type": "VideoObject",
                "@id": f"{source.page}#video",
                "name": source.title,
                "description": shorten(summary(source), _COLUMNS) or source.title,
                "thumbnailUrl": f"https://i.ytimg.com/vi/{note.video}/hqdefault.jpg",
                "uploadDate": note.day,
                "duration": _duration(note.duration) if note.duration else "",
                "inLanguage": note.spoken,
                "url": youtube.watch_url(note.video),
                "embedUrl": youtube.embed_url(note.video),
                "actor": list(_things(source, "Person", people, collection.people)),
                "about": list(_things(source, "Thing", topics, collection.topics)),
                "hasPart": _clips(source),
                "subjectOf": _article(source),
            }
        )
    )


def _clips(source: Source) -> list[dict[str, Any]]:
    """The sections; each opens this very page, at its moment."""
    return [
        {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": chapter.start,
            "endOffset": chapter.end,
            "url": f"{source.page}?t={chapter.at.seconds}",
        }
        for chapter in chapters(source)
    ]


def _article(source: Source) -> dict[str, Any]:
    collection, language = source.edition.collection, source.language
    author = (collection.author,) if collection.author else ()
    return known(
        {
            "@type": "Article",
            "@id": source.page,
            "url": source.page,
            "headline": source.title,
            "inLanguage": language,
            "author": list(_things(source, "Person", author, collection.people)),
            "isPartOf": {
                "@type": "WebSite",
                "name": source.edition.words(collection.name, source.site_url),
                "url": source.address(links.home(language)),
            },
            "workTranslation": [
                {
                    "@type": "Article",
                    "@id": source.address(links.note_page(tag, source.note.id)),
                    "inLanguage": tag,
                }
                for tag in collection.languages
                if tag != language
            ],
        }
    )


def _things(
    source: Source, kind: str, ids: Iterable[str], registry: Mapping[str, Entry]
) -> Iterator[Mapping[str, Any]]:
    """Entries of a registry, each once, with their pages."""
    for entry_id in dict.fromkeys(ids):
        entry = registry.get(entry_id)
        yield {"@type": kind, "name": entry_id} if entry is None else _thing(source, kind, entry)


def _thing(source: Source, kind: str, entry: Entry) -> Mapping[str, Any]:
    page = source.address(*links.entry_page(source.language, entry))
    record = {"@type": kind, "name": source.edition.name(entry), "url": page}
    return known({**record, "sameAs": list(entry.links)})


def _duration(length: Timestamp) -> str:
    """ISO 8601: ``PT1H18M38S``."""
    hours, rest = divmod(length.seconds, HOUR)
    return f"PT{hours}H{rest // MINUTE}M{rest % MINUTE}S"

"""What others show beside a link to a note's page: the Open Graph protocol, https://ogp.me/ ."""

from collections.abc import Iterable

from kikigaki.exports.views.encoding import as_xml
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import summary
from kikigaki.text import shorten

_COLUMNS = 200
_TERRITORIES = {"ja": "ja_JP", "en": "en_US"}
"""Locales have a territory, which languages have not; others go without."""


def open_graph(source: Source) -> bytes | None:
    """Tags for the page's head; None where the site has no address."""
    if not source.site_url:
        return None
    collection = source.edition.collection
    found = {
        "og:type": "article",
        "og:title": source.title,
        "og:description": shorten(summary(source), _COLUMNS),
        "og:url": source.page,
        "og:site_name": source.edition.words(collection.name),
        "og:locale": _TERRITORIES.get(source.language, ""),
        "article:published_time": source.note.day,
    }
    return "".join(_tags(found.items())).encode()


def picture(source: Source, url: str) -> str:
    """Tags for the picture at an address, as large as cards are drawn."""
    found = {
        "og:image": url,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": source.title,
        "twitter:card": "summary_large_image",
    }
    return "".join(_tags(found.items()))


def _tags(found: Iterable[tuple[str, str]]) -> Iterable[str]:
    for name, value in found:
        attribute = "name" if name.startswith("twitter:") else "property"
        if value:
            yield f'<meta {attribute}="{name}" content="{as_xml(value)}">\n'

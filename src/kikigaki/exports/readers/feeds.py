"""The newest interviews for feed readers: Atom (RFC 4287) and JSON Feed 1.1.

A note's date is the day of the interview, so that the same notes make the same feed. It does not
say at what hour; midnight in UTC stands for it. A note is known by the address of its page.
"""

from typing import Any

from kikigaki.exports.views.encoding import as_json, as_xml, known
from kikigaki.exports.views.library import Library

NEWEST = 30
"""Entries of a feed; ``notes.json`` has every note. Notes without a date are in that alone."""
_NEVER = "1970-01-01T00:00:00Z"


def atom(library: Library) -> bytes | None:
    """The feed as XML; None where the site has no address."""
    if not library.site_url:
        return None
    found = library.newest(NEWEST, dated=True)
    head = (
        f"<title>{as_xml(library.name)}</title>",
        f"<subtitle>{as_xml(library.description)}</subtitle>" if library.description else "",
        f"<id>{as_xml(library.folder)}</id>",
        f"<updated>{_moment(found[0]) if found else _NEVER}</updated>",
        f"<author><name>{as_xml(library.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{as_xml(library.folder)}feed.xml"/>',
        f'<link rel="alternate" type="text/html" href="{as_xml(library.folder)}"/>',
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{library.language}">',
            *filter(None, head),
            *map(_atom_entry, found),
            "</feed>\n",
        )
    ).encode()


def _atom_entry(record: dict[str, Any]) -> str:
    summary = record.get("summary", "")
    lines = (
        f"<title>{as_xml(record['title'])}</title>",
        f"<id>{as_xml(record['url'])}</id>",
        f'<link rel="alternate" type="text/html" href="{as_xml(record["url"])}"/>',
        f"<published>{_moment(record)}</published>",
        f"<updated>{_moment(record)}</updated>",
        *(f'<category term="{as_xml(topic)}"/>' for topic in record.get("topics", ())),
        *([f"<summary>{as_xml(summary)}</summary>"] if summary else []),
    )
    return "<entry>\n{}\n</entry>".format("\n".join(lines))


def json_feed(library: Library) -> bytes | None:
    """The same as JSON."""
    if not library.site_url:
        return None
    found = library.newest(NEWEST, dated=True)
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": library.name,
        "home_page_url": library.folder,
        "feed_url": f"{library.folder}feed.json",
        "description": library.description,
        "language": library.language,
        "authors": [{"name": library.author}],
    }
    return as_json(known(head) | {"items": [_json_item(record) for record in found]})


def _json_item(record: dict[str, Any]) -> dict[str, Any]:
    return known(
        {
            "id": record["url"],
            "url": record["url"],
            "title": record["title"],
            "content_text": record.get("summary") or record["title"],
            "date_published": _moment(record),
            "tags": record.get("topics"),
            "language": record["language"],
        }
    )


def why_no_feed(site_url: str) -> str:
    """Why there is no feed; empty where there is one."""
    return "" if site_url else "mkdocs.yml has no site_url, and feeds have no relative addresses"


def _moment(record: dict[str, Any]) -> str:
    return f"{record['published']}T00:00:00Z"

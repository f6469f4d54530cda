"""CSL-JSON, which Zotero, Pandoc and others read: https://citeproc-js.readthedocs.io."""

from typing import Any

from kikigaki.exports.scholars.citation import Citation, citation
from kikigaki.exports.views.encoding import as_readable_json, known
from kikigaki.exports.views.source import Source


def csl_json(source: Source) -> bytes:
    """A list of one item, the note."""
    return f"{csl_text(citation(source))}\n".encode()


def csl_text(cited: Citation) -> str:
    """The list as text, without a final line break."""
    item = {
        "id": cited.key,
        "type": "interview",
        "author": _people(cited.speakers),
        "interviewer": _people(cited.hosts),
        "translator": _people(cited.translators),
        "title": cited.title,
        "container-title": cited.site,
        "issued": _issued(cited.date),
        "medium": "video",
        "section": cited.stamp,
        "language": cited.language,
        "note": cited.state,
        "URL": cited.url,
    }
    return as_readable_json([known(item)])


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]


def _issued(date: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}

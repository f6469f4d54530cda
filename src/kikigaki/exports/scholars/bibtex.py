"""BibTeX, as BibTeX, Biber and reference managers read it: UTF-8, one ``@misc`` a note."""

import re
from collections.abc import Iterable

from kikigaki.exports.scholars.citation import Citation, citation
from kikigaki.exports.views.source import Source
from kikigaki.strings import catalog

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_SIGNS = {"\\": "", "{": "", "}": "", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
"""How those are written that no backslash before them makes plain."""


def bibtex(source: Source) -> bytes:
    """The entry of a note."""
    return f"{bibtex_entry(citation(source))}\n".encode()


def bibtex_entry(cited: Citation) -> str:
    """An entry, without a final line break."""
    year, month, day = (*map(int, filter(None, cited.date.split("-"))), 0, 0, 0)[:3]
    fields = {
        "author": _people(cited.speakers),
        "title": f"{{{_plain(cited.title)}}}",
        "howpublished": _plain(cited.site),
        "year": year,
        "month": month,
        "day": day,
        "note": _plain("; ".join(filter(None, _remarks(cited)))),
        "translator": _people(cited.translators),
        "language": cited.language,
        "url": cited.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n" + ",\n".join(lines) + "\n}"


def _remarks(cited: Citation) -> Iterable[str]:
    words = catalog(cited.language)
    hosts = words("ui.cite.hosts", hosts=", ".join(cited.hosts)) if cited.hosts else ""
    return (cited.stamp, hosts, cited.state)


def _people(names: Iterable[str]) -> str:
    """Names in braces stay whole: nobody has to guess which part is the family's."""
    return " and ".join(f"{{{_plain(name)}}}" for name in names)


def _plain(text: str) -> str:
    r"""Words that TeX prints as they are; ``\``, ``{`` and ``}`` are left out."""
    return _SPECIAL.sub(lambda found: _SIGNS.get(found[0], f"\\{found[0]}"), text)

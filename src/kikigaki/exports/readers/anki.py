"""Cards for Anki: the terms of the glossary, and the moments with a comment, as CSV.

Lines that begin with ``#`` tell Anki how to read the rest, so that nobody has to set anything:
https://docs.ankiweb.net/importing/text-files.html. The first column is an id that Anki knows a card
by, so that importing again renews cards instead of doubling them. Cells are plain text, and none is
a formula to a spreadsheet.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from kikigaki import links
from kikigaki.exports.views.clocks import media_url
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spans import MomentSpan, section_spans
from kikigaki.exports.views.spoken import Spoken, spoken
from kikigaki.model import Term, Voice
from kikigaki.pages import Edition, editions
from kikigaki.search.making.address import page_address
from kikigaki.tables import safe
from kikigaki.text import to_plain
from kikigaki.wiki import Names

TERMS = "terms.anki.csv"


def terms(libraries: Sequence[Library]) -> dict[str, bytes]:
    """A row a term; each language has a column for its name, reading, definition and address."""
    kinds = ("name", "reading", "definition", "url")
    columns = ["id", *(f"{kind}.{one.language}" for kind in kinds for one in libraries)]
    collection = libraries[0].known
    names = Names(collection, ())  # a definition that links to a note has its words for it
    family = editions(collection, names)[0].family
    rows = ([term.id, *_cells(term, libraries, family)] for term in collection.terms.values())
    return {TERMS: _file(columns, rows)} if collection.terms else {}


def _cells(
    term: Term, libraries: Sequence[Library], family: Mapping[str, Edition]
) -> Iterator[str]:
    languages = [library.language for library in libraries]
    for texts in (term.name, term.reading):
        yield from (texts.get(language, "") for language in languages)
    for language in languages:
        yield to_plain(family[language].resolve(term.description.get(language, ())))
    yield from (_address(term, library) for library in libraries)


def comments(source: Source) -> bytes | None:
    """A row a moment that has a comment in this language: what is said, and the comment."""
    columns = ["id", "note", "section", "at", "said", "comment", "by", "url", "watch"]
    rows = [_row(source, said, span) for said, span in _commented(source)]
    return _file(columns, rows) if rows else None


def no_comments(source: Source) -> str:
    """Why a note has none."""
    return f"no moment has a comment in {source.language}"


def _address(term: Term, library: Library) -> str:
    page, anchor = links.entry_page(library.language, term)
    return library.site_url + page_address(page, anchor, directory_urls=True)


def _commented(source: Source) -> Iterator[tuple[Spoken, MomentSpan]]:
    spans = (moment for section in section_spans(source.note) for moment in section.moments)
    pairs = zip(spoken(source), spans, strict=True)
    return (pair for pair in pairs if source.language in pair[0].moment.comment)


def _row(source: Source, said: Spoken, span: MomentSpan) -> list[str]:
    heard = [speech.plain for speech in said.speeches if speech.voice is not Voice.COMMENT]
    (comment,) = (speech for speech in said.speeches if speech.voice is Voice.COMMENT)
    at = said.moment.at
    return [
        f"{source.note.id}--{said.anchor.name}--{source.language}",
        source.title,
        said.title,
        str(at) if at is not None else "",
        " / ".join(heard),
        comment.plain,
        comment.person,
        f"{source.page}#{said.anchor.id}",
        media_url(source, span.span.start),
    ]


def _file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Anki's directives, and the rows by RFC 4180 but for the line ends."""
    stream = StringIO()
    names = ",".join(columns)
    stream.write(f"#separator:Comma\n#html:false\n#guid column:1\n#columns:{names}\n")
    csv.writer(stream, lineterminator="\n").writerows(map(safe, row) for row in rows)
    return stream.getvalue().encode()

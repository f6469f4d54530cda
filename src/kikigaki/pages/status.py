"""The page of what is left to do: for each note and language a strip of its texts, and figures."""

from collections.abc import Iterator
from itertools import groupby

from kikigaki import links
from kikigaki.pages.edition import Edition
from kikigaki.pages.page import Page
from kikigaki.pages.parts import heading, page_body, paragraph
from kikigaki.status import Count, Freshness, NoteStatus, State, Status, Version
from kikigaki.strings import own_name
from kikigaki.text import Block, Box, Inline, Mark, Paragraph, Span, Words

_KINDS = ("human", "reviewed", "machine", "stale", "missing")
_WHOLE = 100.0


def status_page(edition: Edition, status: Status) -> Page:
    """Build the page; notes come in the order of their files."""
    strings = edition.strings
    src_uri = links.status_page(edition.language)
    title, intro = strings("page.status"), strings("status.intro")
    legend = [
        Span((Words(strings(f"status.{kind}")),), f"kk-key kk-heat-{kind}") for kind in _KINDS
    ]
    keys = [node for key in legend for node in (key, Words(" "))][:-1]
    notes = (block for note in status.notes for block in _note(edition, note))
    body = page_body(
        edition,
        src_uri,
        title,
        paragraph(intro),
        Box((Paragraph(tuple(keys)),), "kk-legend"),
        *notes,
    )
    return Page(src_uri, edition.language, title, intro, body, searched=False)


def _note(edition: Edition, note: NoteStatus) -> Iterator[Block]:
    published = edition.collection.note(note.id)
    title: Inline = edition.note_link(published) if published else Words(note.title or note.id)
    yield heading(2, title, f"note-{note.id}")
    for language in note.pieces[0].versions if note.pieces else ():
        count = note.count(language)
        name = Span((Words(own_name(language)),), language=language)
        figures = Span((Words(_figures(edition, count)),), "kk-figures")
        yield Box((Paragraph((name, Words(" "), figures)),), "kk-heat-name")
        versions = [piece.versions[language] for piece in note.pieces]
        yield Box((Paragraph(tuple(_runs(versions))),), "kk-heat")


def _runs(versions: list[Version]) -> Iterator[Mark]:
    """The texts of a language in file order, neighbours in the same state as one mark."""
    for kind, run in groupby(versions, key=_kind):
        yield Mark(None, _WHOLE * len(list(run)) / len(versions), f"kk-heat-{kind}")


def _kind(version: Version) -> str:
    stale = version.freshness is Freshness.STALE
    return "stale" if stale and version.state is not State.MISSING else version.state.value


def _figures(edition: Edition, count: Count) -> str:
    """What there is, and what is left to do where there is anything."""
    figures = {
        "written": count.written,
        "missing": count.missing,
        "machine": count.machine,
        "reviewed": count.reviewed,
        "stale": count.stale,
    }
    shown = {key: number for key, number in figures.items() if number or key == "written"}
    return " · ".join(f"{edition.strings(f'status.{key}')} {n}" for key, n in shown.items())

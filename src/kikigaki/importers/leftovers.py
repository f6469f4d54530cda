"""Lines of a source that found no place in the draft: kept for the editor, and listed."""

from collections.abc import Iterable, Iterator, Sequence

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.pages import Line, Mark, Page

_LISTED = 50
"""Pieces; further ones are counted."""
_KEPT = 64 * 1024
"""Characters; a note is no place for a whole site, and the file is there still."""


def leftovers_of(lines: Iterable[Line], page: Page) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The text of some lines of a page, and a diagnostic for each run of them, in file order.

    Of a very long page only the beginning is kept; the last line says so.
    """
    pieces = _pieces(lines, page)
    texts: list[str] = []
    for piece in pieces:
        for line in piece:
            texts += (
                ["", line.raw] if texts and (line.after_blank or line is piece[0]) else [line.raw]
            )
    path = page.path
    problems = [_diagnostic(piece, path) for piece in pieces[:_LISTED]]
    if more := pieces[_LISTED:]:
        message = f"{len(more)} more pieces found no place"
        problems.append(_not_placed(Position(path, more[0][0].number), message))
    return tuple(_kept(texts)), problems


def _kept(texts: Sequence[str]) -> Iterator[str]:
    """The lines, as long as there is room for them."""
    room = _KEPT
    for number, text in enumerate(texts):
        room -= len(text) + 1
        if room < 0:
            yield f"… and {len(texts) - number:,} more lines of the file"
            return
        yield text


def _pieces(lines: Iterable[Line], page: Page) -> list[list[Line]]:
    """The lines in file order, parted where others stand between them."""
    wanted = {id(line) for line in lines}
    pieces: list[list[Line]] = [[]]
    for line in sorted((*page.lines, *page.fenced, *page.code), key=_place):
        if line.mark is Mark.RULE:
            continue
        if id(line) in wanted:
            pieces[-1].append(line)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _place(line: Line) -> tuple[int, int]:
    return line.number, line.column


def _diagnostic(piece: Sequence[Line], path: str) -> Diagnostic:
    first, last = piece[0], piece[-1]
    many = f"lines {first.number} to {last.number}" if len(piece) > 1 else "a line"
    return _not_placed(Position(path, first.number, first.column), f"{many} found no place")


def _not_placed(position: Position, message: str) -> Diagnostic:
    return Diagnostic(position, Code.NOT_PLACED, message, "see the comment at the end of the note")

"""Lines become the source of a text: the paragraphs and lists that a note may have."""

import re
from collections.abc import Iterable, Iterator

from kikigaki.importers.pages import Line, Mark, flatten

_SENTENCE_ENDS = re.compile(r"[。．！？!?.…][」』）)”\"'*_]*$")


def text_of(lines: Iterable[Line]) -> str:
    """The lines as Markdown: lists as they are, headings in bold type, lines across left out.

    A line that ends a sentence ends its paragraph, since in a pasted text every line break counts.
    """
    return "\n".join(_written(lines)).strip("\n")


def paragraphs(lines: Iterable[str]) -> str:
    """Lines of prose as paragraphs: one ends where a line ends a sentence, or is blank."""
    text = ""
    last = ""
    for line in lines:
        if line and text:
            text += "\n\n" if not last or _SENTENCE_ENDS.search(last) else "\n"
        text += line
        last = line
    return text


def _written(lines: Iterable[Line]) -> Iterator[str]:
    last: Line | None = None
    margin = 1_000
    for line in lines:
        margin = min(margin, line.indent)
        if line.mark is Mark.RULE:
            last = None
            yield ""
            continue
        if last is not None and (line.after_blank or _parts(last, line)):
            yield ""
        yield _line(line, margin)
        last = line


def _line(line: Line, margin: int) -> str:
    """A line without the indentation that it shares with those above it."""
    if line.mark is Mark.HEADING:
        words = flatten(line.body).text.strip("*_ ")
        return f"**{words}**" if words else ""
    typed = line.raw.lstrip() if line.quoted else " " * (line.indent - margin) + line.raw.lstrip()
    return typed.expandtabs(4)


def _parts(last: Line, line: Line) -> bool:
    """Whether two lines that touch are two paragraphs."""
    if Mark.HEADING in (last.mark, line.mark):
        return True
    if line.quoted and last.quoted:
        return False
    if line.listed or last.listed or line.mark is Mark.ROW:
        return line.listed != last.listed and not line.indent and line.listed
    return bool(_SENTENCE_ENDS.search(last.raw))

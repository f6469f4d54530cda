"""How a typed value is written: as it was typed, where that is fine."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from kikigaki.diagnostics import columns_of
from kikigaki.formatting.outline import Kind
from kikigaki.formatting.sameness import same_prose, squeezed
from kikigaki.source import Scalar, Sequence, compose
from kikigaki.timestamps import Timestamp, TimestampError

LONG = 160
"""Columns of a terminal; a longer one-line text goes below its key. Kanji and kana count two."""
STEP = 2
"""Spaces by which each level is indented."""
_BLOCK = ("|", ">")


@dataclass(frozen=True, slots=True)
class Written:
    """A value on paper: what stands behind its key, and the lines below it."""

    head: str
    body: tuple[str, ...] = ()
    """Without their indentation."""


def write(scalar: Scalar, kind: Kind, *, bracketed: bool = False) -> Written:
    """The canonical form of a value, which stands inside of brackets or not."""
    raw = scalar.document.text[scalar.start : scalar.end]
    on_one_line = scalar.style not in _BLOCK and "\n" not in raw
    if kind is Kind.STAMP and (stamp := _stamp(scalar.text)):
        return Written(stamp)
    if kind is Kind.PROSE and "\r" not in scalar.text and _needs_block(scalar, on_one_line):
        return _block(scalar, raw)
    if on_one_line:
        return Written(raw)
    text = squeezed(scalar.text) if kind is Kind.LINE else scalar.text
    return Written(plain_or_quoted(text, bracketed=bracketed))


def plain_or_quoted(text: str, *, bracketed: bool = False) -> str:
    """A text on one line: plain where YAML reads it so, else in double quotes."""
    root, problems = compose(f"[{text}]" if bracketed else f"- {text}", "")
    if isinstance(root, Sequence) and not problems and len(root.items) == 1:
        (item,) = root.items
        if isinstance(item, Scalar) and not item.style and item.text == text != "":
            return text
    return json.dumps(text, ensure_ascii=False)


def _stamp(text: str) -> str:
    try:
        return str(Timestamp.parse(text))
    except TimestampError:
        return ""


def _needs_block(scalar: Scalar, on_one_line: bool) -> bool:  # noqa: FBT001 - of the same scalar
    if not scalar.text.strip():
        return False
    return not on_one_line or "\n" in scalar.text or columns_of(scalar.text) > LONG


def _block(scalar: Scalar, raw: str) -> Written:
    """The text below its key, on the lines it was typed on if that means the same."""
    for lines in (_tidy(_typed(scalar, raw)), _tidy(scalar.text)):
        if same_prose("\n".join(lines), scalar.text):
            return _below(lines)
    return _below(_without_blank_end(scalar.text).split("\n"))


def _without_blank_end(text: str) -> str:
    """The text without the blank lines at its end."""
    words = text.rstrip(" \t\n")
    return words + text[len(words) :].partition("\n")[0]


def _below(lines: list[str]) -> Written:
    indented = lines[0][:1] in ("", " ", "\t")  # YAML would take that for the indentation
    return Written(f"|{STEP}" if indented else "|", tuple(lines))


def _typed(scalar: Scalar, raw: str) -> str:
    """The text with the line breaks that were typed, which YAML has perhaps folded."""
    if scalar.style == "|":
        return scalar.text
    if scalar.style == ">":
        return dedent(raw.partition("\n")[2])
    inside = raw[1:-1] if scalar.style else raw
    return "\n".join(line.strip(" \t") for line in inside.split("\n"))


def _tidy(text: str) -> list[str]:
    """Lines without trailing space, without indentation of the whole, with single blank lines."""
    return list(_single_blanks(dedent(text).strip("\n").split("\n"))) or [""]


def _single_blanks(lines: list[str]) -> Iterator[str]:
    blank = True
    for line in (line.rstrip(" \t") for line in lines):
        if line or not blank:
            yield line
        blank = not line

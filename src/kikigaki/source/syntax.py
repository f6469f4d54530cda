"""libyaml's complaints in the words of somebody who writes notes."""

import re
from dataclasses import dataclass
from typing import Any

from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.source.nodes import Document


@dataclass(frozen=True, slots=True)
class _Explanation:
    """What one of libyaml's complaints means to somebody who writes notes."""

    fragment: str
    message: str
    hint: str
    at_beginning: bool = False
    """Whether the fault lies where the thing being read begins, not where libyaml gave up."""


_BELOW = "or write the text below its key after a |"
_EXPLANATIONS = (
    _Explanation(
        "mapping values are not allowed",
        "a colon and a space inside an unquoted text",
        f"put the text into quotes, {_BELOW}",
    ),
    _Explanation(
        "found unexpected ':'",
        "a colon with no space after it, inside [ ] or { }",
        f"put a space after the colon, or the text into quotes, {_BELOW}",
    ),
    _Explanation(
        "found character that cannot start any token",
        "a character that no unquoted text begins with",
        "indent with spaces, not tabs; quote a text that begins with @, ` or %",
    ),
    _Explanation(
        "found a tab character", "a tab in the indentation", "indent with spaces, not tabs"
    ),
    _Explanation(
        "found unexpected end of stream",
        "a quotation mark that is never closed",
        f"close the quotes, {_BELOW}",
        at_beginning=True,
    ),
    _Explanation(
        "found unexpected document indicator",
        "a quoted text with a line that begins with --- or ...",
        f"close the quotes, {_BELOW}",
        at_beginning=True,
    ),
    _Explanation(
        "could not find expected ':'",
        "a key without its colon, or a text that begins too far left",
        "a key ends in a half-width colon and a space; indent the lines of a text below its key",
        at_beginning=True,
    ),
    _Explanation(
        "did not find expected key",
        "something that does not fit the mapping it stands in",
        "check the indentation; a text that begins with a quote or [ goes below its key after |",
    ),
    _Explanation(
        "did not find expected '-' indicator",
        "something that does not fit the list it stands in",
        "each item of a list begins with a - in the same column",
    ),
    _Explanation(
        "did not find expected ',' or",
        "a bracket that is not closed, or a comma missing after it",
        f"quote a text that begins with [ or {{, {_BELOW}",
        at_beginning=True,
    ),
    _Explanation(
        "did not find expected node content",
        "a comma or closing bracket with nothing before it",
        f"quote a text that begins with one, {_BELOW}",
    ),
    _Explanation(
        "did not find expected <document start>",
        "something after the end of the note",
        "check the indentation; a note is one mapping that begins in the first column",
    ),
    _Explanation(
        "scanning a block scalar",
        "something after the | or > of a block text",
        "begin the text on the next line",
    ),
    _Explanation(
        "block sequence entries are not allowed",
        "a list item where none can stand",
        "begin the list on a line of its own below the key",
    ),
    _Explanation(
        "mapping keys are not allowed",
        "an unquoted text that begins with a question mark and a space",
        f"put the text into quotes, {_BELOW}",
    ),
    _Explanation(
        "did not find expected alphabetic or numeric character",
        "an unquoted text that begins with * or &",
        f"put the text into quotes, {_BELOW}",
        at_beginning=True,
    ),
    _Explanation(
        "found unknown escape character",
        "a backslash that means nothing inside double quotes",
        f"write \\\\ for a backslash, {_BELOW}",
    ),
    _Explanation(
        "hexdecimal number",
        "an escape that names no character",
        "type the character itself",
    ),
    _Explanation(
        "invalid Unicode character escape code",
        "an escape that names no character",
        "type the character itself",
    ),
    _Explanation(
        "found undefined tag handle",
        "a tag with a name of its own",
        "to begin a text with ! put it into quotes",
    ),
    _Explanation("a tag", "a tag that cannot be read", "to begin a text with ! put it into quotes"),
    _Explanation("directive", "a YAML directive", "remove the line that begins with %"),
    _Explanation("incompatible YAML", "a YAML directive", "remove the line that begins with %"),
)

_KEY = re.compile(r":(?=[ \t\r]|$)")
_NO_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z][\w.-]*)(?:：|:(?![ \t\r]|//|$))", re.ASCII)
_AFTER_NO_KEY = ("mapping values are not allowed", "did not find expected <document start>")
_NO_KEY_EXPLAINED = (
    "a key without its colon",
    "a full-width colon ： or space is none; a key ends in a half-width : and a half-width space",
)


def explain(error: Any, document: Document) -> Diagnostic:  # noqa: ANN401 - yaml's own exception
    """The diagnostic for a document that libyaml cannot read on."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    complaint = f"{problem} {getattr(error, 'context', None) or ''}"
    if any(fragment in complaint for fragment in _AFTER_NO_KEY):
        position = _no_key_above(getattr(error, "problem_mark", None), document)
        if position:
            return Diagnostic(position, Code.YAML_SYNTAX, *_NO_KEY_EXPLAINED)
    unknown = _Explanation("", quote(problem, 200), "")
    meant = next((e for e in _EXPLANATIONS if e.fragment in complaint), unknown)
    position = Position(document.path)
    if mark := _mark(error, meant):
        position = Position(document.path, mark.line + 1, mark.column + 1)
    return Diagnostic(position, Code.YAML_SYNTAX, meant.message, meant.hint)


def _no_key_above(mark: Any, document: Document) -> Position | None:  # noqa: ANN401 - yaml's own
    """Where a key has the wrong colon, so that it and the innocent key below make one text.

    Looked for from the first key of the faulty line upwards, up to the next line with a key.
    """
    *above, here = document.text[: mark.index].split("\n") if mark else [""]
    if _KEY.search(here):
        return None
    for distance, line in enumerate(reversed(above), 1):
        if found := _NO_KEY.match(line):
            return Position(document.path, mark.line + 1 - distance, found.end("key") + 1)
        if _KEY.search(line):
            return None
    return None


def _mark(error: Any, meant: _Explanation) -> Any:  # noqa: ANN401 - yaml's own types
    begin = getattr(error, "context_mark", None) if meant.at_beginning else None
    return begin or getattr(error, "problem_mark", None)

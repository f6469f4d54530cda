"""libyaml's complaints in the words of somebody who writes notes."""

from typing import Any

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.source.nodes import Document

MANY = 100
"""Of one kind of problem in one file, so many are listed; the rest would help nobody."""

_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "a colon and a space inside an unquoted text",
        "put the text into quotes, or write it below the key after a |",
    ),
    (
        "found character that cannot start any token",
        "a character that no unquoted text begins with",
        "indent with spaces, not tabs; quote a text that begins with @, ` or %",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark that is never closed",
        "close the quotes, or write the text below the key after a |",
    ),
    (
        "could not find expected ':'",
        "a key without its colon, or a text that begins too far left",
        "a key is followed by a colon and a space; indent the lines of a text below its key",
    ),
    (
        "did not find expected key",
        "something that does not fit the mapping it stands in",
        "check the indentation, and quote texts that hold quotation marks",
    ),
    (
        "did not find expected '-' indicator",
        "something that does not fit the list it stands in",
        "each item of a list begins with a - in the same column",
    ),
    (
        "did not find expected <document start>",
        "something after the end of the note",
        "check the indentation; a note is one mapping that begins in the first column",
    ),
    (
        "did not find expected comment or line break",
        "something after the | or > of a block text",
        "begin the text on the next line",
    ),
    (
        "block sequence entries are not allowed",
        "a list item where none can stand",
        "begin the list on a line of its own below the key",
    ),
    (
        "found undefined tag handle",
        "a tag with a name of its own",
        "to begin a text with ! put it into quotes",
    ),
)


def explain(error: Any, document: Document) -> Diagnostic:  # noqa: ANN401 - yaml's own exception
    """The diagnostic for a document that libyaml cannot read on."""
    mark = getattr(error, "problem_mark", None)
    position = Position(document.path)
    if mark is not None:
        position = Position(document.path, mark.line + 1, mark.column + 1)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    for fragment, message, hint in _EXPLANATIONS:
        if fragment in problem:
            return Diagnostic(position, Code.YAML_SYNTAX, message, hint)
    return Diagnostic(position, Code.YAML_SYNTAX, problem.splitlines()[0])

"""A file's text in canonical layout."""

import re

from kikigaki.diagnostics import Code, Diagnostic, Severity
from kikigaki.formatting.lines import write_lines
from kikigaki.formatting.outline import outline
from kikigaki.formatting.parts import arrange
from kikigaki.formatting.sameness import same_file
from kikigaki.source import Mapping, Node, Scalar, compose

_LINE_END = re.compile(r"\r\n?")


class NotTheSame(Exception):  # noqa: N818 - names what was found
    """What would be written does not read like what was typed: a fault of this program."""


def canonical(
    text: str, path: str, kind: str, languages: tuple[str, ...]
) -> tuple[str | None, list[Diagnostic]]:
    """The canonical layout of a note (kind ``note``) or a registry, and why there is none.

    A text that cannot be read, or of which reading leaves anything out, is given no layout: its
    problems come instead. Line ends stay what the first one is.

    Raises:
        NotTheSame: the layout would lose or change something.
    """
    typed = _LINE_END.sub("\n", text)
    root, problems = compose(typed, path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if root is None or errors:
        return None, errors
    if not isinstance(root, Mapping):
        empty = isinstance(root, Scalar) and root.empty
        return (text, []) if empty else (None, [_no_mapping(root)])
    shape = outline(kind, languages)
    written = "".join(f"{line}\n" for line in write_lines(*arrange(root, typed, shape)))
    if not same_file(root, typed, written, shape):
        raise NotTheSame(path)
    windows = text[: text.find("\n")].endswith("\r")
    return written.replace("\n", "\r\n") if windows else written, []


def _no_mapping(root: Node) -> Diagnostic:
    message = "expected keys, each with a colon"
    return Diagnostic(root.position, Code.WRONG_KIND, message, "kikigaki check says more")

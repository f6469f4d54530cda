"""Whether a note still has all it had, and what a draft would have otherwise."""

from collections.abc import Iterable, Iterator, Sequence

from kikigaki.diagnostics import Code, Diagnostic, Severity
from kikigaki.formatting.comments import find_comments
from kikigaki.importers.merging.inserting import NotInsertable, found_at
from kikigaki.importers.merging.saying import Saying
from kikigaki.source import Entry, Mapping, Node, Scalar, compose
from kikigaki.source import Sequence as List

_LOST = "something of it would be lost"


def check_kept(root: Mapping, before: str, after: str, said: Iterable[Saying]) -> None:
    """See that a note still has every value and every comment, in their order.

    Values that others take the place of do not count.

    Raises:
        NotInsertable: it has not.
    """
    again, problems = compose(after, "")
    if again is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise NotInsertable(_LOST)
    gone = {place.start for place in _replaced(root, said)}
    old = [*_values(root, gone), *(comment.text for comment in find_comments(root, before))]
    new = iter([*_values(again), *(comment.text for comment in find_comments(again, after))])
    if not all(value in new for value in old):
        raise NotInsertable(_LOST)


def differences(
    root: Mapping, said: Iterable[Saying], languages: Sequence[str]
) -> Iterator[Diagnostic]:
    """What the draft has otherwise, by the place in the note where that stands."""
    for saying in said:
        for key in saying.other:
            message = f"{_column(saying, key, languages)} differs from the table's; it stays"
            hint = "import with --replace to take the table's"
            place = _place(root, saying, key)
            yield Diagnostic(place.position, Code.TEXT_DIFFERS, message, hint)


def _column(saying: Saying, key: str, languages: Sequence[str]) -> str:
    """What a table calls it: ``answer.en``."""
    match saying.path:
        case ("sections", int(), "title"):
            return f"section.{key}"
        case (*_, str(name)):
            return f"{name}.{key}"
        case _:
            return f"answer.{key}" if key in languages else key


def _replaced(root: Mapping, said: Iterable[Saying]) -> Iterator[Node]:
    return (_place(root, saying, key) for saying in said for key in saying.other)


def _place(root: Mapping, saying: Saying, key: str) -> Node:
    """A value that is there, or the plain text that stands for it."""
    node = found_at(root, saying.path) or root
    entry = node.entry(key) if isinstance(node, Mapping) else None
    return entry.value if isinstance(entry, Entry) else node


def _values(node: Node, without: Iterable[int] = ()) -> Iterator[str]:
    match node:
        case Scalar() | List() if node.start in without:
            return
        case Scalar():
            yield from () if node.empty else (node.text,)
        case List(items):
            for item in items:
                yield from _values(item, without)
        case Mapping(entries):
            for entry in entries:
                yield entry.key.text
                yield from _values(entry.value, without)

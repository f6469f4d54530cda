"""Whether a note still has all it had."""

from collections.abc import Iterable, Iterator

from kikigaki.diagnostics import Severity
from kikigaki.formatting.comments import find_comments
from kikigaki.importers.merging.inserting import NotInsertable, value_at
from kikigaki.importers.merging.saying import Saying
from kikigaki.source import Mapping, Node, Scalar, Sequence, compose

_LOST = "something of it would be lost"


def checked(root: Mapping, before: str, after: str, path: str, said: Iterable[Saying]) -> Mapping:
    """The root of a note with all that was added: it has every value and comment of before.

    Values that others take the place of do not count.

    Raises:
        NotInsertable: it has not, or not in their order.
    """
    again, problems = compose(after, path)
    if not isinstance(again, Mapping) or any(p.severity is Severity.ERROR for p in problems):
        raise NotInsertable(_LOST)
    gone = {value_at(root, saying, key).start for saying in said for key in saying.other}
    old = [*_values(root, gone), *(comment.text for comment in find_comments(root, before))]
    new = iter([*_values(again), *(comment.text for comment in find_comments(again, after))])
    if not all(value in new for value in old):
        raise NotInsertable(_LOST)
    return again


def _values(node: Node, without: Iterable[int] = ()) -> Iterator[str]:
    match node:
        case Scalar() | Sequence() if node.start in without:
            return
        case Scalar():
            yield from () if node.empty else (node.text,)
        case Sequence(items):
            for item in items:
                yield from _values(item, without)
        case Mapping(entries):
            for entry in entries:
                yield entry.key.text
                yield from _values(entry.value, without)

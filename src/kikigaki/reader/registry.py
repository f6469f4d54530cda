"""One registry: ids, and an entry for each."""

from typing import TypeVar

from pydantic import BaseModel

from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.model import Entry, Term
from kikigaki.reader.shape import diagnose_shape
from kikigaki.reader.values import Values
from kikigaki.source import Mapping, Node, Scalar

E = TypeVar("E", bound=Entry)


def read_registry(
    root: Node, shape: type[BaseModel], kind: type[E], languages: tuple[str, ...]
) -> tuple[dict[str, E] | None, list[Diagnostic]]:
    """Read the root of a registry's file.

    Returns its entries by id, None only if the root is no mapping, and every fault.
    """
    if isinstance(root, Scalar) and root.empty:
        return {}, []
    if not isinstance(root, Mapping):
        message, hint = "expected ids with an entry each", "mark-zuckerberg:, and name: below it"
        return None, [Diagnostic(root.position, Code.WRONG_KIND, message, hint)]
    values = Values(languages)
    entries = {
        entry.key.text: _entry(entry.key, entry.value, kind, values)
        for entry in root
        if isinstance(entry.value, Mapping)
    }
    return entries, diagnose_shape(shape, root, languages) + values.diagnostics


def _entry(key: Scalar, node: Mapping, kind: type[E], values: Values) -> E:
    description, in_description = values.text_map(node.get("description"))
    unmarked = {"mark": False} if values.line(node.get("mark")) == "no" else {}
    return kind(
        id=key.text,
        position=key.position,
        name=values.line_map(node.get("name")),
        reading=values.line_map(node.get("reading")),
        aliases=values.lines_map(node.get("aliases")),
        description=description,
        links=values.lines(node.get("links")),
        wiki_links=in_description,
        **(unmarked if issubclass(kind, Term) else {}),
    )

"""The shape's faults, at the positions of the nodes they speak of."""

from pydantic import BaseModel

from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.schema import Fault, validate
from kikigaki.source import Entry, Mapping, Node, Scalar, Sequence, follow
from kikigaki.source.nodes import plain_data
from kikigaki.timestamps import Timestamp, is_canonical

_COMMA = "a comma parts entries in { }: put the text into quotes"


def diagnose_shape(
    shape: type[BaseModel], root: Mapping, languages: tuple[str, ...]
) -> list[Diagnostic]:
    """Every way in which the root does not have the shape."""
    faults = validate(shape, plain_data(root), languages)
    return [
        Diagnostic(_position(fault, root), fault.code, fault.message, _hint(fault, root))
        for fault in faults
    ]


def _position(fault: Fault, root: Node) -> Position:
    """Where the path of a fault leads; as far as it goes, if it leads to something missing."""
    node, entry = root, None
    for part in fault.path:
        following = _follow(node, part)
        if following is None:  # a key that is missing, or the language of a plain text
            return entry.key.position if entry and isinstance(node, Mapping) else node.position
        node, entry = following
    return entry.key.position if entry and fault.at_key else node.position


def _hint(fault: Fault, root: Node) -> str:
    """What to do; an unknown key in braces without a value is most often the rest of a text."""
    if fault.code not in (Code.UNKNOWN_KEY, Code.UNKNOWN_LANGUAGE):
        return fault.hint
    owner = follow(root, fault.path[:-1])
    cut = isinstance(owner, Mapping) and owner.flow and owner.get(str(fault.path[-1])) is None
    return f"{_COMMA}; {fault.hint}" if cut else fault.hint


def _follow(node: Node, part: int | str) -> tuple[Node, Entry | None] | None:
    if isinstance(node, Mapping) and isinstance(part, str):
        entry = node.entry(part)
        return (entry.value, entry) if entry else None
    if isinstance(node, Sequence) and isinstance(part, int):
        return node.items[part], None
    return None


def stamp_form(scalar: Scalar) -> list[Diagnostic]:
    """A hint where a timestamp is understood but not written the usual way."""
    if is_canonical(scalar.text):
        return []
    canonical = Timestamp.parse(scalar.text)
    message = f"“{quote(scalar.text)}” is read as {canonical}"
    return [Diagnostic(scalar.position, Code.STAMP_FORM, message, f"write {canonical}")]

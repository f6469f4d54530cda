"""Parts become lines."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kikigaki.formatting.parts import Group, Part
from kikigaki.formatting.scalars import STEP, Written


def write_lines(head: tuple[str, ...], root: Group) -> Iterator[str]:
    """The lines of a file; neither its head nor its root begins with a blank one."""
    yield from _without_blank_start(head)
    if _block(root):
        yield from _group(root, 0)
    else:
        yield _brackets(root)
        yield from root.after


def _group(group: Group, indent: int) -> Iterator[str]:
    for number, part in enumerate(group.parts):
        before = _without_blank_start(part.before) if not number or group.spaced else part.before
        spaced = ("",) if number and group.spaced else ()
        yield from _part(replace(part, before=(*spaced, *before)), indent)
    yield from _indented(group.after, indent)


def _part(part: Part, indent: int) -> Iterator[str]:
    if isinstance(part.value, Group) and not part.value.parts:  # nowhere to stand inside of it
        lifted = replace(part.value, after=())
        part = replace(part, value=lifted, before=part.before + part.value.after)
    group = _block(part.value)
    if group and part.key is None:
        yield from _item(part, group, indent)
        return
    yield from _indented(part.before, indent)
    sign = " " * indent + ("-" if part.key is None else f"{part.key}:")
    if group:
        yield sign + part.beside
        yield from _group(group, indent + STEP)
        return
    head, body = _value(part.value)
    yield f"{sign} {head}".rstrip() + part.beside
    yield from _indented(body, indent + STEP)


def _item(part: Part, group: Group, indent: int) -> Iterator[str]:
    """A list or mapping as an item: its first entry stands behind the ``-``."""
    lifted, group = _lift(part, group)
    yield from _indented((*part.before, *lifted), indent)
    first, *rest = _group(group, indent + STEP)
    yield f"{' ' * indent}- {first[indent + STEP :]}"
    yield from rest


def _lift(part: Part, group: Group) -> tuple[list[str], Group]:
    """What must stand above the ``-`` of an item: the comments of it and of its first entry."""
    first, *rest = group.parts
    lifted = [part.beside.strip()] if part.beside else []
    lifted += _without_blank_start(first.before)
    first = replace(first, before=())
    inner = _block(first.value)
    if inner and first.key is None:
        deeper, inner = _lift(first, inner)
        lifted += deeper
        first = replace(first, value=inner, beside="")
    return lifted, replace(group, parts=(first, *rest))


def _block(value: Written | Group) -> Group | None:
    """The list or mapping that a value is, if it takes lines of its own."""
    return value if isinstance(value, Group) and value.parts and not value.inline else None


def _value(value: Written | Group) -> tuple[str, tuple[str, ...]]:
    return (value.head, value.body) if isinstance(value, Written) else (_brackets(value), ())


def _brackets(group: Group) -> str:
    shown = ", ".join(map(_in_group, group.parts))
    if not group.mapping:
        return f"[{shown}]"
    return f"{{ {shown} }}" if shown else "{}"


def _in_group(part: Part) -> str:
    shown = _value(part.value)[0]
    return shown if part.key is None else f"{part.key}: {shown}".rstrip()


def _indented(lines: Iterable[str], indent: int) -> Iterator[str]:
    return (" " * indent + line if line else "" for line in lines)


def _without_blank_start(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines[1:] if lines[:1] == ("",) else lines

"""Another id for a person, topic, term or note, everywhere at once.

Everything is found before anything is changed. A collection with errors is not touched: what
cannot be read cannot be renamed.
"""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kikigaki.collection import Gathered
from kikigaki.diagnostics import Position, did_you_mean, quote
from kikigaki.ids import id_fault
from kikigaki.model import Collection, Entry
from kikigaki.rewriting.files import Source
from kikigaki.rewriting.places import (
    Place,
    Unplaced,
    find_addresses,
    find_author,
    find_places,
)
from kikigaki.settings import Project
from kikigaki.wiki import Missing, MomentTarget, Names
from kikigaki.writing import replace_files

KINDS = {"person": "people", "topic": "topics", "term": "glossary", "note": "note"}
"""What can be renamed, and the kind of file it is defined in."""


class RenameError(Exception):
    """The renaming cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is asked for."""

    kind: str
    """``person``, ``topic``, ``term`` or ``note``."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a renaming will do."""

    places: tuple[Place, ...]
    """In order of the files; each holds the old id and will hold the new one."""
    texts: dict[Path, str]
    """The new text of each file that changes, at its old name."""
    move: tuple[Path, Path] | None
    """The note's file: from where to where."""
    by_hand: tuple[Position, ...]
    """Where the old id stands in a form that is left to a person."""


def plan_rename(
    renaming: Renaming, project: Project, gathered: Gathered, sources: Iterable[Source]
) -> Plan:
    """Find every place of an id in a collection without errors.

    Raises:
        RenameError: there is no such id, the new one is none or is taken, or a place cannot be
            changed.
    """
    sources = list(sources)
    kind, old, new = renaming.kind, renaming.old, renaming.new
    known = _ids(gathered.collection, kind)
    if old not in known:
        hint = did_you_mean(old, known)
        raise RenameError(f"no {kind} “{quote(old)}”" + (f"; {hint}" if hint else ""))
    names = Names(gathered.collection)
    _refuse_taken(names, kind, old, new)
    by_hand = list(find_addresses(gathered.pages, KINDS[kind], old))
    try:
        found = (find_places(source, names, KINDS[kind], old) for source in sources)
        places = [place for here in found for place in sorted(here, key=lambda p: p.start)]
        if (kind, project.settings.author) == ("person", old):
            author = find_author(project)
            places += [author] if isinstance(author, Place) else []
            by_hand += [author] if isinstance(author, Position) else []
    except Unplaced as error:
        message = f"{error}: “{quote(old)}” is written with escapes there; write it plainly first"
        raise RenameError(message) from error
    return Plan(tuple(places), _texts(places, new), _move(sources, renaming), tuple(by_hand))


def carry_out(plan: Plan) -> None:
    """Write what the plan says, all of it or nothing.

    Raises:
        OSError: a file cannot be written or moved.
    """
    if plan.move is None:
        replace_files(plan.texts)
        return
    old, new = plan.move
    with new.open("xb") as copy:  # fails if the name is taken meanwhile
        copy.write(old.read_bytes())
    try:
        shutil.copymode(old, new)
        replace_files({new if file == old else file: text for file, text in plan.texts.items()})
    except BaseException:
        new.unlink()
        raise
    old.unlink()


def _ids(collection: Collection, kind: str) -> set[str]:
    registries: dict[str, Iterable[str]] = {
        "person": collection.people,
        "topic": collection.topics,
        "term": collection.terms,
    }
    return set(registries.get(kind, (note.id for note in collection.notes)))


def _refuse_taken(names: Names, kind: str, old: str, new: str) -> None:
    """A new id is an id, and no name of anything else: wiki links would lead elsewhere."""
    if (fault := id_fault(new)) is not None:
        raise RenameError(f"{fault.message}; {fault.hint}")
    found = names.find(new)
    if new == old or new in _ids(names.collection, kind):
        raise RenameError(f"there is a {kind} “{new}” already")
    if isinstance(found, Missing):
        return
    owner = found if isinstance(found, Entry) else getattr(found, "note", None)
    if owner is None or owner.id != old or isinstance(found, MomentTarget) != (kind == "note"):
        what = f"{type(owner).__name__.lower()} {owner.id}" if owner else "a moment"
        raise RenameError(f"“{new}” is a name of {what} already, and wiki links would be unclear")


def _texts(places: list[Place], new: str) -> dict[Path, str]:
    texts: dict[Path, str] = {}
    for file, group in groupby(places, key=lambda place: place.file):
        here = list(group)
        pieces, behind = [], 0
        for place in here:
            pieces += [place.text[behind : place.start], new]
            behind = place.end
        texts[file] = "".join([*pieces, here[0].text[behind:]])
    return texts


def _move(sources: list[Source], renaming: Renaming) -> tuple[Path, Path] | None:
    if renaming.kind != "note":
        return None
    wanted = ("note", renaming.old)
    file = next(source.file for source in sources if (source.kind, source.stem) == wanted)
    target = file.with_name(renaming.new + file.suffix)
    if os.path.lexists(target):
        raise RenameError(f"there is a file {target.name} already")
    return file, target

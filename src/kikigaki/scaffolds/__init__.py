"""A new knowledge base: the files it begins with, which build at once."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_DOT = "dot-"
"""Begins the names of files that will be hidden, which not every packager takes along."""


def scaffold() -> dict[str, bytes]:
    """Every file of a new knowledge base by its path from the folder, with ``/``."""
    package = files("kikigaki")
    schemas = {f"schemas/{name}": data for name, data in _below(package / "schemas")}
    return {**dict(_below(package / "scaffolds" / "base")), **schemas}


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for resource in sorted(folder.iterdir(), key=lambda resource: resource.name):
        name = resource.name
        shown = f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name
        if resource.is_dir():
            yield from _below(resource, f"{path}{shown}/")
        else:
            yield f"{path}{shown}", resource.read_bytes()

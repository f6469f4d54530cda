"""What runs in the reader's browser, as it is published: style sheets and scripts.

There is no build step but this: comments and indentation go, and parts of search that are always
loaded together are one file, so that a browser need not find out by reading one that it wants the
next. No two parts of a file may use a name for two things: browsers refuse that.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

_TOGETHER = {
    "search/worker.js": ("text", "query", "index", "match", "typos", "lookup", "search", "worker"),
    "search/box.js": ("asking", "rows", "results", "wishes", "box"),
}
"""The parts of a file, each after those that it imports from."""
_FOR_US = re.compile(rb"^ *(?://|/\*\*).*\n|^ +", re.MULTILINE)
"""Lines of comment and indentation, of which a browser needs nothing."""
_IMPORT = re.compile(rb'^import .* from "(?P<path>.*)";\n', re.MULTILINE)
_EXPORT = re.compile(rb"^export ", re.MULTILINE)


def assets() -> dict[str, bytes]:
    """Our style sheets and scripts, by their path from their own folder."""
    found = dict(_resources(files("kikigaki") / "assets"))
    for path, names in _TOGETHER.items():
        folder = path.rpartition("/")[0]
        found[path] = _joined({f"./{n}.js": found.pop(f"{folder}/{n}.js") for n in names})
    return found


def _resources(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for resource in sorted(folder.iterdir(), key=lambda resource: resource.name):
        if resource.is_dir():
            yield from _resources(resource, f"{path}{resource.name}/")
        else:
            yield f"{path}{resource.name}", _published(resource.name, resource.read_bytes())


def _published(name: str, data: bytes) -> bytes:
    """A script or style sheet without what takes a fifth of its weight and is for us alone."""
    return _FOR_US.sub(b"", data) if name.endswith((".js", ".css")) else data


def _joined(parts: Mapping[str, bytes]) -> bytes:
    """Scripts as one: it imports what they import from others, and exports what the last does."""
    *before, last = (_IMPORT.sub(b"", part) for part in parts.values())
    lines = (line for part in parts.values() for line in _IMPORT.finditer(part))
    imports = dict.fromkeys(line[0] for line in lines if line["path"].decode() not in parts)
    return b"".join((*imports, *(_EXPORT.sub(b"", part) for part in before), last))

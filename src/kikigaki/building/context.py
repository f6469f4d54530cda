"""What every page depends on beside the notes: this program, its settings, its surroundings."""

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from kikigaki.collection.walk import Folder, display_path
from kikigaki.exports import surroundings
from kikigaki.settings import Project

_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_ENV = re.compile(r"!ENV\s+(\[[^\[\]]*\]|\S+)")


def context_key(project: Project, site_url: str = "") -> str:
    """Another key means that nothing of the last build may be used."""
    digest = hashlib.sha256()
    for part in (site_url.encode(), *_parts(project)):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def _parts(project: Project) -> Iterator[bytes]:
    yield sys.version.encode()
    yield display_path(project.notes).encode(errors="surrogateescape")
    yield from _code(Path(str(files("kikigaki"))))
    yield from (name.encode() for name in _installed())
    yield from _config(project.config_files)
    yield surroundings(project.settings).encode()


def _code(package: Path) -> Iterator[bytes]:
    """Size and time of each file of this program; nobody but its installer writes there."""
    for folder, names, found in os.walk(package):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(found):
            status = os.stat(f"{folder}/{name}")  # noqa: PTH116 - hundreds of times
            yield f"{name} {status.st_size} {status.st_mtime_ns}".encode()


def _installed() -> list[str]:
    """The packages beside this one, with their versions, as their folders name them."""
    return sorted(
        name
        for key in ("purelib", "platlib")
        for name in os.listdir(sysconfig.get_path(key))  # noqa: PTH208 - names are all it takes
        if name.endswith(".dist-info")
    )


def _config(files: Iterable[Path]) -> Iterator[bytes]:
    """The settings as they are written, with the variables they name."""
    for file in files:
        text = file.read_text("utf-8")
        yield text.encode()
        for named in _ENV.findall(text):
            for variable in _VARIABLE.findall(named):
                yield f"{variable}={os.environ.get(variable)}".encode(errors="surrogateescape")


def shell_key(project: Project, folder: Folder, *, strict: bool) -> str:
    """What hand-written pages, other files and templates of the site's own are made of."""
    digest = hashlib.sha256(b"strict" if strict else b"")
    for source in [*(page.source for page in folder.pages), *folder.others]:
        digest.update(f"{source.uri}\0".encode(errors="surrogateescape"))
        digest.update(hashlib.sha256(source.file.read_bytes()).digest())
    if project.theme is not None:
        for file in sorted(path for path in project.theme.rglob("*") if path.is_file()):
            digest.update(f"{file.relative_to(project.theme).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()

"""The folder of a site as it lies: whether it is as the last build left it, and its changes.

The site is changed by exchanging it with its *spare*: a second folder of the same files, brought up
to date first. Files are replaced, never written into, so that both folders may share them.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

Changes = Mapping[str, bytes | None]
"""New files by their path, and None for those that are gone."""
MASK = (1 << 64) - 1
"""A checksum has 64 bits."""


def checksum(root: Path) -> int:
    """A sum over path, size, time and number of every file: another one means another's hand."""
    return _sum_of(str(root), "") & MASK


def _sum_of(folder: str, prefix: str) -> int:
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                total += _sum_of(entry.path, f"{prefix}{entry.name}/")
            else:
                total += _sum(prefix + entry.name, entry.stat(follow_symlinks=False))
    return total


def _sum(path: str, status: os.stat_result) -> int:
    # Numbers alone, for the hash of a text is another one in every process.
    name = crc32(path.encode(errors="surrogateescape"))
    return hash((name, status.st_size, status.st_mtime_ns, status.st_ino))


def link(source: Path, target: Path) -> None:
    """Make a second folder of the same files."""
    _link(str(source), str(target))


def _link(source: str, target: str) -> None:
    os.mkdir(target)  # noqa: PTH102 - twenty thousand times: half the time of pathlib
    with os.scandir(source) as entries:
        for entry in entries:
            other = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                _link(entry.path, other)
            else:
                os.link(entry.path, other, follow_symlinks=False)


def follow(spare: Path, site: Path, paths: Iterable[str]) -> None:
    """Bring the spare up to the site where they differ, at some paths."""
    for path in paths:
        target, source = spare / path, site / path
        target.unlink(missing_ok=True)
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
        else:
            _prune(target.parent, spare)


def apply(root: Path, changes: Changes) -> int:
    """Make the changes; give by how much the checksum changes."""
    difference = 0
    for path, data in changes.items():
        target = root / path
        with suppress(FileNotFoundError):
            difference -= _sum(path, target.lstat())
            target.unlink()
        if data is None:
            _prune(target.parent, root)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        difference += _sum(path, target.lstat())
    return difference


def _prune(folder: Path, root: Path) -> None:
    """Remove a folder that became empty, and those above it."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def remove(folder: Path) -> None:
    """Remove a folder, or a link in its place, if it is there."""
    if folder.is_symlink():
        folder.unlink()
    if not folder.exists():
        return
    import shutil  # noqa: PLC0415 - slow to import, and seldom asked for

    shutil.rmtree(folder, ignore_errors=True)

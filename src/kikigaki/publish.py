"""The folder of the site is replaced in whole: its readers see the old one or the new one.

A build writes into a folder beside it, which then changes places with it in one step of the file
system. A build that fails or is killed leaves the old site; what it left lying about is removed by
the next one.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def check_place(site: Path, sources: Iterable[Path]) -> None:
    """Leave alone what is no site, since all that a site's folder holds goes when it is replaced.

    Raises:
        OSError: the folder holds what the site is made of, stands in it, or holds other things.
    """
    site = Path(os.path.realpath(site))
    for source in map(os.path.realpath, sources):
        if Path(source).is_relative_to(site):
            raise OSError(errno.EINVAL, f"holds {source}, of which the site is made", str(site))
        if site.is_relative_to(source):
            raise OSError(errno.EINVAL, f"stands in {source}, of which the site is made", str(site))
    if (site / ".git").exists():
        raise OSError(errno.EEXIST, "is a repository of its own; name another folder", str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        message = "holds other things than a site; empty it, or name another folder"
        raise OSError(errno.EEXIST, message, str(site))


def beside(site: Path) -> Path:
    """The folder in which a site is built; one that is there before was left by a killed build."""
    return site.with_name(f".{site.name}.new")


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """An empty folder to build into, which becomes ``site`` if the block ends without an exception.

    Nobody else may be at work there; see :func:`alone`. A link that stands for the site is followed
    once, to its target.

    Raises:
        OSError: the folder's parent cannot be written to, or the disk is full.
    """
    site = Path(os.path.realpath(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    work = beside(site)
    _remove(work)
    work.mkdir()
    try:
        yield work
        _put_in_place(work, site)
    finally:
        _remove(work)


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """While no other build is at work in a folder; a lock that ends with its process.

    Where another is, ``waiting`` is called once and the block begins when that is done.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put_in_place(work: Path, site: Path) -> None:
    if not site.exists():
        work.rename(site)
        return
    if not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is a file, not a folder", str(site))
    if not exchange(work, site):
        _mirror(work, site)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*names, _EXCHANGE) == 0)
        return bool(libc.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    except AttributeError:  # an older C library, or another system
        return False


def _mirror(work: Path, site: Path) -> None:
    """File by file, for a folder that cannot be moved, such as one mounted into a container."""
    import shutil  # noqa: PLC0415 - slow to import, and seldom asked for

    wanted = {path.relative_to(work) for path in work.rglob("*")}
    for old in sorted(site.rglob("*"), reverse=True):
        if old.relative_to(site) not in wanted or old.is_symlink():
            _remove(old)
    for path in sorted(wanted):
        if (work / path).is_dir():
            (site / path).mkdir(exist_ok=True)
        else:
            shutil.copyfile(work / path, site / path)


def _remove(path: Path) -> None:
    """Whatever is there, links themselves and not what they lead to."""
    import shutil  # noqa: PLC0415 - as above

    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            path.unlink()

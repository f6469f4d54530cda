"""Files are replaced whole or not at all, and several of them together or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_files(texts: Mapping[Path, str]) -> None:
    """Give files new texts, in UTF-8 and with the line ends of the texts.

    Each new text is first written to a hidden file beside the old one, which it then replaces, so
    that nobody ever reads half a file. Links are not followed. If anything fails, every file is as
    it was.

    Raises:
        OSError: a file is no regular file, or cannot be replaced.
    """
    staged: dict[Path, Path] = {}
    replaced: dict[Path, bytes] = {}
    try:
        for file, text in texts.items():
            staged[file] = _stage(file, text.encode())
        for file, new in staged.items():
            old = file.read_bytes()
            new.replace(file)
            replaced[file] = old
    except BaseException:
        for file, old in replaced.items():
            with suppress(OSError):
                _stage(file, old).replace(file)
        raise
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)


def _stage(file: Path, data: bytes) -> Path:
    """Write the data beside the file, with its permissions."""
    mode = file.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", str(file))
    descriptor, name = tempfile.mkstemp(".tmp", f".{file.name}.", file.parent)
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(stat.S_IMODE(mode))
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new

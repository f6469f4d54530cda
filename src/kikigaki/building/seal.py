"""A seal that only this user can set, by a key that never lies beside the notes.

What is kept of a build is unpacked by means that run code, and its pages are taken over as they
are. Notes come from strangers, and with them could come a folder that only looks like ours. So it
is opened only where its seal is right. Where no key can be kept, every build is one of everything.
"""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

_LENGTH = 32


def sealed(text: str) -> str:
    """The seal of a text; empty where this user has no key and cannot have one."""
    key = _key()
    return hmac.digest(key, text.encode(errors="surrogateescape"), "sha256").hex() if key else ""


def is_sealed(text: str, seal: object) -> bool:
    """Whether a seal is that of the text."""
    right = sealed(text)
    return bool(right) and hmac.compare_digest(right, str(seal))


def _key() -> bytes:
    """The key, made where there is none; 32 bytes, or none."""
    folder = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    try:
        file = Path(folder).expanduser() / "kikigaki" / "key"
        with suppress(FileExistsError):
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(secrets.token_bytes(_LENGTH))
        key = file.read_bytes()
    except (OSError, RuntimeError):  # a RuntimeError: nobody knows where the home is
        return b""
    return key if len(key) == _LENGTH else b""

"""Addresses a text may link to."""

import re
from urllib.parse import urlsplit

_MAX_LENGTH = 2000
_MAIL = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\?[^\s<>\"]*)?")


def fault_of(href: str) -> tuple[str, str] | None:
    """Why an address cannot be linked to, with a hint; None if it can."""
    if len(href) > _MAX_LENGTH:
        return f"an address of {len(href)} characters", f"at most {_MAX_LENGTH}"
    if _MAIL.fullmatch(href):
        return None
    try:
        url = urlsplit(href)
        host = url.hostname
    except ValueError:
        return "an address that cannot be read", "expected https://host/path"
    if url.scheme not in ("http", "https"):
        return "an address that is not http, https or mailto", "expected https://host/path"
    if not host or "@" in url.netloc:
        return "an address with no host, or with a user name", "expected https://host/path"
    return None

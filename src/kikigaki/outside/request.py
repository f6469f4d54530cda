"""One HTTP request, without following anything, within a time and a size."""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from kikigaki import __version__
from kikigaki.outside.guard import UnsafeError, resolve

USER_AGENT = f"Kikigaki/{__version__} (link check)"
SECONDS = 20.0
"""For a request as a whole, however slowly its answer trickles in."""
BODY = 64 * 1024
"""Bytes of an answer that are read at most."""
_HEADERS = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
_SAFE = "/%:;@!$&'()*+,=~-._?"
_NO_ADDRESS = "not a web address"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said."""

    code: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body: bytes = b""


def ask(
    url: str,
    method: str = "HEAD",
    *,
    body: int = 0,
    private: bool = False,
    seconds: float = SECONDS,
) -> Answer:
    """Ask for an address, and read so many bytes of the body.

    Raises:
        UnsafeError: the address must not be asked.
        OSError: nobody answers, or not in time, or not with a certificate that is valid.
        http.client.HTTPException: the answer is not HTTP.
    """
    secure, host, port, path = _parts(url)
    ip = resolve(host, port, private=private)
    connection = _Pinned(host, port, ip, seconds, secure=secure)
    deadline = threading.Timer(seconds, connection.abort)
    deadline.daemon = True
    deadline.start()
    try:
        connection.request(method, path, headers=_HEADERS)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        read = response.read(body) if body else b""
    except (OSError, http.client.HTTPException) as error:
        if connection.aborted:
            raise TimeoutError from error
        raise
    finally:
        deadline.cancel()
        connection.close()
    if connection.aborted:  # half an answer
        raise TimeoutError
    return Answer(response.status, headers, read)


def _parts(url: str) -> tuple[bool, str, int, str]:
    """Whether it is HTTPS, the host, the port and the path, as they are sent."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError as error:
        raise UnsafeError(_NO_ADDRESS) from error
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not host:
        raise UnsafeError(_NO_ADDRESS)
    secure = parts.scheme == "https"
    query = f"?{parts.query}" if parts.query else ""
    return secure, host, port or (443 if secure else 80), quote((parts.path or "/") + query, _SAFE)


class _Pinned(http.client.HTTPConnection):
    """A connection to the IP address that was judged, which can be ended from another thread."""

    def __init__(self, host: str, port: int, ip: str, seconds: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self.ip, self.secure, self.aborted = ip, secure, False
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        """Open it; what the certificate must name is the host, not its IP address."""
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)
        if self.secure:
            self.sock = _tls().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def abort(self) -> None:
        """End it now."""
        self.aborted = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()

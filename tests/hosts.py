"""A host on loopback that answers as hosts do: well, badly, slowly, in circles or not at all."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

VIDEOS = {
    "AAAAAAAAAAA": (200, b'{"title": "A video"}'),
    "privatevide": (403, b"Forbidden"),
    "privateasok": (200, b"Forbidden"),
    "noembedding": (401, b"Unauthorized"),
    "deletedvide": (404, b"Not Found"),
    "neverexistd": (400, b"Bad Request"),
    "brokenyoutb": (500, b""),
}
"""What the stand-in for YouTube's oEmbed says of each video."""
CODES = {"gone": 404, "deleted": 410, "refused": 403, "robots": 999, "error": 500}
REDIRECTS = {
    "moved": (301, "/ok"),
    "moved-twice": (308, "/moved"),
    "elsewhere-today": (302, "/ok"),
    "loop": (302, "/loop"),
    "to-file": (302, "file:///etc/passwd"),
    "to-nothing": (302, "http://[broken"),
    "to-japanese": (302, "/日本"),
}


@dataclass(slots=True)
class Host:
    """What was asked of it, and how it is reached."""

    url: str
    asked: list[str] = field(default_factory=list)
    """Method and path of each request."""
    agents: set[str] = field(default_factory=set)

    def __call__(self, path: str) -> str:
        """The address of a path."""
        return f"{self.url}/{path}"

    @property
    def oembed(self) -> str:
        """Its stand-in for YouTube's."""
        return f"{self.url}/oembed"


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        del format, args

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = urlsplit(self.path).path.lstrip("/")
        self.server.host.asked.append(f"{self.command} /{path}")
        self.server.host.agents.add(self.headers.get("User-Agent", ""))
        with suppress(OSError):  # whoever asks may leave when it has had enough
            method = getattr(self, f"say_{path.replace('-', '_')}", None)
            if path in CODES:
                self.say(CODES[path])
            elif path in REDIRECTS:
                code, to = REDIRECTS[path]
                self.say(code, Location=to.encode().decode("latin-1"))
            elif method is not None:
                method()
            else:
                self.say(200)

    def say(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    # --- Ways to answer -------------------------------------------------------------------------

    def say_oembed(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)["url"][0]
        self.say(*VIDEOS[parse_qs(urlsplit(asked).query)["v"][0]])

    def say_no_head(self) -> None:
        self.say(405 if self.command == "HEAD" else 200)

    def say_busy_once(self) -> None:
        busy = self.server.host.asked.count("HEAD /busy-once") == 1
        self.say(429 if busy else 200, Retry_After="0")

    def say_come_back_tomorrow(self) -> None:
        self.say(503, Retry_After="86400")

    def say_huge(self) -> None:
        """A body without an end, for whoever reads it."""
        if self.command == "HEAD":
            self.say(405)
            return
        self.send_response(200)
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(b"x" * 65536)

    def say_drip(self) -> None:
        """A header without an end, a byte now and then."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not self.server.over.wait(0.05):
            self.wfile.write(b"x")
            self.wfile.flush()

    def say_hang(self) -> None:
        self.server.over.wait(30)

    def say_drop(self) -> None:
        self.close_connection = True

    def say_garbage(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    host: Host
    over: threading.Event


@contextmanager
def hosting() -> Iterator[Host]:
    """A host, while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.host = Host(f"http://127.0.0.1:{server.server_address[1]}")
    server.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.host
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()

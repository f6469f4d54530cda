"""A static server for a site on this machine, which says when a page has become another."""

import posixpath
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from kikigaki.preview.guard import REFUSAL, may_ask
from kikigaki.preview.site import MISSING, RELOAD, Site

CHANGED = "/.kikigaki/changed"
_PATIENCE = 25.0
"""Seconds after which a browser has to ask again; proxies and browsers give up after thirty."""
_KINDS = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".js": "text/javascript",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".jsonl": "application/x-ndjson",
}


class Server(ThreadingHTTPServer):
    """Serves a site at a host and port until it is shut down.

    Raises:
        OSError: it cannot listen there.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, site: Site) -> None:
        self.host, self.site = host, site
        super().__init__((host, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as in socketserver
        """Say nothing of a browser that has gone away; tell everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Answer in the background while the block lasts."""
        thread = Thread(target=self.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request; its folder is the site's, and nothing leads out of that."""

    server: Server
    extensions_map = _KINDS

    def __init__(self, request: object, address: object, server: Server) -> None:
        super().__init__(request, address, server, directory=str(server.site.root))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer to whom may ask."""
        split = urlsplit(self.path)
        if not may_ask(self.server.host, self.headers.get("Host", "")):
            self.answer(HTTPStatus.FORBIDDEN, REFUSAL, "text/plain; charset=utf-8")
        elif split.path == RELOAD:
            self.answer(HTTPStatus.OK, script(), "text/javascript")
        elif split.path == CHANGED:
            self.answer_when_changed(parse_qs(split.query))
        else:
            self.answer_with_file(split.path)

    def do_HEAD(self) -> None:
        """The same without a body."""
        self.do_GET()

    def answer_when_changed(self, query: dict[str, list[str]]) -> None:
        """Tell a page that it is to be loaded anew, or after a while that it is not."""
        path = page_path(query.get("page", [""])[0])
        state = query.get("state", [""])[0]
        changed = self.server.site.wait(path, state, _PATIENCE)
        self.answer(HTTPStatus.OK if changed else HTTPStatus.NO_CONTENT, b"", "text/plain")

    def answer_with_file(self, address: str) -> None:
        """Answer with a file of the site; a folder without a final slash is asked for with one."""
        path = page_path(address)
        root = self.server.site.root
        if not address.endswith("/") and (root / path).is_dir():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{quote(path)}/")
            self.end_headers()
            return
        status = HTTPStatus.OK if (root / path).is_file() else HTTPStatus.NOT_FOUND
        path = path if status is HTTPStatus.OK else MISSING
        try:
            is_page = path.endswith(".html")
            data = self.server.site.page(path) if is_page else (root / path).read_bytes()
        except OSError:  # gone while we looked, or no site yet
            status, data, path = HTTPStatus.NOT_FOUND, b"Not found.\n", "404.txt"
        self.answer(status, data, self.guess_type(path))

    def answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        """Send an answer that no browser keeps."""
        self.send_response(status)
        text = kind == "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for problems."""


def page_path(address: str) -> str:
    """The file an address stands for, by its path from the root of the site."""
    path = posixpath.normpath(f"/{unquote(address)}").lstrip("/")
    safe = "\0" not in path and "\\" not in path
    path = path if safe else "-"
    return posixpath.join(path, "index.html") if address.endswith("/") else path


def script() -> bytes:
    """The script that reloads a page."""
    return (files("kikigaki.preview") / "reload.js").read_bytes()

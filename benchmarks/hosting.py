"""A static host as sites have them: compressed, typed with a character set, cached, kept alive."""

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

# What GitHub Pages sends; an extension that is not here is data and goes out as it is.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
LIFETIME = "max-age=600"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        del format, args

    def send_head(self) -> BinaryIO | None:
        """Answer for a page, its folder or 404.html; returns the bytes that follow the head."""
        asked = Path(self.translate_path(self.path))
        if asked.is_dir() and not self.path.partition("?")[0].endswith("/"):
            return super().send_head()
        file = asked / "index.html" if asked.is_dir() else asked
        status = 200 if file.is_file() else 404
        if status == 404:  # noqa: PLR2004 - everybody knows it
            file = Path(self.directory) / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        if file.suffix in TYPES and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Type", TYPES.get(file.suffix) or self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", LIFETIME)
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def hosting(site: Path) -> Iterator[str]:
    """The address of a folder on loopback while the block runs; it need not be there yet."""
    handler = functools.partial(_Handler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""What is known of a video is asked for only on demand, and a network that is not there is said."""

import json
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from kikigaki.cli import main
from kikigaki.importers import Wish
from kikigaki.importers.fetching import FetchError, fetch, oembed, ytdlp
from tests.conftest import free_port

VIDEO = "kikigaki_01"
WISH = Wish(("ja", "en"))
ANSWER = {"title": "Power for everyone", "author_name": "A Channel"}
INFO = {
    "id": VIDEO,
    "webpage_url": f"https://www.youtube.com/watch?v={VIDEO}",
    "title": "電力のこれから",
    "channel": "ある番組",
    "upload_date": "20240418",
    "duration": 4718,
    "language": "ja",
    "chapters": [{"start_time": 0.0, "title": "はじめに"}, {"start_time": 438.0, "title": "電力"}],
}


class Youtube(BaseHTTPRequestHandler):
    """A server that answers as it is told."""

    status = 200
    body = b""
    slow = False
    asked: list[str] = []  # noqa: RUF012 - of the one server a test has

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.status)
        self.end_headers()
        for byte in self.body:
            self.wfile.write(bytes([byte]))
            if self.slow:
                self.wfile.flush()
                time.sleep(0.05)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def youtube(
    monkeypatch: pytest.MonkeyPatch, body: object = ANSWER, status: int = 200, *, slow: bool = False
) -> Iterator[list[str]]:
    """A server in the place of YouTube; gives what it was asked."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    asked: list[str] = []
    handler = type(
        "Handler", (Youtube,), {"body": data, "status": status, "slow": slow, "asked": asked}
    )
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        monkeypatch.setattr(oembed, "ENDPOINT", f"http://127.0.0.1:{server.server_port}/oembed")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield asked
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def _no_ytdlp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kikigaki.importers.fetching.find_program", tuple)
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "all_proxy",
    ):
        monkeypatch.delenv(name, raising=False)


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of yt-dlp."""
    program = folder / "yt-dlp"
    program.write_text(f"#!{sys.executable}\n{script}", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("kikigaki.importers.fetching.find_program", lambda: (str(program),))


# --- YouTube's own answer -------------------------------------------------------------------------


def test_title_and_channel_come_from_youtube(monkeypatch: pytest.MonkeyPatch) -> None:
    with youtube(monkeypatch) as asked:
        draft = fetch(VIDEO, WISH)

    query = parse_qs(urlsplit(asked[0]).query)
    assert query == {"url": [f"https://www.youtube.com/watch?v={VIDEO}"], "format": ["json"]}
    assert draft.video == VIDEO
    assert draft.title == {"en": "Power for everyone"}
    assert draft.leftovers == ("Channel: A Channel",)


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (b"Not Found", 404, "there is no such video"),
        (b"Unauthorized", 401, "the video is private"),
        (b"oops", 500, "it answers 500"),
        (b"<html>", 200, "cannot be read"),
        (b"[1]", 200, "cannot be read"),
        (b"\xff\xfe", 200, "cannot be read"),
        (b"[" * 100_000, 200, "cannot be read"),
        (b" " * 400_000, 200, "too long"),
    ],
)
def test_an_answer_without_sense_is_said(
    body: bytes, status: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with youtube(monkeypatch, body, status), pytest.raises(FetchError, match=why):
        fetch(VIDEO, WISH)


def test_a_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oembed, "ENDPOINT", f"http://127.0.0.1:{free_port()}/oembed")

    with pytest.raises(FetchError, match="cannot be reached"):
        fetch(VIDEO, WISH)


def test_an_answer_that_comes_drop_by_drop_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(oembed, "TIMEOUT", 0.3)

    with (
        youtube(monkeypatch, b" " * 100, slow=True),
        pytest.raises(FetchError, match=r"slow|timed out"),
    ):
        fetch(VIDEO, WISH)


# --- yt-dlp ---------------------------------------------------------------------------------------


def test_yt_dlp_tells_day_length_and_chapters_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, f"print({json.dumps(json.dumps(INFO))})", monkeypatch)

    draft = fetch(VIDEO, WISH)

    assert draft.title == {"ja": "電力のこれから"}
    assert (str(draft.published), str(draft.duration), draft.spoken) == (
        "2024-04-18",
        "1:18:38",
        "ja",
    )
    assert [next(iter(section.title.values())) for section in draft.sections] == [
        "はじめに",
        "電力",
    ]
    assert draft.leftovers == ("Channel: ある番組",)


def test_yt_dlp_is_given_an_address_and_no_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"import sys, json\nprint(json.dumps(dict({INFO!r}, channel=' '.join(sys.argv[-2:]))))"
    install(tmp_path, script, monkeypatch)

    draft = fetch(VIDEO, WISH)

    assert draft.leftovers == (f"Channel: -- https://www.youtube.com/watch?v={VIDEO}",)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("import sys; sys.exit('ERROR: Video unavailable')", "yt-dlp: ERROR: Video unavailable"),
        ("print('hello')", "cannot be read"),
        ("print('[]')", "cannot be read"),
    ],
)
def test_what_goes_wrong_in_yt_dlp_is_said(
    script: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, script, monkeypatch)

    with pytest.raises(FetchError, match=why):
        fetch(VIDEO, WISH)


def test_yt_dlp_is_not_waited_for_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ytdlp, "TIMEOUT", 0.2)
    install(tmp_path, "import time; time.sleep(30)", monkeypatch)

    with pytest.raises(FetchError, match="has not finished"):
        fetch(VIDEO, WISH)


# --- The command ----------------------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty knowledge base, which is the working directory."""
    (tmp_path / "mkdocs.yml").write_text("docs_dir: notes\nplugins: [kikigaki]\n", "utf-8")
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("base")
def test_new_writes_what_was_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    with youtube(monkeypatch):
        result = CliRunner().invoke(main, ["new", f"https://youtu.be/{VIDEO}", "--fetch"])

    assert (result.exit_code, result.stdout) == (0, "notes/power-for-everyone.yaml\n")
    text = Path("notes/power-for-everyone.yaml").read_text("utf-8")
    assert text.startswith("title:\n  en: Power for everyone\n")
    assert text.endswith("# What found no place:\n# Channel: A Channel\n")


@pytest.mark.usefixtures("base")
def test_new_asks_nobody_unless_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with youtube(monkeypatch) as asked:
        CliRunner().invoke(main, ["new", f"https://youtu.be/{VIDEO}"])

    assert asked == []


@pytest.mark.usefixtures("base")
def test_new_without_a_network_says_so_and_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oembed, "ENDPOINT", f"http://127.0.0.1:{free_port()}/oembed")

    result = CliRunner().invoke(main, ["new", f"https://youtu.be/{VIDEO}", "--fetch"])

    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert "without --fetch no network is needed" in result.stderr
    assert list(Path("notes").iterdir()) == []

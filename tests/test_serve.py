"""Serving while writing: the page follows the file, and a wrong note keeps its last good page."""

import http.client
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kikigaki.building import Build
from kikigaki.cli.serve import Preview
from kikigaki.preview import Site
from tests.conftest import free_port, run

NOTE = "/ja/notes/zuckerberg-llama3-2024/"
PATIENCE = 30.0
"""Seconds until a test gives up; speed itself is measured in benchmarks."""
SECOND = """\
title: 二つめ
video: bc6uFV9CJGg
sections:
  - title: 一
    moments:
      - at: 0:10
        ja: 初め
"""


class Served:
    """A running ``kikigaki serve``."""

    def __init__(self, base: Path, port: int) -> None:
        self.base = base
        self.address = f"http://127.0.0.1:{port}"
        self.log = base / "serve.log"

    def get(self, path: str) -> str:
        """A page's HTML; empty where there is none, or no answer yet."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - loopback
                return str(answer.read().decode())
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def until(self, path: str, expected: Callable[[str], bool]) -> bool:
        """Whether the page becomes as expected in time."""
        return self._until(lambda: expected(self.get(path)))

    def until_logged(self, words: str) -> bool:
        """Whether the terminal shows the words in time."""
        return self._until(lambda: words in self.log.read_text("utf-8"))

    def _until(self, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if holds():
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def served(knowledge_base: Path) -> Iterator[Served]:
    """Serve a copy of the real notes."""
    with serving(knowledge_base, "kikigaki") as served:
        yield served


@contextmanager
def serving(folder: Path, program: str) -> Iterator[Served]:
    """Serve a knowledge base while the block lasts."""
    port = free_port()
    command = [sys.executable, "-m", program, "serve", "-a", f"127.0.0.1:{port}"]
    base = Served(folder, port)
    with base.log.open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            assert base.until_logged("Serving on"), base.log.read_text("utf-8")
            yield base
        finally:
            process.terminate()
            process.wait()


def test_an_edit_a_new_note_and_a_deleted_note_appear_on_the_site(served: Served) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    second = served.base / "notes/second.yaml"
    note.write_text(note.read_text("utf-8").replace("AIのユースケース", "AIの使いみち"), "utf-8")

    assert served.until(NOTE, lambda html: "AIの使いみち" in html)

    second.write_text(SECOND, "utf-8")

    assert served.until("/ja/notes/second/", lambda html: "初め" in html)

    second.unlink()

    assert served.until("/ja/notes/second/", lambda html: not html)
    assert served.until("/ja/", lambda html: bool(html) and "二つめ" not in html)


def test_a_wrong_note_keeps_its_last_good_page_and_its_problems_are_shown(served: Served) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    good = note.read_text("utf-8")
    note.write_text(good.replace("at: 1:08", "at: 1:99", 1).replace("GPUの使い道", "誤り"), "utf-8")

    assert served.until_logged("zuckerberg-llama3-2024.yaml:47:13: error bad-stamp")
    assert served.until(NOTE, lambda html: "kk-problems" in html)
    for path, words in (
        (NOTE, "最後に正しかった"),
        (NOTE.replace("/ja/", "/en/"), "last was right"),
    ):
        page = served.get(path)
        assert "GPUの使い道" in page or "What the GPUs are for" in page
        assert words in page
        assert "zuckerberg-llama3-2024.yaml:47:13: error bad-stamp" in page
        assert "<details open>" in page
    assert "<details><summary>Errors in other files (1)" in served.get("/en/topics/")

    note.write_text(good.replace("GPUの使い道", "直した"), "utf-8")

    assert served.until(NOTE, lambda html: "直した" in html)
    assert "kk-problems" not in served.get(NOTE) + served.get("/en/topics/")


def test_a_fault_of_our_own_is_told_and_ends_nothing(
    knowledge_base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(knowledge_base / "site", ("ja", "en"))
    preview = Preview(knowledge_base / "mkdocs.yml", site, "http://127.0.0.1/")
    with monkeypatch.context() as broken:
        broken.setattr(Build, "run", lambda _self: int("a fault"))
        preview.rebuild()
    told = capsys.readouterr().err
    preview.rebuild()

    assert told.startswith("not built: Traceback")
    assert told.endswith("ValueError: invalid literal for int() with base 10: 'a fault'\n")
    assert (site.root / "ja/index.html").is_file()


def test_of_a_second_look_only_news_are_told(
    knowledge_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(knowledge_base / "site", ("ja", "en"))
    preview = Preview(knowledge_base / "mkdocs.yml", site, "http://127.0.0.1/")
    preview.rebuild()
    first = capsys.readouterr()
    preview.rebuild(saved=False)
    second = capsys.readouterr()
    (knowledge_base / "notes/second.yaml").write_text("title: [", "utf-8")
    preview.rebuild(saved=False)
    third = capsys.readouterr()

    assert "pages" in first.out
    assert second == ("", "")
    assert "notes/second.yaml" in third.err


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{}", 200),
        ("localhost:{}", 200),
        ("LOCALHOST", 200),
        ("[::1]:{}", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:{}", 403),
        ("evil@127.0.0.1", 403),
        ("", 403),
    ],
)
def test_the_preview_answers_only_to_the_name_of_this_machine(
    served: Served, host: str, status: int
) -> None:
    port = int(served.address.rpartition(":")[2])
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.putrequest("GET", NOTE, skip_host=True)
        connection.putheader("Host", host.format(port))
        connection.endheaders()
        answer = connection.getresponse()

        assert answer.status == status
        assert ("GPU" in answer.read().decode()) == (status == 200)


def test_no_path_leads_out_of_the_preview(served: Served) -> None:
    port = int(served.address.rpartition(":")[2])
    for path in ("/../mkdocs.yml", "/ja/../../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/passwd"):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("GET", path)
            text = connection.getresponse().read().decode()

        assert "docs_dir" not in text
        assert "root:" not in text


def test_a_problem_shown_in_the_page_is_text_and_nothing_else(served: Served) -> None:
    hostile = "<script>alert(1)</script>"
    (served.base / "notes/second.yaml").write_text(SECOND + f"        {hostile}: x\n", "utf-8")

    assert served.until("/en/", lambda html: "kk-problems" in html)
    assert hostile not in served.get("/en/")
    assert "&lt;script&gt;" in served.get("/en/")


def test_a_page_is_what_is_published_with_one_script_more(served: Served) -> None:
    address = f"{served.address}/"
    done = run(
        "kikigaki", "build", "-d", "published", cwd=served.base, KIKIGAKI_SITE_URL=address
    )  # fmt: skip

    assert done.returncode == 0
    for page in ("ja/index.html", f"{NOTE[1:]}index.html", "en/guide/index.html", "404.html"):
        shown = served.get(f"/{page}")
        before, script, after = shown.partition('<script src="/.kikigaki/reload.js"')
        assert script
        published = (served.base / "published" / page).read_text("utf-8")
        assert before + after.partition("</script>")[2] == published


def test_the_browser_loads_a_page_anew_and_keeps_its_moment(
    served: Served, browser: Browser
) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    good = note.read_text("utf-8")
    with browser.new_page() as page:
        page.goto(f"{served.address}{NOTE}#t438")
        note.write_text(good.replace("GPUの使い道", "使いみち"), "utf-8")
        page.get_by_role("heading", name="使いみち").wait_for()
        assert page.url.endswith(f"{NOTE}#t438")

        note.write_text(good.replace("at: 1:08", "at: 1:99", 1), "utf-8")
        page.locator(".kk-problems").wait_for()
        assert page.get_by_role("heading", name="使いみち").count() == 1

        note.write_text(good, "utf-8")
        page.get_by_role("heading", name="GPUの使い道").wait_for()
        assert page.locator(".kk-problems").count() == 0
        assert page.url.endswith(f"{NOTE}#t438")


def test_a_note_may_be_half_written_a_folder_or_gone_for_a_while(served: Served) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    good = note.read_bytes()
    note.write_bytes(good[: len(good) // 2])
    assert served.until(NOTE, lambda html: "kk-problems" in html)
    note.unlink()
    assert served.until(NOTE, lambda html: not html)
    note.mkdir()
    (note / "x.yaml").write_bytes(b"title: [")
    assert served.until("/ja/", lambda html: "kk-problems" in html)
    (note / "x.yaml").unlink()
    note.rmdir()
    note.write_bytes(good)

    assert served.until(NOTE, lambda html: "GPUの使い道" in html and "kk-problems" not in html)


def test_a_wrong_note_does_not_hold_up_another(served: Served) -> None:
    note = served.base / "notes/zuckerberg-llama3-2024.yaml"
    note.write_text("title: [", "utf-8")

    assert served.until_logged("yaml-syntax")

    (served.base / "notes/second.yaml").write_text(SECOND, "utf-8")

    assert served.until("/ja/notes/second/", lambda html: "初め" in html)
    assert "GPUの使い道" in served.get(NOTE)


def test_a_page_that_is_not_there_is_shown_once(served: Served, browser: Browser) -> None:
    with browser.new_page() as page:
        shown: list[str] = []
        page.on("load", lambda page: shown.append(page.url))
        page.goto(f"{served.address}/en/nope/")
        page.wait_for_timeout(1500)
        assert len(shown) == 1

        (served.base / "notes/nope.en.md").write_text("# Here\n", "utf-8")
        page.get_by_role("heading", name="Here").wait_for()
    assert "Traceback" not in served.log.read_text("utf-8")

"""Notes come from strangers: what they write is shown as they wrote it, and never runs."""

import base64
import hashlib
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kikigaki.mkdocs_plugin import policy
from tests.conftest import free_port, run
from tests.serving import serving
from tests.test_search_site import HITS, search
from tests.watching import reading

HOSTILE = "</title><script>window.ran=1</script><img src=x onerror=window.ran=1> \"'&amp; {{ 7*7 }}"
NOTE = f"""\
title:
  ja: >-
    {HOSTILE}
  en: >-
    {HOSTILE}
video: bc6uFV9CJGg
guests: [stranger]
hosts: [stranger]
topics: [odd]
summary: "&lt;script>window.ran=1&lt;/script> and \\\\<script>window.ran=1\\\\</script>"
sections:
  - title: >-
      {HOSTILE}
    topics: [odd]
    moments:
      - at: 0:10
        question: "{{{{ config }}}} [[odd]] [[term]]"
        ja: "--8\\\\<-- \\"x\\" と言った"
        en: "it said --8\\\\<-- {{% include 'x' %}}"
"""
ENTRY = f"""\
{{}}:
  name: >-
    {HOSTILE}
  description: a word
"""
PAGES = ("", "notes/strange/", "people/", "people/stranger/", "topics/", "topics/odd/", "glossary/")


@pytest.fixture(scope="module")
def strange_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose every title and name is an attack."""
    base = tmp_path_factory.mktemp("strange")
    registry = base / "notes/registry"
    registry.mkdir(parents=True)
    config = Path(__file__).parents[1] / "mkdocs.yml"
    (base / "mkdocs.yml").write_bytes(config.read_bytes())
    (base / "notes/strange.yaml").write_text(NOTE, "utf-8")
    for stem, entry in (("people", "stranger"), ("topics", "odd"), ("glossary", "term")):
        (registry / f"{stem}.yaml").write_text(ENTRY.format(entry), "utf-8")
    done = run("kikigaki", "build", cwd=base)
    assert done.returncode == 0, done.stderr
    return base / "site"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_a_stranger_writes_runs_or_fetches(
    browser: Browser, strange_site: Path, path: str
) -> None:
    port = free_port()
    errors: list[str] = []
    with serving(strange_site, port), reading(browser) as page:
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        for language in ("ja", "en"):
            page.goto(f"http://127.0.0.1:{port}/{language}/{path}", wait_until="networkidle")

            assert page.evaluate("window.ran") is None
            assert page.locator("img[src=x]").count() == 0
    assert errors == []


def test_a_strange_title_is_shown_as_it_was_written(browser: Browser, strange_site: Path) -> None:
    port = free_port()
    with serving(strange_site, port), reading(browser) as page:
        page.goto(f"http://127.0.0.1:{port}/en/notes/strange/")
        title, heading = page.title(), page.locator("h1").inner_text()

    assert title == f"{HOSTILE} - Kikigaki"
    assert heading == HOSTILE


def test_a_strange_title_is_harmless_among_search_results(
    browser: Browser, strange_site: Path
) -> None:
    port = free_port()
    with (
        serving(strange_site, port),
        reading(browser, viewport={"width": 1280, "height": 900}) as page,
    ):
        page.goto(f"http://127.0.0.1:{port}/en/", wait_until="networkidle")
        search(page, "said")
        page.wait_for_timeout(300)

        assert page.locator(HITS).count() > 0
        assert page.evaluate("window.ran") is None


def test_a_script_that_got_into_a_page_does_not_run(
    browser: Browser, strange_site: Path, tmp_path: Path
) -> None:
    """The third wall alone: the page as it would be had both others let everything through."""
    site = tmp_path / "site"
    shutil.copytree(strange_site, site)
    page_file = site / "en/notes/strange/index.html"
    planted = (
        "<script>window.ran=1</script><img src=x onerror=window.ran=1><a href=javascript:ran=1>"
    )
    html = page_file.read_text("utf-8").replace("<h1", f"{planted}<h1", 1)
    page_file.write_text(html, "utf-8")
    port = free_port()
    with serving(site, port), reading(browser) as page:
        page.goto(f"http://127.0.0.1:{port}/en/notes/strange/", wait_until="networkidle")

        assert page.evaluate("window.ran") is None
        assert page.evaluate("typeof window.document$") == "object"  # Material's own did run

        page_file.write_text(html.replace('http-equiv="Content-Security-Policy"', ""), "utf-8")
        page.goto(f"http://127.0.0.1:{port}/en/notes/strange/?again", wait_until="networkidle")

        assert page.evaluate("window.ran") == 1  # this test can fail


def test_a_page_allows_the_scripts_of_the_theme_and_none_of_its_content() -> None:
    page = '<head>\n<meta charset="utf-8"><script>a=1</script></head><body>{}</body>'
    written = "<p><script>b=2</script></p>"
    html = policy.add(page.format(written), written)

    assert "'sha256-" + base64.b64encode(hashlib.sha256(b"a=1").digest()).decode() + "'" in html
    assert html.count("sha256-") == 1
    assert "'unsafe-inline'" not in html.partition("script-src")[2].partition(";")[0]


def test_no_page_holds_a_stranger_s_tag(strange_site: Path) -> None:
    for file in strange_site.rglob("*.html"):
        html = file.read_text("utf-8")

        assert "<script>window" not in html
        assert "<img src=x" not in html
        assert "49" not in html.partition("<article")[2].partition("</article>")[0]

"""The site from the reader's seat: in a real browser, in both languages, with the real notes."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.watching import DESKTOP, PHONE, reading

NOTE = "notes/zuckerberg-llama3-2024/"
KINDS = (
    "",
    NOTE,
    "people/",
    "people/mark-zuckerberg/",
    "topics/",
    "topics/open-source/",
    "glossary/",
)
LANGUAGES = ("ja", "en")


def real_note() -> dict[str, Any]:
    """The YAML as plain text, read by a loader that is not ours."""
    text = (ROOT / "notes/zuckerberg-llama3-2024.yaml").read_text("utf-8")
    note: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return note


def seconds(stamp: str) -> int:
    total = 0
    for part in stamp.split(":"):
        total = total * 60 + int(part)
    return total


@pytest.mark.parametrize(
    ("locale", "home"), [("ja-JP", "/ja/"), ("en-GB", "/en/"), ("fr-FR", "/ja/")]
)
def test_the_root_leads_to_the_language_of_the_browser(
    browser: Browser, address: str, locale: str, home: str
) -> None:
    with reading(browser, locale=locale) as page:
        page.goto(address)
        page.wait_for_url(f"{address}{home}")


def test_the_root_has_a_plain_link_for_each_language_without_javascript(
    browser: Browser, address: str
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(address)
        hrefs = [link.get_attribute("href") for link in page.locator("a").all()]

    assert hrefs == ["ja/", "en/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_and_moment_opens_its_second_of_the_video(
    browser: Browser, address: str, language: str
) -> None:
    note = real_note()
    sections = [[seconds(m["at"]) for m in s["moments"] if "at" in m] for s in note["sections"]]

    with reading(browser) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        found = page.locator(".kk-section").evaluate_all(
            "sections => sections.map(s => [s.querySelector('.kk-when a').href,"
            " ...[...s.querySelectorAll('.kk-at a')].map(a => a.href)])"
        )

    video = "https://www.youtube.com/watch?v=bc6uFV9CJGg&t={}s"
    assert found == [[video.format(at) for at in [stamps[0], *stamps]] for stamps in sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_moment_has_an_anchor_of_its_second(
    browser: Browser, address: str, language: str
) -> None:
    stamps = [seconds(m["at"]) for s in real_note()["sections"] for m in s["moments"] if "at" in m]

    with reading(browser) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        ids = page.locator("[id^=t]").evaluate_all("all => all.map(element => element.id)")

    assert {f"t{second}" for second in stamps} <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("here", "there"), [("ja", "en"), ("en", "ja")])
def test_switching_language_keeps_page_and_moment(
    browser: Browser, address: str, here: str, there: str
) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/{here}/{NOTE}#t1497", wait_until="networkidle")
        page.locator(".md-header .md-select button").hover()
        page.locator(f".md-select__link[hreflang={there}]").click()
        page.wait_for_url(f"{address}/{there}/{NOTE}#t1497")

        assert page.locator("html").get_attribute("lang") == there
        expect(page.locator("#t1497")).to_be_in_viewport()


@pytest.mark.parametrize("kind", KINDS)
def test_without_javascript_a_link_leads_to_the_same_page_in_the_other_language(
    browser: Browser, address: str, kind: str
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/ja/{kind}")
        page.locator(".kk-languages a").click()

        expect(page).to_have_url(f"{address}/en/{kind}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nobody_else_for_anything_and_logs_no_error(
    browser: Browser, address: str, language: str, kind: str
) -> None:
    requests: list[str] = []
    messages: list[str] = []
    with reading(browser) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda m: messages.append(m.text) if m.type != "log" else None)
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(f"{address}/{language}/{kind}", wait_until="networkidle")

    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    assert messages == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_the_screen(
    browser: Browser,
    address: str,
    kind: str,
    viewport: Any,  # noqa: ANN401
) -> None:
    with reading(browser, viewport=viewport) as page:
        page.goto(f"{address}/en/{kind}")
        width = page.evaluate("document.scrollingElement.scrollWidth")

    assert width <= viewport["width"]


@pytest.mark.parametrize("way", ["keyboard", "touch", "pointer"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_where_it_stands_without_javascript(
    browser: Browser, address: str, language: str, way: str
) -> None:
    options = {"viewport": PHONE, "has_touch": True} if way == "touch" else {"viewport": DESKTOP}
    with reading(browser, java_script_enabled=False, **options) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        term = page.locator(".kk-explained").first
        explanation = term.locator(".kk-explanation")
        expect(explanation).to_be_hidden()
        {"keyboard": term.focus, "touch": term.tap, "pointer": term.hover}[way]()

        expect(explanation).to_be_visible()
        assert explanation.locator("a").get_attribute("href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_explanation_reaches_beyond_a_phone_s_screen(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser, viewport=PHONE) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        for term in page.locator(".kk-explained").all():
            term.focus()
            box = term.locator(".kk-explanation").bounding_box()

            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_instant_navigation_keeps_the_language(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/{language}/", wait_until="networkidle")
        page.locator(f".kk-card h3 a[href*='{NOTE}']").click()
        page.wait_for_url(f"{address}/{language}/{NOTE}")
        expect(page.locator(".kk-section").first).to_be_visible()

        assert page.locator("html").get_attribute("lang") == language


def test_a_missing_page_is_explained_in_every_language(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        response = page.goto(f"{address}/ja/notes/nothing/")
        parts = page.locator(".kk-not-found").evaluate_all("all => all.map(part => part.lang)")
        links = [link.get_attribute("href") for link in page.locator(".kk-not-found a").all()]

    assert response is not None
    assert response.status == 404
    assert parts == list(LANGUAGES)
    assert links == [f"{address}/ja/", f"{address}/en/"]


def test_a_note_s_edit_link_opens_its_yaml(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/en/{NOTE}")
        href = page.locator("a[rel=edit]").get_attribute("href")

    assert href == "https://example.org/edit/main/notes/zuckerberg-llama3-2024.yaml"


def test_the_site_has_every_kind_of_page_in_both_languages(built: Path) -> None:
    pages = {file.parent.relative_to(built).as_posix() for file in built.rglob("index.html")}
    by_language = {
        language: {page.partition("/")[2] for page in pages if page.startswith(language)}
        for language in LANGUAGES
    }

    assert by_language["ja"] == by_language["en"]
    assert {kind.rstrip("/") for kind in KINDS} | {"about"} <= by_language["ja"]


def test_no_yaml_and_no_hand_written_source_is_published(built: Path) -> None:
    files = [file.relative_to(built) for file in built.rglob("*") if file.is_file()]

    assert not {file.suffix for file in files} & {".yaml", ".yml"}
    # What the notes say as plain Markdown stands beside their pages.
    assert all(file.match("*/notes/*/index.md") for file in files if file.suffix == ".md")


def test_a_hand_written_page_stands_in_its_language(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/ja/about/")

        assert page.locator("html").get_attribute("lang") == "ja"
        expect(page.locator("h1")).to_have_text("このサイトについて")


def test_sitemaps_name_each_page_s_counterpart_exactly(built: Path, port: int) -> None:
    sitemap = (built / "en/sitemap.xml").read_text("utf-8")
    own = f"http://127.0.0.1:{port}/en/{NOTE}"
    entry = re.search(rf"<url>\s*<loc>{re.escape(own)}</loc>.*?</url>", sitemap, re.DOTALL)

    assert entry is not None
    assert f'hreflang="ja" href="http://127.0.0.1:{port}/ja/{NOTE}"' in entry[0]

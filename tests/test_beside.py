"""What stands beside the pages of a built site, by every way of building it, and after edits."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from kikigaki.collection import gather
from kikigaki.exports import FORMATS, Format, outlet
from kikigaki.render import render
from kikigaki.settings import SettingsError, read_project
from tests.conftest import run
from tests.test_build import fingerprint
from tests.test_building import base, build, note, same_as_anew
from tests.watching import DESKTOP, PHONE, reading

NOTE = "notes/zuckerberg-llama3-2024/"
LANGUAGES = ("ja", "en")


def beside(site: Path, note_id: str, language: str = "ja") -> set[str]:
    """The names of the files in the folder of a note's page."""
    return {path.name for path in (site / language / "notes" / note_id).iterdir()}


def with_exports(folder: Path, value: str) -> Path:
    """A small knowledge base with this setting."""
    config = base(folder) / "mkdocs.yml"
    text = config.read_text("utf-8").replace("author: ann}", f"author: ann, exports: {value}}}")
    config.write_text(text, "utf-8")
    return folder


USUAL = {"index.html", "captions.vtt", "moments.jsonl", "index.md"}


# --- The site of the real notes -------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_the_files_that_notes_json_names(built: Path, language: str) -> None:
    for record in json.loads((built / language / "notes.json").read_bytes()):
        assert beside(built, record["id"], language) == {"index.html", *record["files"]}
        assert "captions.vtt" in record["files"]


class Links(HTMLParser):
    """The links of the line that leads to the files of a note."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.found = False, list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside |= tag == "nav" and given.get("class") == "kk-elsewhere"
        if self.inside and tag == "a":
            self.found.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "nav"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_s_page_leads_to_files_that_are_there(built: Path, language: str) -> None:
    page = f"{language}/{NOTE}"
    links = Links((built / page / "index.html").read_text("utf-8")).found

    assert len(links) >= 6
    for link in links:
        assert (built / urljoin(page, link)).is_file()
    assert "../../../ja/" in " ".join(links) or language == "ja"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_language_names_its_feeds(built: Path, language: str) -> None:
    link = re.compile(r'<link rel="alternate " type="([^"]+)" title="[^"]+" href="([^"]+)">')
    for page in (built / language).rglob("index.html"):
        where = f"{page.parent.relative_to(built)}/"
        feeds = {kind: urljoin(where, href) for kind, href in link.findall(page.read_text("utf-8"))}
        assert feeds == {
            "application/atom+xml": f"{language}/feed.xml",
            "application/feed+json": f"{language}/feed.json",
        }


def test_the_site_s_own_address_names_the_feeds_of_all_languages(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    feeds = re.findall(r'<link rel="alternate" type="[^"]+" hreflang="(..)" .+ href="(.+)">', page)

    assert feeds == [
        (language, f"{language}/{file}")
        for language in LANGUAGES
        for file in ("feed.xml", "feed.json")
    ]
    assert all((built / file).is_file() for _, file in feeds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_structured_data_is_read_and_not_run_under_the_policy(
    browser: Browser, address: str, language: str
) -> None:
    said: list[str] = []
    with reading(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}/{language}/{NOTE}")
        page.wait_for_load_state("networkidle")
        script = page.locator('script[type="application/ld+json"]').text_content()
        described: dict[str, Any] = json.loads(script or "")

    assert said == []
    assert described["@type"] == "VideoObject"
    assert described["hasPart"][1]["url"].startswith(f"{address}/{language}/{NOTE}?t=")
    assert described["subjectOf"]["inLanguage"] == language


@pytest.mark.usefixtures("address")
def test_a_clip_s_address_leads_to_its_moment(browser: Browser, built: Path) -> None:
    text = (built / "en" / NOTE / "index.html").read_text("utf-8")
    clip = re.findall(r'"url":"([^"]+\?t=\d+)"', text)[3]
    with reading(browser) as page:
        page.goto(clip)
        page.wait_for_url(re.compile(r"#t\d+$"))
        arrived = page.url

    assert arrived == clip.replace("?t=", "#t")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_line_of_files_fits_the_page(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    with reading(browser, viewport=size) as page:
        page.goto(f"{address}/ja/{NOTE}")
        row = page.locator(".kk-elsewhere")
        row.scroll_into_view_if_needed()
        box = row.bounding_box()
        wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert wide


def test_plain_text_says_that_it_is_utf_8(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/ja/{NOTE}chapters.txt")
        shown = page.locator("body").inner_text()

    assert "Llama 3とMeta AIの公開" in shown


# --- Every way of building ------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["true", "false", "[table, json-ld, notes, iiif, vtt-chapters]"])
def test_the_site_is_the_same_whichever_way_it_is_built(tmp_path: Path, value: str) -> None:
    folder = with_exports(tmp_path, value)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    build(folder)
    build(folder, "plain", plain=True)

    assert fingerprint(folder / "site") == fingerprint(folder / "plain")
    assert "exports" in config


def test_the_setting_says_what_stands_beside_the_pages(tmp_path: Path) -> None:
    usual, none, some = (
        with_exports(tmp_path / name, value)
        for name, value in (("usual", "true"), ("none", "false"), ("some", "[table, atom]"))
    )
    for folder in (usual, none, some):
        build(folder)

    assert beside(usual / "site", "n0") == USUAL
    assert beside(none / "site", "n0") == {"index.html"}
    assert beside(some / "site", "n0") == {"index.html", "moments.csv"}
    assert beside(some / "site", "n0", "en") == {"index.html"}
    assert (some / "site/en/feed.xml").is_file()
    assert not (some / "site/en/feed.json").exists()
    page = (none / "site/ja/notes/n0/index.html").read_text("utf-8")
    assert "kk-elsewhere" not in page
    assert "ld+json" not in page


def test_a_format_that_does_not_exist_is_refused_by_every_command(tmp_path: Path) -> None:
    folder = with_exports(tmp_path, "[captoins]")
    said = "exports: no format is called “captoins”; did you mean “captions”?"

    for command in (("kikigaki", "check"), ("mkdocs", "build")):
        done = run(*command, cwd=folder)
        assert done.returncode != 0
        assert said in done.stderr


def test_the_setting_is_true_false_or_names(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="exports is true, false, or a list"):
        read_project(with_exports(tmp_path, "captions") / "mkdocs.yml")


def test_render_writes_the_files_but_no_second_page(tmp_path: Path) -> None:
    project = read_project(base(tmp_path) / "mkdocs.yml")
    render(
        gather(project.notes, project.settings),
        tmp_path / "out",
        None,
        outlet(project.settings, ""),
    )

    assert beside(tmp_path / "out", "n0") == USUAL - {"index.html", "index.md"}
    page = (tmp_path / "out/ja/notes/n0.md").read_text("utf-8")
    assert "(n0/captions.vtt)" in page
    assert "extra_head" not in page


def test_addresses_are_those_of_pages_where_pages_are_no_folders(tmp_path: Path) -> None:
    config = base(tmp_path) / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "use_directory_urls: false\n", "utf-8")
    assert build(tmp_path).reason
    page = (tmp_path / "site/ja/notes/n0.html").read_text("utf-8")
    (record, *_) = json.loads((tmp_path / "site/ja/notes.json").read_bytes())

    assert record["url"] == "https://notes.example/ja/notes/n2.html"
    assert 'href="n0/captions.vtt"' in page
    assert 'type="text/markdown" href="n0/index.md"' in page
    assert (tmp_path / "site/ja/notes/n0/index.md").is_file()


def test_without_an_address_there_are_no_feeds_and_no_links_to_them(tmp_path: Path) -> None:
    config = base(tmp_path) / "mkdocs.yml"
    text = config.read_text("utf-8").replace("site_url: https://notes.example/\n", "")
    config.write_text(text, "utf-8")
    build(tmp_path)

    assert not (tmp_path / "site/ja/feed.xml").exists()
    assert "atom+xml" not in (tmp_path / "site/ja/index.html").read_text("utf-8")
    assert "atom+xml" not in (tmp_path / "site/index.html").read_text("utf-8")


# --- After edits ----------------------------------------------------------------------------------


def edited(folder: Path, change: Callable[[Path], object]) -> set[str]:
    """Build, change something, build again; the files of n1 then, proven the same as anew."""
    build(folder)
    change(folder / "notes/n1.yaml")
    assert not build(folder).reason
    assert same_as_anew(folder)
    return beside(folder / "site", "n1") if (folder / "site/ja/notes/n1").exists() else set()


def test_files_go_with_their_note(tmp_path: Path) -> None:
    folder = base(tmp_path)

    assert edited(folder, Path.unlink) == set()
    ids = [record["id"] for record in json.loads((folder / "site/ja/notes.json").read_bytes())]
    assert ids == ["n2", "n0"]
    assert "n1" not in (folder / "site/ja/feed.xml").read_text("utf-8")


def test_a_file_goes_when_the_note_has_nothing_for_it_any_more(tmp_path: Path) -> None:
    def unstamped(file: Path) -> None:
        text = (
            file.read_text("utf-8")
            .replace("- at: 1:00\n        ja", "- ja")
            .replace("at: 2:00, ", "")
        )
        file.write_text(text, "utf-8")

    assert edited(base(tmp_path), unstamped) == USUAL - {"captions.vtt"}


def test_files_of_a_recording_come_and_go_with_it(tmp_path: Path) -> None:
    folder = base(tmp_path)
    also = "also: [{name: Podcast, url: 'https://pod.example/1.mp3', offset: -43}]\n"
    plain = (folder / "notes/n1.yaml").read_text("utf-8")

    found = edited(folder, lambda file: file.write_text(plain + also, "utf-8"))
    assert found == USUAL | {"also-1.captions.vtt"}
    assert "Podcast" in (folder / "site/en/notes/n1/index.html").read_text("utf-8")
    assert edited(folder, lambda file: file.write_text(plain, "utf-8")) == USUAL


def times(folder: Path) -> dict[str, int]:
    """When each file beside a page was written."""
    files = (path for path in folder.iterdir() if path.name != "index.html")
    return {path.name: path.stat().st_mtime_ns for path in files}


def test_an_edit_of_one_note_writes_no_file_of_another(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder)
    others = times(folder / "site/ja/notes/n0")
    (folder / "notes/n1.yaml").write_text(note(1, "new"), "utf-8")
    build(folder)

    assert others == times(folder / "site/ja/notes/n0")
    assert "new" in (folder / "site/en/notes/n1/index.md").read_text("utf-8")


def test_a_person_s_new_name_reaches_the_files_of_their_notes(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def rename(_: Path) -> None:
        people = folder / "notes/registry/people.yaml"
        people.write_text(people.read_text("utf-8").replace("en: Ann", "en: Anna"), "utf-8")

    edited(folder, rename)
    assert "Anna" in (folder / "site/en/notes/n1/captions.vtt").read_text("utf-8")
    assert "Anna" in (folder / "site/en/feed.xml").read_text("utf-8")


@pytest.mark.parametrize(
    "name", [f.name for f in FORMATS.values() if isinstance(f, Format) and f.file]
)
def test_every_format_alone_follows_an_edit(tmp_path: Path, name: str) -> None:
    if name == "card":
        pytest.skip("drawn in tests of its own")
    folder = with_exports(tmp_path, f"[{name}]")

    edited(folder, lambda file: file.write_text(note(1, "new"), "utf-8"))

"""Hundreds of attacks in every field that takes text: none acts, and honest oddities are shown."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import markdown
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from kikigaki.collection import Gathered, gather
from kikigaki.pages import Page, all_pages
from kikigaki.settings import Settings
from kikigaki.text import parse
from tests.conftest import ROOT, free_port, run
from tests.hostile import HONEST, VECTORS
from tests.serving import serving
from tests.test_building import base, build
from tests.unsafe import faults
from tests.watching import reading

IN_TEXTS = [v for v in VECTORS if not parse(v).problems and parse(v).text]
SECTIONS = 15
"""Sections a note of the hostile site has."""


def quoted(text: str) -> str:
    """A YAML scalar of any characters."""
    return json.dumps(text, ensure_ascii=False)


def section(number: int, line: str, text: str) -> str:
    both = f"{{ja: {quoted(text)}, en: {quoted(text)}}}"
    return f"""
  - title: {{ja: {quoted(line)}, en: {quoted(line)}}}
    moments:
      - at: {quoted(f"{number + 1}:00")}
        question: {both}
        ja: {quoted(text)}
        en: {quoted(text)}
        comment: {both}
"""


def note(title: str, summary: str, sections: str, video: str = "bc6uFV9CJGg") -> str:
    also = "[{name: x, url: https://example.com/, offset: 0}]"
    return (
        f"title: {{ja: {quoted(title)}, en: {quoted(title)}}}\nvideo: {quoted(video)}\n"
        "published: 2024-04-18\n"
        f"summary: {quoted(summary)}\nalso: {also}\nsections:{sections}"
    )


def entry(number: int, name: str, text: str) -> str:
    return (
        f"e{number}:\n  name: {{ja: {quoted(name)}, en: {quoted(name)}}}\n"
        f"  aliases: {{en: [{quoted(name)}]}}\n  description: {quoted(text)}\n"
    )


def written(folder: Path, files: dict[str, str]) -> Gathered:
    for uri, text in files.items():
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return gather(folder, Settings())


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """Two notes for each vector: in its one-line fields, and in its texts."""
    files = {}
    for number, vector in enumerate(VECTORS):
        files[f"line-{number}.yaml"] = note(vector, "x", section(0, vector, "x"))
        files[f"text-{number}.yaml"] = note("x", vector, section(0, "x", vector))
        files[f"place-{number}.yaml"] = note("x", "x", section(0, "x", "x"), vector)
    return written(tmp_path_factory.mktemp("hostile"), files)


def test_every_vector_is_refused_by_name_or_harmless(one_by_one: Gathered) -> None:
    notes = {note.id for note in one_by_one.collection.notes}
    refused = {Path(problem.position.path).stem for problem in one_by_one.diagnostics}
    bad = {page.src_uri: found for page in pages(one_by_one) if (found := faults(page.html))}

    assert bad == {}
    assert not {f"place-{number}" for number in range(len(VECTORS))} & notes
    for number in range(len(VECTORS)):
        for kind in ("line", "text"):
            assert f"{kind}-{number}" in notes | refused, VECTORS[number]
    assert len({name for name in notes if name.startswith("line-")}) > 350
    assert len({name for name in notes if name.startswith("text-")}) > 100


def pages(gathered: Gathered) -> Iterator[Page]:
    return all_pages(gathered.collection, {})


def test_the_judge_catches_what_plain_markdown_lets_through() -> None:
    plain = [vector for vector in VECTORS if faults(markdown.markdown(vector))]

    assert len(plain) > 150


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose titles, names and texts are all attacks that are let in as words."""
    base = tmp_path_factory.mktemp("hostile-site")
    lines = [v for v in VECTORS if v.isprintable() and len(v) < 400]
    in_texts = [v for v in IN_TEXTS if "[[TOC" not in v]
    files = {}
    for number in range(0, len(lines), SECTIONS):
        chunk = lines[number : number + SECTIONS]
        texts = [in_texts[(number + index) % len(in_texts)] for index in range(len(chunk))]
        parts = [section(i, *pair) for i, pair in enumerate(zip(chunk, texts, strict=True))]
        files[f"n{number}.yaml"] = note(chunk[0], texts[0], "".join(parts))
    for name, count in (("people", 10), ("topics", 10), ("glossary", len(lines))):
        texts = [
            entry(i, f"{lines[i]} {i}{name}", in_texts[i % len(in_texts)]) for i in range(count)
        ]
        files[f"registry/{name}.yaml"] = "".join(texts)
    files["registry/glossary.yaml"] += "x: {name: x}\n"
    found = written(base / "notes", files)
    assert not found.errors, found.diagnostics[:3]
    (base / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    done = run("kikigaki", "build", cwd=base)
    assert done.returncode == 0, done.stderr
    return base / "site"


OURS = re.compile(
    r"""<meta property="(?:og|article):[a-z_:]+" content="[^"<>]*">"""
    r"""|<link rel="alternate " type="text/markdown" href="index\.md">"""
    r"""|<script type="application/ld\+json">[^<>]*</script>"""
)
"""What the head of a note's page adds, in the only shape that it may have."""


def test_no_page_of_the_hostile_site_has_more_than_its_theme_gives_it(
    hostile_site: Path, built: Path
) -> None:
    def scripts(file: Path) -> list[str]:
        text = OURS.sub("", read(file))
        return re.findall(r"<(?:script|iframe|object|embed|base|style|meta|link)\b", text)

    theme = scripts(built / "en/glossary/index.html")
    for file in hostile_site.glob("*/**/index.html"):
        extra = len(scripts(file)) - len(theme)
        inside = read(file).partition("<article")[2].rpartition("</article>")[0]
        content = inside.partition(">")[2]

        assert extra <= 1, file  # a page with a description has a meta for it
        assert faults(content) == [], file


@pytest.mark.parametrize("plain", [False, True], ids=["in frames", "by MkDocs"])
def test_the_second_wall_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, plain: bool
) -> None:
    """Whatever the first let through, had it a hole, does not get into a page."""
    html = [v for v in VECTORS if "<" in v and "<![" not in v]  # MkDocs' own parser dies of that
    attacks = "".join(f"<p>{vector}</p>\n" for vector in html)
    for writer in ("to_html", "to_markdown"):
        monkeypatch.setattr(f"kikigaki.pages.page.{writer}", lambda *_: f"<h1>x</h1>\n{attacks}")
    folder = base(tmp_path / "base")

    build(folder, plain=plain)

    files = list(folder.glob("site/*/notes/*/index.html"))
    assert len(files) == 6
    for file in files:
        inside = read(file).partition("<article")[2].rpartition("</article>")[0]
        assert faults(inside.partition(">")[2]) == []


def test_every_file_beside_the_pages_holds_attacks_as_words(hostile_site: Path) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    files = [file for file in hostile_site.rglob("*") if "assets" not in file.parts]
    kinds = {file.suffix for file in files if file.is_file()}

    assert kinds >= {".json", ".jsonl", ".xml", ".csv", ".vtt", ".md", ".bib", ".txt"}
    for file in files:
        match file.suffix:
            case ".json":
                json.loads(read(file))
            case ".jsonl":
                assert all(json.loads(line) for line in read(file).splitlines())
            case ".xml":
                assert "<![CDATA[" not in read(file)
                expat.ParserCreate().Parse(file.read_bytes(), True)  # noqa: FBT003 - expat's
            case ".csv":
                rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
                assert len({len(row) for row in rows}) == 1
                assert not [
                    cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t"))
                ]
            case ".vtt":
                cues = re.findall(r"^[0-9:.]+ --> [0-9:.]+$", read(file), re.MULTILINE)
                assert len(cues) == read(file).count("-->")
            case ".md":
                assert faults(reader.render(read(file))) == []


def test_the_structured_data_of_a_page_is_one_script_that_does_not_run(hostile_site: Path) -> None:
    for file in hostile_site.glob("*/notes/*/index.html"):
        _, *parts = read(file).split('<script type="application/ld+json">')
        for part in parts:
            data, _, _ = part.partition("</script>")
            json.loads(data)
            assert not set("<>&") & set(data)


@pytest.mark.parametrize("command", ["kikigaki", "mkdocs"])
def test_no_file_of_a_stranger_runs_on_the_site_or_replaces_a_script(
    knowledge_base: Path, built: Path, command: str
) -> None:
    for name in ("x.html", "x.svg", "index.html", "ja/index.html", "404.html", "sitemap.xml"):
        (knowledge_base / "notes/ja").mkdir(exist_ok=True)
        (knowledge_base / "notes" / name).write_text("<script>window.ran=1</script>", "utf-8")
    for script in built.rglob("*.js"):
        planted = knowledge_base / "notes" / script.relative_to(built)
        planted.parent.mkdir(parents=True, exist_ok=True)
        planted.write_text("window.ran=1", "utf-8")

    done = run(command, "build", cwd=knowledge_base)

    assert done.returncode == 0, done.stderr
    assert "unpublished-file" in done.stderr
    site = knowledge_base / "site"
    files = [file for file in site.rglob("*") if file.suffix in (".html", ".js", ".xml", ".svg")]
    assert {file.relative_to(site) for file in files} == {
        file.relative_to(built)
        for file in built.rglob("*")
        if file.suffix in (".html", ".js", ".xml", ".svg")
    }
    assert not [file for file in files if "window.ran=1" in read(file)]


def read(file: Path) -> str:
    return file.read_text("utf-8")


def test_nothing_runs_and_nobody_is_asked_in_a_browser(
    browser: Browser, hostile_site: Path
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    asked: list[str] = []
    ran: list[str] = []
    with serving(hostile_site, port), reading(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        for file in sorted(hostile_site.glob("*/**/index.html")):
            path = file.parent.relative_to(hostile_site).as_posix()
            page.goto(f"{address}/{path}/", wait_until="load")
            if page.evaluate("window.ran") is not None:
                ran.append(path)

    assert ran == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_oddity_is_shown_whole(text: str, tmp_path: Path) -> None:
    found = written(tmp_path, {"a.yaml": note(text, text, section(0, text, text))})
    (page,) = [p for p in all_pages(found.collection, {}) if p.src_uri == "en/notes/a.md"]
    shown = html.unescape(re.sub(r"<[^>]*>", "", page.html))

    assert not found.errors, found.diagnostics
    assert shown.count(text) >= 2  # the note's title and the section's, as they are
    assert faults(page.html) == []

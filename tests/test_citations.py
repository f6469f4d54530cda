"""Citations: the exports and the reading page by the same rules, read back by other programs."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from playwright.sync_api import Browser

from kikigaki.exports.scholars.bibtex import bibtex, bibtex_entry
from kikigaki.exports.scholars.citation import Citation, citation
from kikigaki.exports.scholars.csl import csl_json, csl_text
from tests.sources import FILES, TALK, sources
from tests.strategies import few
from tests.watching import reading

DATA = Path(__file__).parent / "data"
CASES = sorted((DATA / "citations").glob("*.yaml"))
CSL = Draft7Validator(
    json.loads((DATA / "published/csl-data.json").read_text("utf-8")),
    format_checker=FormatChecker(),
)
each_case = pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)


def case(file: Path) -> tuple[Citation, str, str]:
    """What is cited, its BibTeX and its CSL-JSON."""
    data = yaml.safe_load(file.read_text("utf-8"))
    cited: dict[str, Any] = data["cited"]
    cited = {key: tuple(v) if isinstance(v, list) else v for key, v in cited.items()}
    return Citation(**cited), data["bibtex"], data["csl"]


@each_case
def test_a_citation_is_written_as_expected(file: Path) -> None:
    cited, in_bibtex, in_csl = case(file)

    assert bibtex_entry(cited) == in_bibtex
    assert csl_text(cited) == in_csl


@each_case
def test_the_reading_page_writes_the_same(browser: Browser, address: str, file: Path) -> None:
    cited, in_bibtex, in_csl = case(file)
    data = yaml.safe_load(file.read_text("utf-8"))["cited"]
    script = """async (facts) => {
        const { asBibtex, asCsl } = await import("/assets/kikigaki/reading/citation.js");
        return [asBibtex(facts), asCsl(facts)];
    }"""
    with reading(browser) as page:
        page.goto(f"{address}/{cited.language}/")

        assert page.evaluate(script, data) == [in_bibtex, in_csl]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_reading_page_reads_off_itself_what_an_export_knows(
    browser: Browser, address: str, tmp_path: Path, language: str
) -> None:
    script = """async () => {
        const { open } = await import("/assets/kikigaki/reading/note.js");
        const { factsOf } = await import("/assets/kikigaki/reading/citation.js");
        const note = open();
        return factsOf(note, note.moments[1], location.href);
    }"""
    note = "zuckerberg-llama3-2024"
    notes = Path(__file__).parents[1] / "notes"
    files = {
        str(file.relative_to(notes)): file.read_text("utf-8") for file in notes.rglob("*.yaml")
    }
    exported = citation(sources(tmp_path, files, note=note, author="")[language])
    with reading(browser) as page:
        page.goto(f"{address}/{language}/notes/{note}/")
        page.locator(".kk-play").wait_for()
        read = page.evaluate(script)

    assert read["key"] == f"{exported.key}-t68"
    for key in ("speakers", "hosts", "authors"):
        assert read[key] == list(getattr(exported, key))
    for key in ("title", "date", "site", "language", "state"):
        assert read[key] == getattr(exported, key)


def test_a_note_is_cited_by_everything_it_says(tmp_path: Path) -> None:
    english = citation(sources(tmp_path)["en"])

    assert english == Citation(
        key="talk-en",
        speakers=("Mark Zuckerberg", "アン"),
        hosts=("Host & Co.",),
        authors=("Writer",),
        title='Power & "bills" <1>',
        date="2024-04-18",
        stamp="",
        site="Kikigaki",
        language="en",
        state="machine translation, not reviewed",
        url="https://example.org/kb/en/notes/talk/",
    )
    assert english.translators == ("Writer",)
    assert citation(sources(tmp_path)["ja"]).translators == ()


def test_a_note_that_says_little_is_cited_with_little(tmp_path: Path) -> None:
    talk = "title: 題\nvideo: bc6uFV9CJGg\nsections: [{title: 一, moments: [{ja: 話}]}]\n"
    source = sources(tmp_path, {"talk.yaml": talk}, site_url="", author="", name=None)["ja"]

    assert bibtex(source).decode() == "@misc{talk-ja,\n  title = {{題}},\n  language = {ja}\n}\n"
    assert json.loads(csl_json(source)) == [
        {"id": "talk-ja", "type": "interview", "title": "題", "medium": "video", "language": "ja"}
    ]


def test_every_note_in_every_language_has_a_key_of_its_own(tmp_path: Path) -> None:
    files = FILES | {"talk-ja.yaml": TALK}
    found = [
        source
        for note in ("talk", "talk-ja")
        for source in sources(tmp_path, files, note=note).values()
    ]
    library = parse_string("\n".join(bibtex(source).decode() for source in found))

    assert [entry.key for entry in library.entries] == [
        "talk-ja",
        "talk-en",
        "talk-ja-ja",
        "talk-ja-en",
    ]
    assert library.failed_blocks == []


# --- Whatever is typed --------------------------------------------------------------------------

LINES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from('\\{}%$#_&~^@",'),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip(" \\{}") == text and not re.search("--|``|''|[!?]`", text))
CITED = st.builds(
    Citation,
    key=st.sampled_from(["talk", "a.b_c-d", "zuckerberg-llama3-2024-en-t438"]),
    speakers=st.lists(LINES, max_size=3).map(tuple),
    hosts=st.lists(LINES, max_size=2).map(tuple),
    authors=st.lists(LINES, max_size=1).map(tuple),
    title=LINES,
    date=st.one_of(st.just(""), st.dates().map(str)),
    stamp=st.sampled_from(["", "7:18", "1:06:01"]),
    site=st.one_of(st.just(""), LINES),
    language=st.sampled_from(["ja", "en"]),
    state=st.one_of(st.just(""), LINES),
    url=st.sampled_from(["", "https://example.org/ja/notes/a/#t438"]),
)


@few
@given(CITED)
def test_any_citation_is_an_entry_that_others_read_back(cited: Citation) -> None:
    library = parse_string(bibtex_entry(cited), append_middleware=[LatexDecodingMiddleware()])
    (entry,) = library.entries

    assert library.failed_blocks == []
    assert entry.key == cited.key
    assert _unbraced(str(entry["title"])) == _unbraced(cited.title)
    assert ("author" in entry) == bool(cited.speakers)
    assert entry.fields_dict["language"].value == cited.language


def _unbraced(text: str) -> str:
    """Without the signs that are left out, and with the circumflex and tilde of a keyboard."""
    return "".join(c for c in text if c not in "\\{}").translate({0x2C6: "^", 0x2DC: "~"}).strip()


@few
@given(CITED)
def test_any_citation_is_csl_by_the_published_schema(cited: Citation) -> None:
    data: list[dict[str, Any]] = json.loads(csl_text(cited))

    assert list(CSL.iter_errors(data)) == []
    assert data[0]["title"] == cited.title
    assert [name["literal"] for name in data[0].get("author", [])] == list(cited.speakers)


def test_the_published_schema_refuses_what_is_wrong() -> None:
    cited, _, _ = case(CASES[0])
    wrong = csl_text(replace(cited, date="2024-04-18")).replace('"interview"', '"talk show"')

    assert list(CSL.iter_errors(json.loads(wrong)))

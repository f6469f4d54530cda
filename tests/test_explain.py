"""Terms explained in place, and the strip: what a note's page adds to its words."""

import re
from pathlib import Path

import pytest

from kikigaki.pages import Page, all_pages
from tests.folders import gathered

FILES = {
    "note.yaml": """\
    title: 題
    video: bc6uFV9CJGg
    duration: 1:40
    sections:
      - title: 一
        moments:
          - {at: 0:10, ja: '推論と推論。[[token|トークン]]', en: 'Inference, inference'}
          - {at: 0:20, ja: '推論', comment: {ja: '[推論](https://example.com)、[[token]]'}}
      - title: 二
        moments: [{at: 1:00, en: 'inference'}]
    """,
    "registry/glossary.yaml": """\
    inference:
      name: {ja: 推論, en: inference}
      description: {ja: 答えを出す処理。, en: Running a model.}
    token: {name: {ja: トークン, en: token}, description: 単位}
    bare: {name: {ja: 題, en: title}}
    """,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a small knowledge base."""
    found = gathered(tmp_path_factory.mktemp("notes"), FILES)
    assert not found.errors, found.diagnostics
    return {page.src_uri: page for page in all_pages(found.collection, {})}


def test_a_term_is_explained_at_its_first_use_in_each_section(pages: dict[str, Page]) -> None:
    html = pages["ja/notes/note.md"].html

    assert html.count('class="kk-explained" tabindex="0">推論<') == 1
    assert html.count('class="kk-explained" tabindex="0">inference<') == 1
    assert html.count("答えを出す処理。") == 2


def test_the_explanation_is_in_the_page_s_language_and_leads_to_the_glossary(
    pages: dict[str, Page],
) -> None:
    html = pages["en/notes/note.md"].html

    assert 'role="note">Running a model. <a href="../../glossary/#inference">Glossary</a>' in html
    assert 'role="note"><span lang="ja">単位</span>' in html


def test_a_wiki_link_to_a_term_is_explained_first_and_a_link_afterwards(
    pages: dict[str, Page],
) -> None:
    html = pages["ja/notes/note.md"].html

    assert 'tabindex="0">トークン<' in html
    assert '<a class="kk-term" href="../../glossary/#token">トークン</a>' in html


def test_words_inside_a_link_are_not_explained(pages: dict[str, Page]) -> None:
    assert '<a href="https://example.com">推論</a>' in pages["ja/notes/note.md"].html


def test_a_term_s_entry_lists_the_moments_whose_words_use_it(pages: dict[str, Page]) -> None:
    for language in ("ja", "en"):
        html = pages[f"{language}/glossary/index.md"].html
        entry = html.partition('id="inference"')[2].partition("</section>")[0]

        assert [stamp in entry for stamp in ("#t10", "#t20", "#t60")] == [True, True, True]


def test_the_strip_shows_sections_to_scale(pages: dict[str, Page]) -> None:
    html = pages["ja/index.md"].html

    assert 'class="kk-part" style="--kk-start:10.00%;--kk-size:50.00%"' in html
    assert 'class="kk-part" style="--kk-start:60.00%;--kk-size:40.00%"' in html


def test_the_strip_of_a_note_links_its_sections_and_ticks_its_moments(
    pages: dict[str, Page],
) -> None:
    strip = pages["ja/notes/note.md"].html.partition('kk-contents">')[2].partition("</nav>")[0]
    parts = re.findall(r'<a class="kk-part" href="#(\w+)" style="([^"]*)">(.*?)</a>', strip)
    ticks = [re.findall(r"kk-start:([\d.]+)%", inner) for _, _, inner in parts]

    assert 'class="kk-gap" style="--kk-size:10.00%"' in strip
    assert [(anchor, style) for anchor, style, _ in parts] == [
        ("t10", "--kk-size:50.00%"),
        ("t60", "--kk-size:40.00%"),
    ]
    assert ticks == [["0.00", "20.00"], ["0.00"]]


@pytest.mark.parametrize("duration", ["duration: 1:40", ""])
def test_a_note_without_stamps_has_no_strip(tmp_path: Path, duration: str) -> None:
    files = {"note.yaml": FILES["note.yaml"].replace("at: 0:10, ", "").replace("at: 0:20, ", "")}
    files["note.yaml"] = (
        files["note.yaml"].replace("at: 1:00, ", "").replace("duration: 1:40", duration)
    )
    files["registry/glossary.yaml"] = FILES["registry/glossary.yaml"]
    found = gathered(tmp_path, files)

    (page,) = [p for p in all_pages(found.collection, {}) if p.src_uri == "ja/notes/note.md"]

    assert "kk-strip" not in page.html
    assert "kk-contents" not in page.html

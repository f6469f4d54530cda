"""The page of what is left to do: off by default, and the same figures as the command gives."""

import re
from pathlib import Path

import pytest

from kikigaki.pages import all_pages
from kikigaki.status.look import look
from tests.conftest import run
from tests.folders import gathered
from tests.test_pages import by_uri

NOTE = """\
title: {ja: 題, en: A}
video: bc6uFV9CJGg
spoken: en
translation: {ja: machine}
sections:
  - title: {ja: 節, en: S}
    moments:
      - {at: 0:05, ja: 一, en: One}
      - {at: 0:10, en: Two}
"""


def test_a_site_has_no_such_page_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert "ja/status/index.md" not in by_uri(gathered(tmp_path, {"a.yaml": NOTE}))


@pytest.mark.parametrize(
    ("language", "machine", "missing"),
    [("ja", "機械翻訳", "まだない"), ("en", "by machine", "missing")],
)
def test_each_language_of_a_note_has_a_band_and_figures(
    tmp_path: Path, language: str, machine: str, missing: str
) -> None:
    found = gathered(tmp_path, {"a.yaml": NOTE})
    status = look(tmp_path, found.collection.languages).status
    pages = {p.src_uri: p for p in all_pages(found.collection, {}, status=status)}
    html = pages[f"{language}/status/index.md"].html
    bands = [
        re.findall(r"kk-heat-(\w+)\" style=\"--kk-size:([\d.]+)%", band)
        for band in html.split('class="kk-heat">')[1:]
    ]

    assert bands == [[("machine", "75.00"), ("missing", "25.00")], [("human", "100.00")]]
    assert f"{machine} 3" in html
    assert f"{missing} 1" in html


def test_the_site_has_the_page_where_it_is_asked_for(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    text = config.read_text("utf-8").replace("[ja, en]", "[ja, en]\n      status: true")
    config.write_text(text, "utf-8")
    done = run("kikigaki", "build", "--strict", cwd=knowledge_base)
    home = (knowledge_base / "site/en/index.html").read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert 'href="status/"' in home
    assert (knowledge_base / "site/ja/status/index.html").is_file()

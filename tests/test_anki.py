"""Cards for Anki: read back by the rules of its manual."""

import csv
from io import StringIO
from pathlib import Path

from kikigaki.exports.readers import anki
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source
from tests.sources import FILES, SITE, TALK, sources


def read(data: bytes) -> list[dict[str, str]]:
    """Directives first, then rows, of which those that begin with # are comments."""
    directives: dict[str, str] = {}
    lines = StringIO(data.decode(), newline="")
    body: list[str] = []
    for line in lines:
        if line.startswith("#") and not body:
            name, _, value = line.removeprefix("#").rstrip("\n").partition(":")
            directives[name] = value
        else:
            body.append(line)
    assert {key: directives[key] for key in ("separator", "html", "guid column")} == {
        "separator": "Comma",
        "html": "false",
        "guid column": "1",
    }
    columns = directives["columns"].split(",")
    rows = csv.reader(body)
    return [dict(zip(columns, row, strict=True)) for row in rows if not row[0].startswith("#")]


def libraries(found: dict[str, Source]) -> list[Library]:
    return [
        Library(source.edition.collection, source.language, source.site_url, ())
        for source in found.values()
    ]


def test_a_term_is_a_card_in_all_languages(tmp_path: Path) -> None:
    files = anki.terms(libraries(sources(tmp_path)))

    assert list(files) == ["terms.anki.csv"]
    assert read(files["terms.anki.csv"]) == [
        {
            "id": "llama",
            "name.ja": "ラマ",
            "name.en": "Llama",
            "reading.ja": "らま",
            "reading.en": "",
            "definition.ja": "モデル",
            "definition.en": "A model",
            "url.ja": f"{SITE}ja/glossary/#llama",
            "url.en": f"{SITE}en/glossary/#llama",
        }
    ]


def test_a_collection_without_terms_has_no_cards_of_them(tmp_path: Path) -> None:
    files = FILES | {"talk.yaml": TALK.replace("[[llama]]", "Llama")}
    del files["registry/glossary.yaml"]

    assert anki.terms(libraries(sources(tmp_path, files))) == {}


def test_a_comment_is_a_card_that_leads_back(tmp_path: Path) -> None:
    written = anki.comments(sources(tmp_path)["ja"])

    assert written is not None
    assert read(written) == [
        {
            "id": "talk--t438-2_1--ja",
            "note": "電気代の話",
            "section": "始まり",
            "at": "",
            "said": "",
            "comment": "ここは推測",
            "by": "書き手",
            "url": f"{SITE}ja/notes/talk/#t438-2",
            "watch": "https://www.youtube.com/watch?v=bc6uFV9CJGg&t=438s",
        }
    ]


def test_cards_of_several_notes_are_one_file(tmp_path: Path) -> None:
    files = FILES | {"other.yaml": TALK}
    written = [
        anki.comments(sources(tmp_path, files, note=note)["en"]) for note in ("talk", "other")
    ]
    joined = b"".join(filter(None, written))

    assert [card["id"] for card in read(joined)] == ["talk--t438-2_1--en", "other--t438-2_1--en"]


def test_no_cell_is_a_formula_and_none_is_html(tmp_path: Path) -> None:
    evil = '=HYPERLINK("https://evil.example","<b>")'
    talk = TALK.replace("ja: ここは推測", f"ja: '{evil.replace('<', chr(92) + '<')}'")
    written = anki.comments(sources(tmp_path, FILES | {"talk.yaml": talk})["ja"])

    assert written is not None
    assert read(written)[0]["comment"] == f"'{evil}"


def test_a_note_without_comments_has_no_cards(tmp_path: Path) -> None:
    talk = TALK.replace("{comment: {ja: ここは推測, en: A guess}, by: writer}", "{ja: 話}")
    source = sources(tmp_path, FILES | {"talk.yaml": talk})["ja"]

    assert anki.comments(source) is None
    assert "comment" in anki.no_comments(source)

"""The site's own words: equal keys in every catalog, each used, each filled in."""

import datetime
import re
from importlib.resources import files
from string import Formatter

import pytest

from kikigaki.exports.formats import NOTE_FORMATS
from kikigaki.model import Translation, Voice
from kikigaki.pages.status import _KINDS
from kikigaki.strings import Strings, catalog, own_name
from kikigaki.timestamps import Timestamp
from tests.folders import REPOSITORY

CATALOGS = sorted(
    file.name[:-5] for file in files("kikigaki.strings").iterdir() if ".yaml" in file.name
)
SOURCES = [
    *(REPOSITORY / "src/kikigaki").rglob("*.py"),
    *(REPOSITORY / "src/kikigaki").rglob("*.html"),
    *(REPOSITORY / "src/kikigaki").rglob("*.js"),
    REPOSITORY / "mkdocs.yml",
]
NOT_TEXTS = {"months", "languages"}


def placeholders(strings: Strings) -> dict[str, set[str | None]]:
    return {
        key: {name for _, name, _, _ in Formatter().parse(str(text)) if name is not None}
        for key, text in strings.values.items()
        if key not in NOT_TEXTS
    }


COUNTED = ("moments", "sections", "entry.more", "export.all-notes")


def used_keys() -> set[str]:
    """Every quoted text in the sources that looks like a key, composed ones in full."""
    quoted = re.compile(r"""["' ]([a-z]+(?:[.-][a-z]+)+)(?=["' ,}])""")
    found = {key for file in SOURCES for key in quoted.findall(file.read_text("utf-8"))}
    counted = {f"{key}.{form}" for key in COUNTED for form in ("one", "many")}
    pages = {f"{word}.intro" for word in ("people", "topics")} | {"page.people", "page.topics"}
    offsets = {f"note.offset.{direction}" for direction in ("earlier", "later")}
    states = {f"translation.{state}" for state in Translation}
    voices = {key for voice in Voice for key in (f"voice.{voice}", f"ui.voices.{voice}")}
    modes = {f"ui.mode.{mode}" for mode in ("one", "stacked", "side")}
    forms = {f"ui.cite.{form}" for form in ("text", "bibtex", "csl")}
    status = {f"status.{kind}" for kind in ("human", "written", *_KINDS)}
    forms |= status | {"year", "year.undated"}
    exports = {f"export.{form.name}" for form in NOTE_FORMATS}
    composed = exports | counted | pages | offsets | states | voices | modes | forms
    return found | {f"ui.{key}" for key in found | {"close"}} | composed


@pytest.mark.parametrize("language", CATALOGS)
def test_catalogs_have_equal_keys_and_placeholders(language: str) -> None:
    assert placeholders(catalog("en")) == placeholders(catalog(language))
    assert set(catalog("en").values) == set(catalog(language).values)


@pytest.mark.parametrize("language", CATALOGS)
def test_every_text_of_a_catalog_is_used(language: str) -> None:
    values = set(catalog(language).values)

    assert set() == values - NOT_TEXTS - {"date"} - used_keys()


def test_every_text_the_pages_ask_for_is_in_the_catalog() -> None:
    calls = re.compile(
        r'strings(?:\.count)?\(\s*"([a-z.-]+)"|_(?:fact|people)\(edition, "([a-z.-]+)"'
    )
    asked = {
        next(filter(None, found.groups()))
        for file in SOURCES
        for found in calls.finditer(file.read_text("utf-8"))
    }

    assert {"note.watch", "note.guests"} <= asked
    assert set() == {key for key in asked if not _known(key)}


def test_every_text_the_scripts_ask_for_is_in_the_catalog() -> None:
    calls = re.compile(r'\bword\(\s*"([a-z.-]+)"')
    scripts = [file for file in SOURCES if file.suffix == ".js"]
    asked = {key for file in scripts for key in calls.findall(file.read_text("utf-8"))}

    assert {"player.open", "close"} <= asked
    assert set() == {key for key in asked if f"ui.{key}" not in catalog("en").values}


def _known(key: str) -> bool:
    values = catalog("en").values
    return key in values or f"{key}.one" in values


@pytest.mark.parametrize(("language", "shown"), [("ja", "2024年4月8日"), ("en", "8 April 2024")])
def test_a_day_is_written_as_its_readers_write_it(language: str, shown: str) -> None:
    assert shown == catalog(language).date(datetime.date(2024, 4, 8))


@pytest.mark.parametrize(
    ("seconds", "ja", "en"),
    [
        (29, "0分", "0 min"),
        (59 * 60, "59分", "59 min"),
        (59 * 60 + 45, "1時間0分", "1 h 0 min"),
        (4718, "1時間19分", "1 h 19 min"),
    ],
)
def test_a_length_is_rounded_to_the_minute(seconds: int, ja: str, en: str) -> None:
    length = Timestamp(seconds)

    assert (ja, en) == (catalog("ja").duration(length), catalog("en").duration(length))


@pytest.mark.parametrize(
    ("number", "ja", "en"),
    [(0, "発言 0 件", "0 moments"), (1, "発言 1 件", "1 moment"), (2, "発言 2 件", "2 moments")],
)
def test_a_count_has_its_plural(number: int, ja: str, en: str) -> None:
    shown = catalog("ja").count("moments", number), catalog("en").count("moments", number)

    assert shown == (ja, en)


def test_a_language_without_a_catalog_is_served_in_english() -> None:
    assert catalog("fr")("page.home") == "Home"
    assert catalog("fr").language == "fr"


def test_languages_have_names_and_unknown_ones_their_tag() -> None:
    names = own_name("ja"), own_name("en"), catalog("ja").language_name("xx")

    assert names == ("日本語", "English", "xx")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalog("en")("no.such.key")

"""Language maps: what is there is shown, and a reader is told when it is not in their language."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from kikigaki.languages import TAG, Chosen, LanguageMap

BOTH = LanguageMap({"ja": "電力", "en": "power"})


def test_the_asked_language_is_chosen() -> None:
    assert Chosen("power", "en", translated=True) == BOTH.choose("en")


def test_a_missing_language_is_stood_in_for_by_the_first() -> None:
    assert Chosen("電力", "ja", translated=False) == BOTH.choose("fr")


def test_where_there_is_nothing_nothing_is_chosen() -> None:
    assert LanguageMap[str]().choose("ja") is None


@pytest.mark.parametrize("texts", [BOTH, LanguageMap({"en": "power"}), LanguageMap[str]()])
@pytest.mark.parametrize("language", ["ja", "en", "fr"])
def test_the_best_value_is_the_one_that_is_chosen(texts: LanguageMap[str], language: str) -> None:
    chosen = texts.choose(language)

    assert texts.best(language, "nothing") == (chosen.value if chosen else "nothing")


def test_an_empty_map_is_false() -> None:
    assert not LanguageMap[str]()
    assert BOTH


def test_the_order_of_languages_is_kept() -> None:
    assert list(BOTH) == ["ja", "en"]
    assert list(BOTH.values()) == ["電力", "power"]


def test_equal_maps_are_equal_and_hash_alike() -> None:
    again = LanguageMap(dict(BOTH))

    assert again == BOTH
    assert hash(again) == hash(BOTH)
    assert dict(BOTH) == again


def test_a_map_shows_what_it_holds() -> None:
    assert repr(LanguageMap({"ja": "電力"})) == "LanguageMap({'ja': '電力'})"


def test_a_map_does_not_change_with_what_it_was_made_of() -> None:
    values = {"ja": "電力"}
    made = LanguageMap(values)
    values["en"] = "power"

    assert list(made) == ["ja"]


@pytest.mark.parametrize(
    "change",
    [
        lambda texts: texts.update(ja="x"),
        lambda texts: texts.setdefault("fr", "x"),
        lambda texts: texts.__setitem__("ja", "x"),
        lambda texts: texts.__delitem__("ja"),
        lambda texts: texts.__ior__({"ja": "x"}),
        lambda texts: texts.pop("ja"),
        lambda texts: texts.popitem(),
        lambda texts: texts.clear(),
    ],
)
def test_a_map_never_changes(change: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="does not change"):
        change(BOTH)

    assert BOTH == {"ja": "電力", "en": "power"}


def test_a_map_that_is_kept_and_read_again_is_one() -> None:
    again = pickle.loads(pickle.dumps(BOTH))  # noqa: S301 - made here

    assert isinstance(again, LanguageMap)
    assert [*again.items()] == [*BOTH.items()]


@pytest.mark.parametrize("tag", ["ja", "en", "pt-BR", "zh-Hant-TW", "yue"])
def test_a_language_tag_is_recognised(tag: str) -> None:
    assert TAG.fullmatch(tag)


@pytest.mark.parametrize("tag", ["", "j", "JA", "japanese", "pt_BR", "ja-", "日本語"])
def test_anything_else_is_no_tag(tag: str) -> None:
    assert not TAG.fullmatch(tag)

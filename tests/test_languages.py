"""Language maps: what is there is shown, and a reader is told when it is not in their language."""

import pytest

from kikigaki.languages import TAG, Chosen, LanguageMap

BOTH = LanguageMap({"ja": "電力", "en": "power"})


def test_the_asked_language_is_chosen() -> None:
    assert Chosen("power", "en", translated=True) == BOTH.choose("en")


def test_a_missing_language_is_stood_in_for_by_the_first() -> None:
    assert Chosen("電力", "ja", translated=False) == BOTH.choose("fr")


def test_where_there_is_nothing_nothing_is_chosen() -> None:
    assert LanguageMap[str]().choose("ja") is None


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


@pytest.mark.parametrize("tag", ["ja", "en", "pt-BR", "zh-Hant-TW", "yue"])
def test_a_language_tag_is_recognised(tag: str) -> None:
    assert TAG.fullmatch(tag)


@pytest.mark.parametrize("tag", ["", "j", "JA", "japanese", "pt_BR", "ja-", "日本語"])
def test_anything_else_is_no_tag(tag: str) -> None:
    assert not TAG.fullmatch(tag)

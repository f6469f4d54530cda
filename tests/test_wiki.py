"""Wiki links: what a name means in a collection."""

from pathlib import Path

import pytest

from kikigaki.model import Collection, Entry
from kikigaki.timestamps import Timestamp
from kikigaki.wiki import Missing, MomentTarget, Names, NoMoment, fold
from tests.folders import NOTE, gathered

FILES = {
    "registry/glossary.yaml": "llama: {name: {ja: ラマ, en: Llama}, aliases: {en: [LLaMA 3]}}\n"
    "shared: {name: 用語}\n",
    "registry/topics.yaml": "scaling: {name: {ja: ラマ, en: Scaling law}}\nshared: {name: 話題}\n",
    "registry/people.yaml": "mark: {name: {ja: マーク, en: Mark}}\nshared: {name: 人}\n"
    "scaling: {name: スケール}\n",
    "talk.yaml": NOTE,
    "mark.yaml": NOTE,
}


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Three registries that share some names, and two notes."""
    return gathered(tmp_path, FILES).collection


def kind_of(found: object) -> str:
    return type(found).__name__ + (f" {found.id}" if isinstance(found, Entry) else "")


@pytest.mark.parametrize(
    ("target", "meaning"),
    [
        ("shared", "Term shared"),
        ("scaling", "Topic scaling"),
        ("mark", "Person mark"),
        ("talk", "MomentTarget"),
        ("ラマ", "Term llama"),
        ("用語", "Term shared"),
        ("話題", "Topic shared"),
        ("Mark", "Person mark"),
    ],
)
def test_terms_come_before_topics_before_people_before_notes(
    collection: Collection, target: str, meaning: str
) -> None:
    assert meaning == kind_of(Names(collection).find(target))


@pytest.mark.parametrize(
    "target", ["llama", "LLAMA", "Llama", "ＬＬＡＭＡ", "ﾗﾏ", "llama 3", " LLaMA   3 ", "ラマ"]
)
def test_case_width_and_space_do_not_tell_names_apart(collection: Collection, target: str) -> None:
    assert Names(collection).find(target) is collection.terms["llama"]


def test_a_note_is_found_by_its_id(collection: Collection) -> None:
    assert Names(collection).find("Talk") == MomentTarget(collection.notes[1])


def test_a_moment_is_one_of_a_note_whoever_has_the_same_name(collection: Collection) -> None:
    found = Names(collection).find("mark#7:18")

    assert found == MomentTarget(collection.notes[0], Timestamp(438))


@pytest.mark.parametrize("stamp", ["7:18", "07:18", "７：１８", "7分18秒"])
def test_a_moment_is_found_by_any_form_of_its_timestamp(collection: Collection, stamp: str) -> None:
    found = Names(collection).find(f"talk#{stamp}")

    assert found == MomentTarget(collection.notes[1], Timestamp(438))


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("talk#7:00", "the nearest is 7:18"),
        ("talk#", "a moment is written [[note-id#7:18]]"),
        ("talk#intro", "a moment is written [[note-id#7:18]]"),
    ],
)
def test_a_moment_that_is_not_there_has_a_hint(
    collection: Collection, target: str, hint: str
) -> None:
    assert Names(collection).find(target) == NoMoment(hint)


@pytest.mark.parametrize(
    ("target", "hint"),
    [("lama", "did you mean “llama”?"), ("tlak#7:18", "did you mean “talk”?"), ("quux", "")],
)
def test_a_name_of_nothing_gets_the_nearest_name(
    collection: Collection, target: str, hint: str
) -> None:
    assert Names(collection).find(target) == Missing(hint)


def test_a_name_with_a_number_sign_is_a_name(tmp_path: Path) -> None:
    found = gathered(tmp_path, {"registry/glossary.yaml": "c-sharp: {name: 'C#'}\n"}).collection

    assert Names(found).find("c#") is found.terms["c-sharp"]


def test_names_are_folded_once_and_for_all() -> None:
    assert fold(fold("ＧＰＵ　Cluster ß")) == fold("ＧＰＵ　Cluster ß") == "gpu cluster ss"


def test_a_name_that_many_notes_miss_is_compared_with_others_once(collection: Collection) -> None:
    names = Names(collection)

    assert names.find("lama") is names.find("lama")

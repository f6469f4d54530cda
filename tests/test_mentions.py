"""Mentions: for each person, topic and term, the moments that concern it."""

from pathlib import Path

import pytest

from kikigaki.mentions import Mentions, find_mentions
from kikigaki.model import Collection
from kikigaki.terms import finders
from kikigaki.wiki import Names
from tests.folders import gathered

NOTE = """\
    title: 題
    video: bc6uFV9CJGg
    guests: [mark, ann]
    hosts: [host]
    sections:
      - title: 一
        topics: [gpus]
        moments:
          - {at: 0:10, question: 問い}
          - {at: 0:20, ja: "[[llama]]と[[ラマ]]の話", topics: [gpus, energy]}
          - {at: 0:30, ja: 答え, speaker: ann}
      - title: 二
        moments:
          - {at: 0:40, comment: "[[ann]]について", by: host}
    """
FILES = {
    "a.yaml": NOTE,
    "registry/people.yaml": "mark: {name: マ}\nann: {name: ア}\nhost: {name: ホ}\n",
    "registry/topics.yaml": "gpus: {name: G}\nenergy: {name: E}\n",
    "registry/glossary.yaml": "llama: {name: ラマ}\n",
}


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """One note with two guests."""
    return gathered(tmp_path, FILES).collection


@pytest.fixture
def mentions(collection: Collection) -> Mentions:
    """Its mentions."""
    return find_mentions(collection, Names(collection), finders(collection))


def stamps(mentions: Mentions, entry: object) -> list[str]:
    return [str(mention.moment.at) for mention in mentions.of(entry)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "said"), [("mark", ["0:20"]), ("ann", ["0:30", "0:40"]), ("host", ["0:10"])]
)
def test_a_person_has_the_moments_they_speak_or_are_named_in(
    collection: Collection, mentions: Mentions, person: str, said: list[str]
) -> None:
    assert stamps(mentions, collection.people[person]) == said


@pytest.mark.parametrize(
    ("topic", "about"), [("gpus", ["0:10", "0:20", "0:30"]), ("energy", ["0:20"])]
)
def test_a_topic_has_the_moments_of_its_sections_and_its_own(
    collection: Collection, mentions: Mentions, topic: str, about: list[str]
) -> None:
    assert stamps(mentions, collection.topics[topic]) == about


def test_a_term_linked_twice_in_a_moment_has_it_once(
    collection: Collection, mentions: Mentions
) -> None:
    assert stamps(mentions, collection.terms["llama"]) == ["0:20"]


def test_a_mention_knows_the_anchor_of_its_moment(
    collection: Collection, mentions: Mentions
) -> None:
    assert [m.anchor.id for m in mentions.of(collection.topics["gpus"])] == ["t10", "t20", "t30"]


def test_mentions_follow_the_order_of_notes(tmp_path: Path) -> None:
    older = f"    published: 2020-01-01\n{NOTE}"
    newer = f"    published: 2024-01-01\n{NOTE}"
    found = gathered(tmp_path, {**FILES, "a.yaml": older, "b.yaml": newer}).collection
    energy = find_mentions(found, Names(found), finders(found)).of(found.topics["energy"])

    assert [mention.note.id for mention in energy] == ["b", "a"]

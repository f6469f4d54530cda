"""What is searched in tests: pairs of a query and a text, and collections that say given texts."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from kikigaki.languages import LanguageMap
from kikigaki.model import Collection
from kikigaki.text import Paragraph, Words
from kikigaki.timestamps import Timestamp
from tests.folders import NOTE, REPOSITORY, gathered

PAIRS: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    (REPOSITORY / "tests/data/search-pairs.yaml").read_text("utf-8")
)
"""Under ``finds`` and ``misses``: queries, each with a text."""


def texts_of_pairs() -> list[str]:
    """Every text once."""
    return list(dict.fromkeys(text for pairs in PAIRS.values() for _, text in pairs))


@cache
def _smallest() -> Collection:
    with tempfile.TemporaryDirectory() as folder:
        return gathered(Path(folder), {"a.yaml": NOTE}).collection


def saying(texts: Sequence[str]) -> Collection:
    """A collection of one note: each text is said in Japanese, in a moment at its own number."""
    collection = _smallest()
    (note,) = collection.notes
    (section,) = note.sections
    (moment,) = section.moments
    moments = tuple(
        replace(
            moment,
            at=Timestamp(number),
            answer=LanguageMap({"ja": (Paragraph((Words(text),)),)}),
        )
        for number, text in enumerate(texts)
    )
    sections = (replace(section, moments=moments),)
    return replace(collection, notes=(replace(note, sections=sections),))

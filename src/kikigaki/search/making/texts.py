"""The texts of a note in one language, which a result is shown from: some passages to a file.

A file is an object: ``id``, ``page`` (below the language's folder), ``title``, ``date``, ``video``,
``people`` (hosts and guests, who belong to the head), ``sections`` (titles of those it has a part
of), ``names`` (of people ``p…`` and topics ``t…`` in it), and ``passages``, each ``[anchor, seconds
or null, section or -1, begins its section, [[voice, person, text], …], [topic, …]]``. Titles and
names fall back to another language, speeches do not.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from kikigaki import links
from kikigaki.search.making.address import page_address
from kikigaki.search.making.records import HEAD, NoteRecord, Passage, names_in

PER_FILE = 8
"""Passages in a file, of a long note and a short one: who shows three moments loads no more."""


def note_texts(record: NoteRecord, language: str, *, directory_urls: bool) -> Iterator[bytes]:
    """The files of a note in a language."""
    page = links.note_page(language, record.id).removeprefix(f"{language}/")
    same = {
        "id": record.id,
        "page": page_address(page, directory_urls=directory_urls),
        "title": record.title.best(language, ""),
        "date": record.published,
        "video": record.video,
    }
    for start in range(0, len(record.passages), PER_FILE):
        passages = record.passages[start : start + PER_FILE]
        yield compact(same | _part(record, passages, language))


def _part(record: NoteRecord, passages: Sequence[Passage], language: str) -> dict[str, Any]:
    keys = set[str]().union(*(names_in(record, passage) for passage in passages))
    first, last = max(passages[0].section, 0), passages[-1].section
    return {
        "sections": [title.best(language, "") for title in record.sections[first : last + 1]],
        "names": {key: n.best(language, "") for key, n in record.names.items() if key in keys},
        "people": record.people if passages[0].section == HEAD else (),
        "passages": [_passage(passage, first, language) for passage in passages],
    }


def _passage(passage: Passage, first: int, language: str) -> list[Any]:
    speeches = [
        [speech.voice, speech.person, speech.text.get(language, "")] for speech in passage.speeches
    ]
    section = HEAD if passage.section == HEAD else passage.section - first
    begins = bool(passage.title)
    return [passage.anchor, passage.seconds, section, begins, speeches, passage.topics]


def compact(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """JSON without spaces."""
    return json_writer()(value)


@cache
def json_writer() -> Callable[..., bytes]:
    """Writes JSON in a quarter of the time that Python's own does; takes ``indent`` too."""
    from pydantic_core import to_json  # noqa: PLC0415 - a build with nothing to do needs none

    return to_json

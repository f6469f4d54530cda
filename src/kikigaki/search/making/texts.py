"""The texts of a note as a file of one language, which a result is shown from.

An object: ``id``, ``page`` (below the language's folder), ``title``, ``date``, ``video``,
``sections`` (titles), ``names`` (of people ``p…`` and topics ``t…``), and ``passages``, each
``[anchor, seconds or null, section or -1, begins its section, [[voice, person, text], …], [topic,
…]]``. Titles and names fall back to another language, speeches do not.
"""

import json
from typing import Any

from kikigaki import links
from kikigaki.languages import LanguageMap
from kikigaki.search.making.address import page_address
from kikigaki.search.making.records import NoteRecord, Passage


def note_texts(record: NoteRecord, language: str, *, directory_urls: bool) -> bytes:
    """The file of a note in a language."""
    page = links.note_page(language, record.id).removeprefix(f"{language}/")
    return compact(
        {
            "id": record.id,
            "page": page_address(page, directory_urls=directory_urls),
            "title": shown(record.title, language),
            "date": record.published,
            "video": record.video,
            "sections": [shown(title, language) for title in record.sections],
            "names": {key: shown(name, language) for key, name in record.names.items()},
            "people": record.people,
            "passages": [_passage(passage, language) for passage in record.passages],
        }
    )


def _passage(passage: Passage, language: str) -> list[Any]:
    speeches = [
        [speech.voice, speech.person, speech.text.get(language, "")] for speech in passage.speeches
    ]
    begins = bool(passage.title)
    return [passage.anchor, passage.seconds, passage.section, begins, speeches, passage.topics]


def shown(texts: LanguageMap[str], language: str) -> str:
    """A text in a language, else in another, else nothing."""
    chosen = texts.choose(language)
    return chosen.value if chosen else ""


def compact(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

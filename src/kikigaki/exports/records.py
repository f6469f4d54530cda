"""A record a moment and language, for programs: JSON Lines, as search engines take them.

``id`` keeps to letters, digits, ``-`` and ``_``, the least that these engines allow:
``llama3--t438--ja`` is what is said at 7:18 of the note llama3 in Japanese. A moment that shares
the anchor of an earlier one, for want of a timestamp, is counted: ``llama3--t438_2--ja``.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from kikigaki.exports.clocks import media_url, recordings
from kikigaki.exports.encoding import fields, known
from kikigaki.exports.source import Source, once
from kikigaki.exports.spoken import Speech, Spoken, spoken, topic_name


def moments(source: Source) -> bytes | None:
    """The moments that are written in the language of the export."""
    return b"".join(line for _, line in lines(source)) or None


@once
def lines(source: Source) -> tuple[tuple[str, bytes], ...]:
    """The id of each record, and the record as a line."""
    head, others, found = fields(_head(source)), tuple(recordings(source)), []
    counted, names = Counter[str](), cache(partial(topic_name, source))
    for said in spoken(source):
        counted[said.anchor.id] += 1
        speeches = [speech for speech in said.speeches if speech.translated]
        if speeches:
            name = _id(source, _place(said.anchor.id, counted[said.anchor.id]))
            own = fields(_record(source, said, speeches, names, others))
            found.append((name, b'{"id":"%s",%s,%s}\n' % (name.encode(), head, own)))
    return tuple(found)


def _place(anchor: str, count: int) -> str:
    return anchor if count == 1 else f"{anchor}_{count}"


def _id(source: Source, place: str) -> str:
    return f"{source.note.id.replace('.', '__')}--{place}--{source.language}"


def _head(source: Source) -> dict[str, Any]:
    """What all records of a note share."""
    note = source.note
    return known(
        {
            "note": note.id,
            "language": source.language,
            "title": source.title,
            "video": note.video,
            "published": note.day,
            "year": note.published.year if note.published else None,
        }
    )


def _record(
    source: Source,
    said: Spoken,
    speeches: list[Speech],
    name: Callable[[str], str],
    others: tuple[Source, ...],
) -> dict[str, Any]:
    """What a record has of its own."""
    at = said.moment.at
    topics = dict.fromkeys([topic.id for topic in (*said.section.topics, *said.moment.topics)])
    record = {
        "anchor": said.anchor.id,
        "at": str(at) if at is not None else "",
        "seconds": at.seconds if at is not None else None,
        "section": said.title,
        "people": list(dict.fromkeys([speech.person for speech in speeches if speech.person])),
        "topics": [*map(name, topics)],
        **{speech.voice.value: speech.plain for speech in speeches},
        "url": f"{source.page}#{said.anchor.id}",
        "watch": media_url(source, at),
        "also": [media_url(other, at) for other in others],
    }
    return known(record)

"""A record a moment and language, for programs: JSON Lines, as search engines take them.

``id`` keeps to letters, digits, ``-`` and ``_``, the least that these engines allow:
``llama3--t438--ja`` is what is said at 7:18 of the note llama3 in Japanese.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from kikigaki.exports.views.clocks import media_url, recordings
from kikigaki.exports.views.encoding import as_json, known
from kikigaki.exports.views.source import Source, once
from kikigaki.exports.views.spoken import Speech, Spoken, spoken, topic_name


def moments(source: Source) -> bytes | None:
    """The moments that are written in the language of the export."""
    return b"".join([line for _, line in lines(source)]) or None


@once
def lines(source: Source) -> tuple[tuple[str, bytes], ...]:
    """The id of each record, and the record as a line."""
    return tuple(_Writer(source).lines())


class _Writer:
    """Writes the records of a note."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.note = source.note.id.replace(".", "__")
        self.head = _head(source)
        self.others = tuple(recordings(source))
        self.topic = cache(partial(topic_name, source))

    def lines(self) -> Iterator[tuple[str, bytes]]:
        for said in spoken(self.source):
            if speeches := [speech for speech in said.speeches if speech.translated]:
                name = f"{self.note}--{said.anchor.name}--{self.source.language}"
                yield name, as_json({"id": name, **self.head, **self.record(said, speeches)})

    def record(self, said: Spoken, speeches: list[Speech]) -> dict[str, Any]:
        """What a record has of its own, without the fields that nothing is known for."""
        at, anchor = said.moment.at, said.anchor.id
        record: dict[str, Any] = {"anchor": anchor}
        if at is not None:
            record["at"], record["seconds"] = str(at), at.seconds
        if said.title:
            record["section"] = said.title
        if people := dict.fromkeys([one.person for one in speeches if one.person]):
            record["people"] = [*people]
        if references := (*said.section.topics, *said.moment.topics):
            record["topics"] = [*map(self.topic, dict.fromkeys([one.id for one in references]))]
        for speech in speeches:
            if speech.plain:
                record[speech.voice] = speech.plain
        record["url"] = f"{self.source.page}#{anchor}"
        record["watch"] = media_url(self.source, at)
        if self.others:
            record["also"] = [media_url(other, at) for other in self.others]
        return record


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

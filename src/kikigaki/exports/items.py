"""What a note adds to the files about many notes: a record of its head."""

import json
from collections.abc import Iterable, Mapping, Sequence

from kikigaki.exports.views.encoding import as_json, known
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import person_name, summary, topic_name
from kikigaki.model import Reference


def item(source: Source, files: Sequence[str]) -> bytes:
    """The record, as a line of JSON; ``files`` are those beside the note's page, by name.

    Fields that nothing is known for are left out.
    """
    note = source.note
    record = {
        "id": note.id,
        "language": source.language,
        "url": source.page,
        "title": source.title,
        "published": note.day,
        "duration": note.duration.seconds if note.duration else None,
        "video": note.video,
        "spoken": note.spoken,
        "guests": [person_name(source, person) for person in _ids(note.guests)],
        "hosts": [person_name(source, person) for person in _ids(note.hosts)],
        "topics": [topic_name(source, topic) for topic in _ids(note.topics)],
        "summary": summary(source),
        "sections": len(note.sections),
        "moments": sum(1 for _ in note.moments()),
        "files": list(files),
    }
    return as_json(known(record))


def files_of(line: bytes) -> list[str]:
    """The files that a record names; none where there is no record."""
    return list(json.loads(line).get("files", ())) if line else []


def _ids(references: Iterable[Reference]) -> Mapping[str, None]:
    return dict.fromkeys(reference.id for reference in references)

"""The postings of all notes together, and the same again after one note was edited."""

from collections.abc import Iterable, Iterator, Sequence

from kikigaki.search.facets import facet_postings
from kikigaki.search.postings import Chunks, Postings, note_postings, note_step
from kikigaki.search.records import NoteRecord
from kikigaki.search.varints import read_varint


def all_chunks(record: NoteRecord, languages: Sequence[str]) -> list[Chunks]:
    """What a note adds to the lists of each language; facets stand in the first."""
    chunks = [note_postings(record, language) for language in languages]
    chunks[0].update(facet_postings(record))
    return chunks


def merged(records: Sequence[NoteRecord], languages: Sequence[str]) -> Postings:
    """The lists of all tokens."""
    lists: list[dict[str, bytearray]] = [{} for _ in languages]
    latest: list[dict[str, int]] = [{} for _ in languages]
    steps = [note_step(number) for number in range(len(records))]
    for number, record in enumerate(records):
        chunks = all_chunks(record, languages)
        for of_language, seen, added in zip(lists, latest, chunks, strict=True):
            for token, places in added.items():
                if token in of_language:
                    of_language[token] += steps[number - seen[token]] + places
                else:
                    of_language[token] = bytearray(steps[number] + places)
                seen[token] = number
    tokens = {token for of_language in lists for token in of_language}
    return {token: tuple(bytes(one.get(token, b"")) for one in lists) for token in tokens}


def edited(
    postings: Postings,
    changes: Iterable[tuple[int, NoteRecord, NoteRecord]],
    languages: Sequence[str],
) -> set[str]:
    """Change the lists where notes (number, as it was, as it is) were edited; say which tokens."""
    changed: set[str] = set()
    for number, before, after in changes:
        pairs = zip(all_chunks(before, languages), all_chunks(after, languages), strict=True)
        for language, (old, new) in enumerate(pairs):
            for token in _differing(old, new):
                changed.add(token)
                lists = list(postings.get(token, (b"",) * len(languages)))
                lists[language] = with_note(lists[language], number, new.get(token, b""))
                postings[token] = tuple(lists)
    for token in changed:
        if not any(postings[token]):
            del postings[token]
    return changed


def _differing(old: Chunks, new: Chunks) -> Iterator[str]:
    return (token for token in old.keys() | new.keys() if old.get(token) != new.get(token))


def with_note(places: bytes, note: int, chunk: bytes) -> bytes:
    """A list in which a note has other places; none if the chunk is empty."""
    before, begin = 0, 0
    while begin < len(places):
        current, end = _note_at(places, begin, before)
        if current >= note:
            break
        before, begin = current, end
    else:
        return places + (note_step(note - before) + chunk if chunk else b"")
    rest = end if current == note else begin
    added = note_step(note - before) + chunk if chunk else b""
    if rest == len(places):
        return places[:begin] + added
    value, after = read_varint(places, rest)
    following = (value >> 1) + (note if current == note else before)
    return (
        places[:begin] + added + note_step(following - (note if chunk else before)) + places[after:]
    )


def _note_at(places: bytes, begin: int, before: int) -> tuple[int, int]:
    """The note whose part begins at a place, and where the part ends."""
    value, at = read_varint(places, begin)
    note = before + (value >> 1)
    while at < len(places):
        value, after = read_varint(places, at)
        if value & 1:
            break
        at = after
    return note, at

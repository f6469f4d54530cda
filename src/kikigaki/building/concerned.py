"""Which notes a change elsewhere concerns, though their own text is the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kikigaki.building.kept import Kept
from kikigaki.collection import Registries
from kikigaki.heads import Head
from kikigaki.model import Collection, Entry
from kikigaki.text import wiki_links
from kikigaki.wiki import fold, registries


def by_registries(before: Registries, now: Registries, author: str) -> Callable[[Kept], bool]:
    """Whether a change of the registries concerns a note."""
    if before.terms != now.terms:  # any word may be a term's name
        return lambda _kept: True
    changed = {
        *_differing("person", before.people, now.people),
        *_differing("topic", before.topics, now.topics),
    }
    if f"person/{author}" in changed:  # who is named on every page
        return lambda _kept: True
    return lambda kept: bool(kept.links or not changed.isdisjoint(kept.refs))


def _differing(kind: str, before: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[str]:
    return (
        f"{kind}/{key}" for key in before.keys() | now.keys() if before.get(key) != now.get(key)
    )


def by_links(
    before: Iterable[Head], now: Iterable[Head], collection: Collection
) -> Callable[[Kept], bool]:
    """Whether a note links to one whose title or timestamps changed, of those that are other."""
    last = {head.id: _linked(head) for head in before}
    new = {head.id: _linked(head) for head in now}
    moved = {fold(key) for key in last.keys() | new.keys() if last.get(key) != new.get(key)}
    if not moved:
        return lambda _kept: False
    if not moved.isdisjoint(_linked_from(collection)):
        return lambda _kept: True
    return lambda kept: not moved.isdisjoint(kept.links)


def _linked(head: Head) -> object:
    """What a link to a note shows of it."""
    return head.title, head.seconds


def _linked_from(collection: Collection) -> set[str]:
    """What the descriptions of entries link to, which pages of notes show too."""
    return {
        fold(wiki.target.partition("#")[0])
        for registry in registries(collection)
        for entry in registry.values()
        for text in entry.description.values()
        for wiki in wiki_links(text)
    }


def in_same_places(before: Iterable[Head], now: Iterable[Head]) -> bool:
    """Whether notes stand where they stood among all others, with the titles they had."""
    last, new = (
        {head.id: (head.published, head.title) for head in heads} for heads in (before, now)
    )
    return last == new


def by_neighbours(before: Iterable[Head], now: Iterable[Head]) -> set[str]:
    """Ids of notes whose page leads to another newer or older note than it did.

    Both are in order, newest first.
    """
    last, new = _neighbours(before), _neighbours(now)
    return {note_id for note_id, near in new.items() if last.get(note_id) != near}


def _neighbours(heads: Iterable[Head]) -> dict[str, tuple[object, object]]:
    """What the page of each note shows of the ones beside it."""
    shown = [None, *((head.id, head.title) for head in heads), None]
    return {
        middle[0]: (before, after)
        for before, middle, after in zip(shown, shown[1:], shown[2:], strict=False)
        if middle is not None
    }

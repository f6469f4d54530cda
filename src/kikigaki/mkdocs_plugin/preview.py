"""While serving, a wrong note keeps its last good page."""

from dataclasses import replace

from kikigaki.collection import Gathered
from kikigaki.diagnostics import Severity


def with_last_good(before: Gathered | None, now: Gathered) -> Gathered:
    """What is there now, with notes and registries that have errors as they last were good."""
    wrong = {p.position.path for p in now.diagnostics if p.severity is Severity.ERROR}
    if before is None or not wrong:
        return now
    kept = [note for note in before.collection.notes if note.position.path in wrong]
    collection = replace(now.collection, notes=(*now.collection.notes, *kept))
    if any(path.rpartition("/")[0].endswith("registry") for path in wrong):
        old = before.collection
        collection = replace(collection, people=old.people, topics=old.topics, terms=old.terms)
    return replace(now, collection=collection, sources={**before.sources, **now.sources})

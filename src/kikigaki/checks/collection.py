"""Rules that need the collection: what a note says about people, topics and other notes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kikigaki.diagnostics import Code, Diagnostic, did_you_mean, quote
from kikigaki.model import Collection, Entry, Note, Reference, WikiLink
from kikigaki.wiki import Missing, Names, NoMoment, fold, registries


def people_are_known(note: Note, collection: Collection) -> Iterator[Diagnostic]:
    """Hosts, guests, speakers and commentators are in people.yaml."""
    if "people" not in collection.unread:
        yield from _unknown(people_in(note), collection.people, Code.UNKNOWN_PERSON, "people")


def topics_are_known(note: Note, collection: Collection) -> Iterator[Diagnostic]:
    """Topics are in topics.yaml."""
    if "topics" not in collection.unread:
        yield from _unknown(topics_in(note), collection.topics, Code.UNKNOWN_TOPIC, "topics")


def wiki_links_lead_somewhere(links: Iterable[WikiLink], names: Names) -> Iterator[Diagnostic]:
    """Each wiki link names a term, topic, person or note, or a moment that exists."""
    for link in links:
        found = names.find(link.target)
        target = quote(link.target)
        if isinstance(found, Missing):
            if names.collection.unread:  # it may be a name of what could not be read
                continue
            message = f"nothing is called “{target}”"
            hint = found.hint or "add it to a file in registry/, or escape \\[\\["
            yield Diagnostic(link.position, Code.UNKNOWN_TARGET, message, hint)
        elif isinstance(found, NoMoment):
            message = f"no moment at “{target}”"
            yield Diagnostic(link.position, Code.UNKNOWN_MOMENT, message, found.hint)


def names_are_clear(collection: Collection) -> Iterator[Diagnostic]:
    """One name belongs to one entry of a registry."""
    for registry in registries(collection):
        owners: dict[str, Entry] = {}
        for entry in registry.values():
            for name in dict.fromkeys(map(fold, entry.names())):
                owner = owners.setdefault(name, entry)
                if owner is not entry:
                    message = f"“{quote(name)}” is a name of {owner.id} too"
                    hint = f"it stands on line {owner.position.line}; keep it in one of them"
                    yield Diagnostic(entry.position, Code.AMBIGUOUS_NAME, message, hint)


def _unknown(
    references: Iterable[Reference], registry: Mapping[str, Entry], code: Code, stem: str
) -> Iterator[Diagnostic]:
    for reference in references:
        if reference.id not in registry:
            message = f"“{quote(reference.id)}” is not in {stem}.yaml"
            hint = did_you_mean(reference.id, registry) or f"add it to registry/{stem}.yaml"
            yield Diagnostic(reference.position, code, message, hint)


def people_in(note: Note) -> list[Reference]:
    """Everybody a note names by id."""
    speakers = [r for moment in note.moments() for r in (moment.speaker, moment.by) if r]
    return [*note.hosts, *note.guests, *speakers]


def topics_in(note: Note) -> list[Reference]:
    """Every topic a note names by id."""
    in_sections = [topic for section in note.sections for topic in section.topics]
    in_moments = [topic for moment in note.moments() for topic in moment.topics]
    return [*note.topics, *in_sections, *in_moments]


def links_in(note: Note) -> list[WikiLink]:
    """Every wiki link of a note."""
    return [*note.links, *(link for moment in note.moments() for link in moment.links)]


def links_in_registries(collection: Collection) -> Iterator[list[WikiLink]]:
    """Every wiki link of the descriptions, registry by registry."""
    for registry in registries(collection):
        yield [link for entry in registry.values() for link in entry.wiki_links]


REFERENCE_CHECKS: tuple[Callable[[Note, Collection], Iterator[Diagnostic]], ...] = (
    people_are_known,
    topics_are_known,
)
LINK_CHECKS: tuple[Callable[[Iterable[WikiLink], Names], Iterator[Diagnostic]], ...] = (
    wiki_links_lead_somewhere,
)
REGISTRY_CHECKS: tuple[Callable[[Collection], Iterator[Diagnostic]], ...] = (names_are_clear,)

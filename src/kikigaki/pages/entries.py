"""The pages of people and topics: their indexes, and a page for each."""

from collections.abc import Iterable, Mapping

from kikigaki import links
from kikigaki.model import Entry, Note, Person, Topic
from kikigaki.pages import readings
from kikigaki.pages.edition import Edition
from kikigaki.pages.ordering import in_order
from kikigaki.pages.page import Page
from kikigaki.pages.parts import (
    entry_links,
    fact,
    facts,
    heading,
    mention_list,
    page_body,
    paragraph,
)
from kikigaki.text import Block, Box, Inline, List, Paragraph, Span, Words

PEOPLE_SOURCE = "registry/people.yaml"
TOPICS_SOURCE = "registry/topics.yaml"


def people_page(edition: Edition) -> Page:
    """Build the index of people."""
    return _index(edition, Person, edition.collection.people, "people", PEOPLE_SOURCE)


def topics_page(edition: Edition) -> Page:
    """Build the index of topics."""
    return _index(edition, Topic, edition.collection.topics, "topics", TOPICS_SOURCE)


def person_page(edition: Edition, person: Person) -> Page:
    """Build the page of a person: the interviews they are in, and their moments."""
    notes = edition.collection.notes
    guest_of = [note for note in notes if any(ref.id == person.id for ref in note.guests)]
    host_of = [note for note in notes if any(ref.id == person.id for ref in note.hosts)]
    blocks = (
        *_notes(edition, "entry.as-guest", "guest", guest_of),
        *_notes(edition, "entry.as-host", "host", host_of),
    )
    said = "entry.said" if guest_of else "entry.mentioned"
    return _entry_page(edition, person, blocks, said, PEOPLE_SOURCE)


def topic_page(edition: Edition, topic: Topic) -> Page:
    """Build the page of a topic: the interviews about it, and the moments."""
    notes = edition.collection.notes
    about = [note for note in notes if any(ref.id == topic.id for ref in note.topics)]
    blocks = _notes(edition, "entry.about", "about", about)
    return _entry_page(edition, topic, blocks, "entry.mentioned", TOPICS_SOURCE)


def entry_facts(edition: Edition, entry: Entry) -> Box | None:
    """The names an entry has besides its title, and where to learn more."""
    strings = edition.strings
    aliases = entry.aliases.get(edition.language, ())
    others: list[Inline] = [
        Span((Words(name),), language=language)
        for language, name in entry.name.items()
        if language != edition.language and name != edition.name(entry)
    ]
    return facts(
        [
            fact(strings("entry.also-called"), map(Words, aliases), " · ") if aliases else None,
            fact(strings("entry.in-other-languages"), others, " · ") if others else None,
            fact(strings("entry.links"), entry_links(entry), " · ") if entry.links else None,
        ]
    )


def _index(
    edition: Edition, kind: type[Entry], registry: Mapping[str, Entry], word: str, source: str
) -> Page:
    strings = edition.strings
    src_uri = links.index_page(edition.language, kind)
    items = tuple(_index_item(edition, entry) for entry in in_order(edition, registry.values()))
    listed: Block = (
        Box((List(ordered=False, items=items),), "kk-index")
        if items
        else paragraph(strings("page.empty"))
    )
    intro = strings(f"{word}.intro")
    title = strings(f"page.{word}")
    body = page_body(edition, src_uri, title, paragraph(intro), listed)
    return Page(src_uri, edition.language, title, intro, body, source if registry else "")


def _index_item(edition: Edition, entry: Entry) -> tuple[Block, ...]:
    count = len(edition.mentions.of(entry))
    number = Span((Words(edition.strings.count("moments", count)),), "kk-figures")
    described = edition.inline(edition.plain(entry.description))
    about: tuple[Inline, ...] = (described, Words(" ")) if entry.description else ()
    return (Paragraph((edition.entry_link(entry), Words(" "), *about, number)),)


def _entry_page(
    edition: Edition, entry: Entry, blocks: Iterable[Block], moments_key: str, source: str
) -> Page:
    src_uri, _ = links.entry_page(edition.language, entry)
    described = edition.text(entry.description)
    mentions = edition.mentions.of(entry)
    listed = mention_list(edition, mentions)
    if listed:
        listed = (heading(2, edition.strings(moments_key), "moments"), *listed)
    body = page_body(
        edition,
        src_uri,
        readings.title(edition, entry),
        *described,
        entry_facts(edition, entry),
        *blocks,
        *listed,
    )
    title = edition.name(entry)
    description = edition.words(edition.plain(entry.description))
    return Page(src_uri, edition.language, title, description, body, source, searched=False)


def _notes(edition: Edition, key: str, anchor: str, notes: list[Note]) -> tuple[Block, ...]:
    if not notes:
        return ()
    items = tuple((_note_line(edition, note),) for note in notes)
    title = heading(2, edition.strings(key), anchor)
    return title, Box((List(ordered=False, items=items),), "kk-notes")


def _note_line(edition: Edition, note: Note) -> Paragraph:
    link = edition.note_link(note)
    if note.published is None:
        return Paragraph((link,))
    date = Span((Words(edition.strings.date(note.published)),), "kk-figures")
    return Paragraph((link, Words(" "), date))

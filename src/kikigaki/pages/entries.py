"""The pages of people and topics: their indexes, and a page for each."""

from collections.abc import Iterable

from kikigaki import links
from kikigaki.model import Entry, Person, Topic
from kikigaki.pages import readings
from kikigaki.pages.edition import Edition
from kikigaki.pages.ordering import in_order
from kikigaki.pages.page import Page
from kikigaki.pages.parts import (
    entry_links,
    fact,
    facts,
    heading,
    more,
    page_body,
    paragraph,
)
from kikigaki.pages.shelves import Shelves, Shown, Stock
from kikigaki.text import Block, Box, Inline, List, Paragraph, Span, Words

PEOPLE_SOURCE = "registry/people.yaml"
TOPICS_SOURCE = "registry/topics.yaml"


def people_page(edition: Edition, stock: Stock) -> Page:
    """Build the index of people."""
    return _index(edition, stock, Person, "people", PEOPLE_SOURCE)


def topics_page(edition: Edition, stock: Stock) -> Page:
    """Build the index of topics."""
    return _index(edition, stock, Topic, "topics", TOPICS_SOURCE)


def person_page(edition: Edition, person: Person, shelves: Shelves) -> Page:
    """Build the page of a person: the interviews they are in, and their moments."""
    guest_of = shelves.part("guest", person)
    blocks = (
        *_notes(edition, "entry.as-guest", "guest", guest_of),
        *_notes(edition, "entry.as-host", "host", shelves.part("host", person)),
    )
    said = "entry.said" if guest_of.pieces else "entry.mentioned"
    return _entry_page(edition, person, blocks, said, shelves)


def topic_page(edition: Edition, topic: Topic, shelves: Shelves) -> Page:
    """Build the page of a topic: the interviews about it, and the moments."""
    blocks = _notes(edition, "entry.about", "about", shelves.part("topic", topic))
    return _entry_page(edition, topic, blocks, "entry.mentioned", shelves)


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


def _index(edition: Edition, stock: Stock, kind: type[Entry], word: str, source: str) -> Page:
    strings, registry = edition.strings, edition.collection.registry(kind)
    src_uri = links.index_page(edition.language, kind)
    entries = in_order(edition, registry.values())
    items = tuple(_index_item(edition, entry, stock.moments(entry)) for entry in entries)
    listed: Block = (
        Box((List(ordered=False, items=items),), "kk-index")
        if items
        else paragraph(strings("page.empty"))
    )
    intro = strings(f"{word}.intro")
    title = strings(f"page.{word}")
    body = page_body(edition, src_uri, title, paragraph(intro), listed)
    return Page(src_uri, edition.language, title, intro, body, source if registry else "")


def _index_item(edition: Edition, entry: Entry, count: int) -> tuple[Block, ...]:
    number = Span((Words(edition.strings.count("moments", count)),), "kk-figures")
    described = edition.inline(edition.plain(entry.description))
    about: tuple[Inline, ...] = (described, Words(" ")) if entry.description else ()
    return (Paragraph((edition.entry_link(entry), Words(" "), *about, number)),)


def _entry_page(
    edition: Edition, entry: Entry, blocks: Iterable[Block], moments_key: str, shelves: Shelves
) -> Page:
    src_uri, _ = links.entry_page(edition.language, entry)
    mentions = shelves.mentions(entry)
    listed = [block for piece in mentions.pieces for block in piece]
    if listed:
        listed = [heading(2, edition.strings(moments_key), "moments"), *listed]
    body = page_body(
        edition,
        src_uri,
        readings.title(edition, entry),
        *edition.text(entry.description),
        entry_facts(edition, entry),
        *blocks,
        *listed,
        *more(edition, mentions.more),
    )
    title = edition.name(entry)
    description = edition.words(edition.plain(entry.description))
    source = PEOPLE_SOURCE if isinstance(entry, Person) else TOPICS_SOURCE
    return Page(src_uri, edition.language, title, description, body, source, searched=False)


def _notes(edition: Edition, key: str, anchor: str, notes: Shown) -> tuple[Block, ...]:
    if not notes.pieces:
        return ()
    listed = Box((List(ordered=False, items=tuple(notes.pieces)),), "kk-notes")
    return heading(2, edition.strings(key), anchor), listed, *more(edition, notes.more)

"""A collection as the readers of one language see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kikigaki import links
from kikigaki.languages import LanguageMap
from kikigaki.model import Collection, Entry, Moment, Term
from kikigaki.strings import Strings, catalog, own_name
from kikigaki.terms import TermFinder, finders
from kikigaki.text import (
    Address,
    Box,
    Inline,
    PageLink,
    Paragraph,
    Span,
    Text,
    Wiki,
    Words,
    replace_wiki,
    to_plain,
    to_readable,
)
from kikigaki.wiki import MomentTarget, Named, Names

Explain: TypeAlias = Callable[[Text, str], Text]
"""Makes of a text in a language one whose terms are explained and whose links are led to pages."""


_REMEMBERED = 500
"""Texts of moments that are remembered; more than notes written together have in a language."""


@dataclass(slots=True)
class Said:
    """A text of a moment, as several pages and exports ask for it."""

    written: Text
    text: Text
    """With its wiki links resolved."""
    plain: str
    """The words alone, on one line."""
    _typed: str | None = None

    def typed(self) -> str:
        """As it is typed in a note."""
        if self._typed is None:
            self._typed = to_readable(self.written)
        return self._typed

    def readable(self, address: Address) -> str:
        """The same with its wiki links led to where pages are."""
        return self.typed() if self.text is self.written else to_readable(self.text, address)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The collection, a language, and what all pages in it need; there is one for each language."""

    collection: Collection
    language: str
    strings: Strings
    names: Names
    finders: Mapping[str, TermFinder]
    family: Mapping[str, "Edition"] = field(repr=False, compare=False)
    """The edition of every language, by language, this one too."""
    _said: dict[int, Said] = field(default_factory=dict, repr=False, compare=False)
    _explanations: dict[str, tuple[Inline, ...]] = field(default_factory=dict, repr=False)

    def words(self, texts: LanguageMap[str], fallback: str = "") -> str:
        """A one-line text in this language, else in another, else the fallback."""
        return texts.best(self.language, fallback)

    def inline(self, texts: LanguageMap[str], fallback: str = "") -> Inline:
        """The same, marked with its own language where it is another."""
        chosen = texts.choose(self.language)
        if chosen is None:
            return Words(fallback)
        words = Words(chosen.value)
        return words if chosen.translated else Span((words,), language=chosen.language)

    def text(self, texts: LanguageMap[Text], explain: Explain | None = None) -> Text:
        """A text in this language; another one is marked as such, for eyes and for software."""
        chosen = texts.choose(self.language)
        if chosen is None:
            return ()
        value = chosen.value
        resolved = explain(value, chosen.language) if explain else self.resolve(value)
        if chosen.translated:
            return resolved
        name = self.strings.language_name(chosen.language)
        notice = Paragraph((Words(self.strings("note.untranslated", language=name)),))
        return Box((notice,), css="kk-missing"), Box(resolved, language=chosen.language)

    def plain(self, texts: LanguageMap[Text]) -> LanguageMap[str]:
        """The words of a text alone, for :meth:`words` and :meth:`inline` to choose from."""
        return LanguageMap({tag: to_plain(self.resolve(text)) for tag, text in texts.items()})

    def resolve(self, text: Text) -> Text:
        """The text with its wiki links led to pages of this language."""
        return replace_wiki(text, self.link)

    def said(self, moment: Moment, text: Text) -> Said:
        """A text of a moment; other pages and several exports ask for the same ones."""
        known = self._said.get(id(text))
        if known is None:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            resolved = self.resolve(text) if moment.links else text
            known = self._said[id(text)] = Said(text, resolved, to_plain(resolved))
        return known  # it holds the text, so that no other one can have its number

    def name(self, entry: Entry) -> str:
        """The name of a registry entry."""
        return self.words(entry.name, entry.id)

    def entry_link(self, entry: Entry, shown: str = "", css: str = "") -> PageLink:
        """A link to the page of a registry entry."""
        page, anchor = links.entry_page(self.language, entry)
        inner = Words(shown) if shown else self.inline(entry.name, entry.id)
        return PageLink(page, (inner,), anchor, css)

    def person(self, person_id: str) -> Inline:
        """A link to a person's page; the id itself where there is no such person."""
        person = self.collection.people.get(person_id)
        return self.entry_link(person) if person else Words(person_id)

    def note_link(self, note: Named, anchor: str = "", shown: str = "") -> PageLink:
        """A link to a note's page, or to a moment on it."""
        inner = Words(shown) if shown else self.inline(note.title, note.id)
        return PageLink(links.note_page(self.language, note.id), (inner,), anchor)

    def other_languages(self, src_uri: str) -> Box | None:
        """Plain links to the same page in the other languages; None if there is only one."""
        others = [other for other in self.collection.languages if other != self.language]
        if not others:
            return None
        label = self.strings("page.languages")
        path = src_uri.removeprefix(self.language)
        inner: list[Inline] = []
        for other in others:
            span = Span((Words(own_name(other)),), language=other)
            inner += [Words(" · "), PageLink(other + path, (span,))]
        return Box((Paragraph(tuple(inner[1:])),), "kk-languages", "", "", "nav", label)

    def explanation(self, term: Term) -> tuple[Inline, ...]:
        """What a term means, and the way to its entry; made once, for it is shown often."""
        if term.id not in self._explanations:
            description = self.inline(self.plain(term.description))
            link = self.entry_link(term, self.strings("term.more"))
            self._explanations[term.id] = (description, Words(" "), link)
        return self._explanations[term.id]

    def link(self, wiki: Wiki) -> Inline:
        """What a wiki link becomes on a page of this language."""
        target = self.names.find(wiki.target)
        if isinstance(target, Entry):
            return self.entry_link(target, wiki.shown, f"kk-{type(target).__name__.lower()}")
        if isinstance(target, MomentTarget):
            return self._moment_link(target, wiki.shown)
        return Words(wiki.shown or wiki.target)

    def _moment_link(self, target: MomentTarget, shown: str) -> Inline:
        if target.at is None:
            return self.note_link(target.note, shown=shown)
        shown = shown or f"{self.words(target.note.title)} {target.at}"
        return self.note_link(target.note, links.stamp_anchor(target.at), shown)


def editions(collection: Collection, names: Names | None = None) -> tuple[Edition, ...]:
    """One edition for each language; ``names`` where the collection's notes are not all there."""
    names = names or Names(collection)
    by_language, family = finders(collection), dict[str, Edition]()
    for tag in collection.languages:
        family[tag] = Edition(collection, tag, catalog(tag), names, by_language, family)
    return tuple(family.values())

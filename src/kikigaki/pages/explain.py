"""Terms explained in place: each at its first use in a section."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kikigaki.languages import LanguageMap
from kikigaki.model import Term
from kikigaki.pages.edition import Edition
from kikigaki.text import Explained, Inline, Text, Wiki, Words, replace_leaves


@dataclass(frozen=True)
class Explainer:
    """Explains each term once; made anew for each section."""

    edition: Edition
    _explained: set[str] = field(init=False, default_factory=set)

    def text(self, texts: LanguageMap[Text]) -> Text:
        """A text of the edition, with terms explained that the section has not explained yet."""
        return self.edition.text(texts, self._explain)

    def _explain(self, text: Text, language: str) -> Text:
        def change(leaf: Words | Wiki) -> tuple[Inline, ...]:
            if isinstance(leaf, Wiki):
                return (self._wiki(leaf),)
            return tuple(self._words(leaf.text, language))

        return replace_leaves(text, change)

    def _wiki(self, wiki: Wiki) -> Inline:
        target = self.edition.names.find(wiki.target)
        if isinstance(target, Term) and self._is_new(target):
            words = Words(wiki.shown or self.edition.name(target))
            return Explained((words,), self.edition.explanation(target))
        return self.edition.link(wiki)

    def _words(self, words: str, language: str) -> Iterator[Inline]:
        position = 0
        for use in self.edition.finders[language].uses(words):
            if self._is_new(use.term):
                yield from _words(words[position : use.start])
                explained = Words(words[use.start : use.end])
                yield Explained((explained,), self.edition.explanation(use.term))
                position = use.end
        yield from _words(words[position:])

    def _is_new(self, term: Term) -> bool:
        """Whether a term can be explained and has not been, which is then remembered."""
        if term.id in self._explained or not term.description:
            return False
        self._explained.add(term.id)
        return True


def _words(text: str) -> Iterator[Words]:
    if text:
        yield Words(text)

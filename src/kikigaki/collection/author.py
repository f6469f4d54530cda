"""The author whom ``mkdocs.yml`` names is one of the people."""

from collections.abc import Iterator
from pathlib import Path

from kikigaki.diagnostics import Code, Diagnostic, Position, did_you_mean, quote
from kikigaki.model import Collection
from kikigaki.settings import Settings
from kikigaki.source import Scalar, Sequence, compose, follow, read_text


def check_author(collection: Collection, settings: Settings) -> Iterator[Diagnostic]:
    """The author is in people.yaml."""
    author, people = settings.author, collection.people
    if author and author not in people and "people" not in collection.unread:
        message = f"the author “{quote(author)}” is not in people.yaml"
        hint = did_you_mean(author, people) or "add the person to registry/people.yaml"
        yield Diagnostic(_position(settings), Code.UNKNOWN_PERSON, message, hint)


def _position(settings: Settings) -> Position:
    """Where the author is written; the file where that cannot be found."""
    text = read_text(Path(settings.file), settings.file)
    found = typed_author(text, settings) if isinstance(text, str) else None
    return found.position if found else Position(settings.file)


def typed_author(text: str, settings: Settings) -> Scalar | None:
    """The author as typed in the text of ``mkdocs.yml``; None where it cannot be found."""
    root, _ = compose(text, settings.file)
    plugins = follow(root, ("plugins",))
    for plugin in plugins.items if isinstance(plugins, Sequence) else (plugins,):
        author = follow(plugin, ("kikigaki", "author"))
        if isinstance(author, Scalar) and author.text == settings.author:
            return author
    return None

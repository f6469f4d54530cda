"""What a draft has otherwise than the note it was added to, and what found no place there."""

from collections.abc import Iterable, Iterator, Sequence

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.draft import Draft
from kikigaki.importers.merging.inserting import value_at
from kikigaki.importers.merging.places import Heard, Matches, draft_marks, marks
from kikigaki.importers.merging.saying import Saying
from kikigaki.model import Note
from kikigaki.source import Mapping

_REPLACE = "import with --replace to take the table's"
_LISTED = 10


def differences(
    root: Mapping, said: Iterable[Saying], languages: Sequence[str]
) -> Iterator[Diagnostic]:
    """What a table has otherwise than its note, where that stands in the note."""
    for saying in said:
        for key in saying.other:
            what = _column(saying, key, languages)
            yield _differs(value_at(root, saying, key).position, what, _REPLACE)


def moved(note: Note, found: Matches) -> Iterator[Diagnostic]:
    """Rows that stand in another section than their moments do."""
    for (section, number), heard in found.pairs:
        if heard.titled and heard.section != section:
            position = note.sections[section].moments[number].position
            yield _differs(position, "section", "move the moment by hand")


def _differs(position: Position, what: str, hint: str) -> Diagnostic:
    message = f"{what} differs from the table's; it stays"
    return Diagnostic(position, Code.TEXT_DIFFERS, message, hint)


def not_taken(
    note: Note, path: str, draft: Draft, found: Matches, lost: Sequence[Heard]
) -> Iterator[Diagnostic]:
    """That a file says more than the note, which has its own words in their place.

    ``lost`` are moments for which the note has no section.
    """
    said = [*lost, *found.left]
    for (section, number), heard in () if draft.typed else found.pairs:
        if draft_marks(heard.moment) - marks(note.sections[section].moments[number]):
            said.append(heard)
    if not said:
        return
    stamps = list(dict.fromkeys([str(heard.at) for heard in said if heard.at is not None]))
    where = f" at {', '.join(stamps[:_LISTED])}" if stamps else ""
    more = f" and {len(stamps) - _LISTED} more places" if len(stamps) > _LISTED else ""
    texts = "a text is" if len(said) == 1 else f"{len(said)} texts are"
    message = f"{texts} not taken; the note has its own{where}{more}"
    yield Diagnostic(Position(path), Code.NOT_TAKEN, message, "compare them by hand")


def _column(saying: Saying, key: str, languages: Sequence[str]) -> str:
    """What a table calls it: ``answer.en``."""
    match saying.path:
        case ("sections", int(), "title"):
            return f"section.{key}"
        case (*_, str(name)):
            return f"{name}.{key}"
        case _:
            return f"answer.{key}" if key in languages else key

"""The synopses of a point, one in each language, as moments."""

from kikigaki.importers.draft import DraftMoment
from kikigaki.importers.notes.safe import is_fine, plain_source
from kikigaki.languages import LanguageMap
from kikigaki.model import VOICES, Voice
from kikigaki.synopses import SynopsisMoment, read
from kikigaki.text import parse, to_plain
from kikigaki.timestamps import Timestamp


def moments_of(start: Timestamp, synopses: LanguageMap[str]) -> tuple[DraftMoment, ...]:
    """The moments of a point that begins at ``start``, in the order of the file.

    None if a synopsis has no lines as :mod:`kikigaki.synopses` writes them, or if those of two
    languages have other moments.
    """
    heard = {tag: read(text) for tag, text in synopses.items()}
    stamps = {tuple([moment.at for moment in moments]) for moments in heard.values()}
    if len(stamps) != 1 or next(filter(None, *stamps), None) != start:
        return ()
    return tuple(
        _moment(dict(zip(heard, versions, strict=True)))
        for versions in zip(*heard.values(), strict=True)
    )


def _moment(versions: dict[str, SynopsisMoment]) -> DraftMoment:
    """A moment by its version in each language."""

    def texts(voice: Voice) -> LanguageMap[str]:
        words = {tag: heard.said.get(voice, "") for tag, heard in versions.items()}
        return LanguageMap({tag: _source(text) for tag, text in words.items() if text})

    at = next(iter(versions.values())).at
    question, answer, comment = map(texts, VOICES)
    return DraftMoment(at, question, answer, comment)


def _source(words: str) -> str:
    """Words that are meant as they stand, as the text of a note."""
    shown = is_fine(words) and to_plain(parse(words).text) == words
    return words if shown else plain_source(words)

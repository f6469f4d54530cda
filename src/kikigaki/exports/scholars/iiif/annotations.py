"""What is said in a video, as W3C annotations of its stretches: https://www.w3.org/TR/annotation-model/."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from kikigaki.exports.scholars.iiif.shapes import Json, Words
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spans import SectionSpan, Span
from kikigaki.mentions import heard_id
from kikigaki.model import Voice
from kikigaki.pages import Said
from kikigaki.text import to_plain

_MOTIVATIONS = {
    Voice.QUESTION: "supplementing",  # what comes from the video, in IIIF's words
    Voice.ANSWER: "supplementing",
    Voice.COMMENT: "commenting",
}


def annotations(
    source: Source, base: str, part: Callable[[Span], str], sections: Iterable[SectionSpan]
) -> Iterator[Json]:
    """An annotation for each voice of each moment, in file order.

    ``base`` begins the address of each, and ``part`` gives that of a stretch.
    """
    note, author = source.note, source.edition.collection.author
    label = cache(lambda voice, person_id: _label(source, voice, person_id))
    for heard in (heard for section in sections for heard in section.moments):
        target = part(heard.span)
        for voice, texts in heard.moment.voices():
            said = {
                language: source.edition.family[language].said(heard.moment, text)
                for language, text in texts.items()
            }
            yield {
                "id": f"{base}/annotations/{heard.anchor.name}-{voice}",
                "type": "Annotation",
                "label": label(voice, heard_id(note, heard.moment, voice, author)),
                "motivation": _MOTIVATIONS[voice],
                "body": _body(said),
                "target": target,
            }


def _label(source: Source, voice: Voice, person_id: str) -> Words:
    """The voice, and who is heard."""
    person = source.edition.collection.people.get(person_id)
    return {
        language: [f"{words}: {edition.name(person)}" if person else words]
        for language, edition in source.edition.family.items()
        for words in [edition.strings(f"voice.{voice}")]
    }


def _body(said: dict[str, Said]) -> Json:
    """A text in each language, of which the viewer shows one."""
    bodies = [
        {
            "type": "TextualBody",
            "value": _paragraphs(one),
            "language": language,
            "format": "text/plain",
        }
        for language, one in said.items()
    ]
    return bodies[0] if len(bodies) == 1 else {"type": "Choice", "items": bodies}


def _paragraphs(said: Said) -> str:
    """The words of each paragraph, list or quote; links read as on the page of the language."""
    if len(said.text) == 1:
        return said.plain
    return "\n\n".join([to_plain((block,)) for block in said.text])

"""Apple's TTML: transcripts of podcasts, and lyrics.

Unlike the standard's, its times all count from the beginning, a paragraph is a turn of one person,
and sentences and words are spans (``podcasts:unit``), with no space between the words.
"""

from collections.abc import Iterator
from fractions import Fraction

from kikigaki.importers.captions.reading import Reading, no_time
from kikigaki.importers.captions.ttml_time import Rates
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.markup import Element
from kikigaki.importers.seconds import ratio
from kikigaki.text.characters import joins_lines


def read(root: Element) -> Reading | None:
    """The sentences of a transcript of Apple's; None if it is another kind of XML."""
    if root.name != "tt" or not _is_apples(root):
        return None
    rates = Rates.of(root)
    turns = ((turn, sentence) for turn in root.every("p") for sentence in _sentences(turn))
    cues, faults = split(_cue(sentence, turn, rates) for turn, sentence in turns)
    return Reading(cues, faults, root.attributes.get("lang", ""))


def _is_apples(root: Element) -> bool:
    words = (span for span in root.every("span") if "unit" in span.attributes)
    return "timing" in root.attributes or next(words, None) is not None


def _sentences(turn: Element) -> Iterator[Element]:
    sentences = [span for span in turn.every("span") if span.attributes.get("unit") == "sentence"]
    yield from sentences or [turn]


def _cue(sentence: Element, turn: Element, rates: Rates) -> Cue | Fault:
    text = _joined(sentence)
    times = _times(sentence, rates) or _times(turn, rates)
    if times is None:
        return no_time(sentence.line, text)
    start, end = times
    voice = turn.attributes.get("agent", "")
    return Cue(ratio(start), ratio(end), text, voice, sentence.line)


def _times(element: Element, rates: Rates) -> tuple[Fraction, Fraction] | None:
    """When an element begins and ends, from its own times or those of its words."""
    own = (element.attributes.get("begin", ""), element.attributes.get("end", ""))
    start, end = (rates.seconds(text) for text in own)
    if start is not None and end is not None:
        return start, end
    inside = [times for span in element.elements("span") if (times := _times(span, rates))]
    return (inside[0][0], inside[-1][1]) if inside else None


def _joined(sentence: Element) -> str:
    """The words, with a space between those of scripts that have one."""
    text = ""
    for piece in _pieces(sentence):
        glued = not text or joins_lines(text[-1], piece[0])
        text += piece if glued else f" {piece}"
    return text


def _pieces(element: Element) -> Iterator[str]:
    spans = list(element.elements("span"))
    if not spans:
        yield from element.text().split()
    for span in spans:
        yield from _pieces(span)
